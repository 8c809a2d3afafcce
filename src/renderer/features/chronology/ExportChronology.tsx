import { Button, Checkbox, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exception } from '../../../shared/contract/leaving.ts'
import type { ChronologyFilter, ChronologyKind, ChronologyOrder } from '../../../shared/domain/chronology.ts'
import { savePaper } from '../../app/download.ts'
import { client, engine } from '../../app/engine.ts'
import { barredIn } from '../../app/errors.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { allExcepted, BarredDocuments } from '../exhibits/Exceptions.tsx'

interface ExportChronologyProps {
  caseId: string
  filter: ChronologyFilter
  order: ChronologyOrder
  onClose: () => void
}

/** Saves the table as it is filtered and ordered, past the gate of the house. */
export function ExportChronology({ caseId, filter, order, onClose }: ExportChronologyProps) {
  const { t } = useTranslation('chronology')
  const language = useLanguage()
  const [exceptions, setExceptions] = useState<Exception[]>([])
  const [leaveOut, setLeaveOut] = useState(false)
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId } })).data
  const exporting = useMutation({
    mutationFn: async () => {
      const letOut = leaveOut ? { leaveOut } : { exceptions }
      const { kinds, ...narrowed } = filter
      const asked = { ...narrowed, ...(kinds && { kinds: [...kinds] as ChronologyKind[] }) }
      const { paper } = await client.chronology.exportCsv({ caseId, ...asked, order, language, ...letOut })
      await savePaper(paper)
    },
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
                caseId={caseId}
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
