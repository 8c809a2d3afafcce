import { Button, Modal } from '@mantine/core'
import { IconFileTypeCsv } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { noteSaved } from '../../app/saved.ts'
import { base64OfFile } from '../../components/base64OfFile.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'

/** Lines that are shown of what a table would change. */
const SHOWN = 200

type Does = 'adds' | 'changes' | 'leaves'

interface Tried {
  lines: readonly { line: number; does: Does }[]
  refused: readonly { line: number; field: string; value: string }[]
}

interface TakeInTableProps<T extends Tried> {
  /** The namespace whose `import.*` says what is taken in. */
  words: 'rights' | 'agreements'
  /** Reads the table (base64) and answers what taking it in would change. */
  onTry: (table: string) => Promise<T>
  onTake: (table: string) => Promise<void>
  onClose: () => void
  fieldInWords: (field: string) => string
  /** What to do about a cell that cannot be read. */
  advice: (field: string) => string
  /** What more the table would change than its rows. */
  also?: (told: T) => ReactNode
  /** The cells that say which row a line is. */
  cells: (line: T['lines'][number]) => ReactNode
}

/** Takes a table in, after showing what each of its lines would change and which cannot be read. */
export function TakeInTable<T extends Tried>(props: TakeInTableProps<T>) {
  const { words, onTry, onTake, onClose } = props
  const { t } = useTranslation(words)
  const picker = useRef<HTMLInputElement>(null)
  const trying = useMutation({
    mutationFn: async (file: File) => {
      const table = await base64OfFile(file)
      return { table, told: await onTry(table) }
    },
  })
  const taking = useMutation({
    mutationFn: onTake,
    onSuccess: () => {
      noteSaved()
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
        <p className="small second">{t('import.hint')}</p>
        <input
          ref={picker}
          className="visually-hidden"
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={t('registers:import.file')}
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
            {t('registers:import.choose')}
          </Button>
        </div>
        {trying.isError && <ErrorLine error={trying.error} />}
        {tried && <Preview {...props} told={tried.told} />}
        {taking.isError && <ErrorLine error={taking.error} />}
        {tried && (
          <div className="row">
            <Button variant="filled" disabled={!writes || taking.isPending} onClick={() => taking.mutate(tried.table)}>
              {t('registers:import.take')}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            {!writes && <span className="small faint">{t('registers:import.nothing')}</span>}
          </div>
        )}
      </div>
    </Modal>
  )
}

function Preview<T extends Tried>({
  words,
  told,
  fieldInWords,
  advice,
  also,
  cells,
}: TakeInTableProps<T> & { told: T }) {
  const { t } = useTranslation(words)
  const { lines, refused } = told
  const counts = (['adds', 'changes', 'leaves'] as const)
    .map((does) => ({ does, count: lines.filter((line) => line.does === does).length }))
    .filter(({ count }) => count > 0)
  const shown = lines.filter(({ does }) => does !== 'leaves').slice(0, SHOWN)
  return (
    <>
      <ul className="plain-list">
        {counts.map(({ does, count }) => (
          <li key={does}>{t(`import.${does}`, { count })}</li>
        ))}
        {also?.(told)}
      </ul>
      {refused.length > 0 && (
        <div role="alert">
          <p className="small tone-bad">{t('registers:import.refused', { count: refused.length })}</p>
          <ul className="table-refused">
            {refused.map(({ line, field, value }) => (
              <li key={`${line} ${field}`}>
                <b>{t('registers:import.line', { line, field: fieldInWords(field) })}</b>:{' '}
                <q>{value || t('registers:import.empty')}</q> <span className="second">{advice(field)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {shown.length > 0 && (
        <div className="table-preview" role="region" aria-label={t('import.title')} tabIndex={0}>
          <table>
            <tbody>
              {shown.map((line) => (
                <tr key={line.line}>
                  <td className="numbers faint">{line.line}</td>
                  {cells(line)}
                  <td className="second">{t(`registers:import.does.${line.does}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
