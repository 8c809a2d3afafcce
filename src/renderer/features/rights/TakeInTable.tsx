import { Button, Modal } from '@mantine/core'
import { IconFileTypeCsv } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { adviceFor } from '../../../shared/messages/table-advice.ts'
import type { TableImport } from '../../../shared/contract/rights.ts'
import { client } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { noteSaved } from '../../app/saved.ts'
import { base64OfFile } from '../../components/base64OfFile.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { readAnew } from '../registers/useRegister.ts'

/** Lines that are shown of what a table would change. */
const SHOWN = 200

/** Takes a table of rights in, after showing what each of its lines would change and which cannot be read. */
export function TakeInTable({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('rights')
  const picker = useRef<HTMLInputElement>(null)
  const trying = useMutation({
    mutationFn: async (file: File) => {
      const table = await base64OfFile(file)
      return { table, told: await client.rights.importCsv({ table, dry: true }) }
    },
  })
  const taking = useMutation({
    mutationFn: (table: string) => client.rights.importCsv({ table, dry: false }),
    onSuccess: async () => {
      noteSaved()
      await Promise.all([readAnew('right'), readAnew('product')])
      onClose()
    },
  })
  const tried = trying.data
  const writes = tried?.told.lines.some(({ does }) => does !== 'leaves') ?? false

  return (
    <Modal opened onClose={onClose} title={t('import.title')} size="lg">
      <div className="stack">
        <p className="small second">{t('import.hint')}</p>
        <input
          ref={picker}
          hidden
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
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
            {t('import.choose')}
          </Button>
        </div>
        {trying.isError && <ErrorLine error={trying.error} />}
        {tried && <Preview told={tried.told} />}
        {taking.isError && <ErrorLine error={taking.error} />}
        {tried && (
          <div className="row">
            <Button variant="filled" disabled={!writes || taking.isPending} onClick={() => taking.mutate(tried.table)}>
              {t('import.do')}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            {!writes && <span className="small faint">{t('import.nothing')}</span>}
          </div>
        )}
      </div>
    </Modal>
  )
}

function Preview({ told: { lines, products, refused } }: { told: TableImport }) {
  const { t } = useTranslation('rights')
  const language = useLanguage()
  const counts = (['adds', 'changes', 'leaves'] as const).map((does) => ({
    does,
    count: lines.filter((line) => line.does === does).length,
  }))
  const shown = lines.filter(({ does }) => does !== 'leaves').slice(0, SHOWN)
  return (
    <>
      <ul className="plain-list">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ does, count }) => (
            <li key={does}>{t(`import.${does}`, { count })}</li>
          ))}
        {products.length > 0 && <li>{t('import.products', { count: products.length, names: products.join(', ') })}</li>}
      </ul>
      {refused.length > 0 && (
        <div role="alert">
          <p className="small tone-bad">{t('import.refused', { count: refused.length })}</p>
          <ul className="table-refused">
            {refused.map(({ line, field, value }) => (
              <li key={line}>
                <b>{t('import.line', { line, field: t([`column.${field}`], { defaultValue: field }) })}</b>:{' '}
                <q>{value || t('import.empty')}</q> <span className="second">{adviceFor(field, t)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {shown.length > 0 && (
        <div className="table-preview" role="region" aria-label={t('import.title')} tabIndex={0}>
          <table>
            <tbody>
              {shown.map(({ line, does, title, territory }) => (
                <tr key={line}>
                  <td className="numbers faint">{line}</td>
                  <td className="wrap-anywhere">{title}</td>
                  <td>{territoryInWords(territory, language)}</td>
                  <td className="second">{t(`import.does.${does}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
