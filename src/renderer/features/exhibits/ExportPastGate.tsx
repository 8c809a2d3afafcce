import { Button, Checkbox, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exception } from '../../../shared/contract/leaving.ts'
import type { Paper } from '../../../shared/contract/papers.ts'
import { savePaper } from '../../app/download.ts'
import { engine } from '../../app/engine.ts'
import { barredIn } from '../../app/errors.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { allExcepted, BarredDocuments } from './Exceptions.tsx'

/** Exceptions one by one, or whatever is barred is left out. */
type LetOut = { leaveOut: boolean } | { exceptions: Exception[] }

interface ExportPastGateProps {
  /** The catalogue whose `export` holds the words. */
  words: 'search' | 'chronology'
  /** Undefined: of every case. */
  caseId: string | undefined
  /** How many are exported at the most, where there are more. */
  most?: number | undefined
  make: (letOut: LetOut) => Promise<{ paper: Paper }>
  onClose: () => void
}

/** Saves a table past the gate of the house. */
export function ExportPastGate({ words, caseId, most, make, onClose }: ExportPastGateProps) {
  const { t } = useTranslation(words)
  const [exceptions, setExceptions] = useState<Exception[]>([])
  const [leaveOut, setLeaveOut] = useState(false)
  const documents = useQuery(
    engine.evidence.list.queryOptions({ input: { caseId: caseId ?? '' }, enabled: caseId !== undefined }),
  ).data
  const exporting = useMutation({
    mutationFn: async () => savePaper((await make(leaveOut ? { leaveOut } : { exceptions })).paper),
    onSuccess: onClose,
  })
  const refused = barredIn(exporting.error)
  // One that is reviewed here is barred no longer.
  const barred = refused?.filter(({ documentId }) => documents?.find(({ id }) => id === documentId)?.bars.length !== 0)
  const passes = barred === undefined || leaveOut || allExcepted(barred, exceptions)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (passes && !exporting.isPending) exporting.mutate()
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('export.title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className="stack" onSubmit={submit}>
        <p>{t('export.text')}</p>
        {most !== undefined && <p className="small second">{t('export.most', { count: most })}</p>}
        {barred && barred.length > 0 && (
          <>
            <p>{t('export.barred')}</p>
            <Checkbox
              label={t('export.leaveOut', { count: barred.length })}
              checked={leaveOut}
              onChange={(event) => setLeaveOut(event.currentTarget.checked)}
            />
            {!leaveOut && (
              <BarredDocuments
                barred={barred}
                act="hits"
                {...(caseId === undefined ? {} : { caseId })}
                exceptions={exceptions}
                onChange={setExceptions}
              />
            )}
          </>
        )}
        {exporting.isError && !refused && <ErrorLine error={exporting.error} />}
        <div className="row dialog-acts">
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!passes || exporting.isPending} data-autofocus>
            {t('export.do')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
