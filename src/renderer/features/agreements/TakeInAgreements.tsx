import { Button, Modal } from '@mantine/core'
import { IconFileTypeCsv } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgreementImport } from '../../../shared/contract/agreements.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { client } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { noteSaved } from '../../app/saved.ts'
import { base64OfFile } from '../../components/base64OfFile.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { readAnew } from '../registers/useRegister.ts'

/** Lines that are shown of what a table would change. */
const SHOWN = 200

/** Takes a table of agreements in, after showing what each of its lines would change and which cannot be read. */
export function TakeInAgreements({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('agreements')
  const picker = useRef<HTMLInputElement>(null)
  const trying = useMutation({
    mutationFn: async (file: File) => {
      const table = await base64OfFile(file)
      return { table, told: await client.agreements.importCsv({ table, dry: true }) }
    },
  })
  const taking = useMutation({
    mutationFn: (table: string) => client.agreements.importCsv({ table, dry: false }),
    onSuccess: async () => {
      noteSaved()
      await readAnew('agreement')
      onClose()
    },
  })
  const tried = trying.data
  const writes = tried?.told.lines.some(({ does }) => does !== 'leaves') ?? false

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('import.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className="stack">
        <p className="small second">{t('import.columns')}</p>
        <input
          ref={picker}
          className="visually-hidden"
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={t('import.file')}
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            if (file) trying.mutate(file)
            // The same file can be chosen again once it was mended.
            event.currentTarget.value = ''
          }}
        />
        <div>
          <Button
            variant={tried ? 'default' : 'filled'}
            leftSection={<IconFileTypeCsv size={15} stroke={1.5} />}
            disabled={trying.isPending}
            data-autofocus
            onClick={() => picker.current?.click()}
          >
            {t('import.file')}
          </Button>
        </div>
        {trying.isError && <ErrorLine error={trying.error} />}
        {tried && <Preview told={tried.told} />}
        {taking.isError && <ErrorLine error={taking.error} />}
        {tried && (
          <div className="row">
            <Button variant="filled" disabled={!writes || taking.isPending} onClick={() => taking.mutate(tried.table)}>
              {t('import.take')}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t('common:cancel')}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  )
}

function Preview({ told: { lines, refused } }: { told: AgreementImport }) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  const counts = (['adds', 'changes', 'leaves'] as const)
    .map((does) => ({ does, count: lines.filter((line) => line.does === does).length }))
    .filter(({ count }) => count > 0)
  return (
    <>
      <ul className="plain-list">
        {counts.map(({ does, count }) => (
          <li key={does}>{t(`import.${does}`, { count })}</li>
        ))}
      </ul>
      {refused.length > 0 && (
        <ul className="table-refused" role="alert">
          {refused.map(({ line, field, value }) => (
            <li key={line}>
              {t('import.refused', { line, field: t(`registers:field.${field}`, { defaultValue: field }), value })}
            </li>
          ))}
        </ul>
      )}
      <div className="table-preview" role="region" aria-label={t('import.title')} tabIndex={0}>
        <table>
          <tbody>
            {lines.slice(0, SHOWN).map(({ line, does, countries, title }) => (
              <tr key={line}>
                <td className="numbers faint">{line}</td>
                <td>{countries.map((code) => territoryInWords(code, language)).join(' – ')}</td>
                <td className="wrap-anywhere">{title}</td>
                <td className="second">{t(`import.does.${does}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
