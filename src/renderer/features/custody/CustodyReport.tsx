import { Button, Modal, Radio, SegmentedControl } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { Language, LANGUAGES } from '../../../shared/domain/language.ts'
import { savePaper } from '../../app/download.ts'
import { client, engine } from '../../app/engine.ts'
import { barredIn } from '../../app/errors.ts'
import { useLanguage } from '../../app/i18n.ts'
import { queryClient } from '../../app/queries.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { allExcepted, BarredDocuments } from '../exhibits/Exceptions.tsx'

const KINDS = ['report', '902-14', '902-13'] as const
type Kind = (typeof KINDS)[number]

interface CustodyReportProps {
  caseId: string
  documentIds: readonly string[]
  onClose: () => void
}

/** Makes the custody report or a draft certificate for the chosen documents, and saves it. */
export function CustodyReport({ caseId, documentIds, onClose }: CustodyReportProps) {
  const { t } = useTranslation('custody')
  const windowLanguage = useLanguage()
  const [kind, setKind] = useState<Kind>('report')
  const [language, setLanguage] = useState<Language>(windowLanguage)
  const [exceptions, setExceptions] = useState<Exception[]>([])
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId } })).data
  const make = useMutation({
    mutationFn: async () => {
      const order = { caseId, documentIds: [...documentIds], kinds: [kind], language, exceptions }
      for (const paper of (await client.custody.report(order)).papers) await savePaper(paper)
    },
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: engine.custody.key() })
      onClose()
    },
  })
  const refused = barredIn(make.error)
  // One that is reviewed here is barred no longer.
  const barred = refused?.filter(({ documentId }) => documents?.find(({ id }) => id === documentId)?.bars.length !== 0)
  const ready = !make.isPending && (barred === undefined || allExcepted(barred, exceptions))

  function choose(next: Kind): void {
    setKind(next)
    // A certificate under the American rules is read by an American court.
    if (next !== 'report') setLanguage('en')
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={t('report.title', { count: documentIds.length })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) make.mutate()
        }}
      >
        <Radio.Group value={kind} onChange={(next) => choose(next as Kind)} aria-label={t('report.what')}>
          <div className="stack">
            {KINDS.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`report.kind.${one}`)}
                description={t(`report.about.${one}`)}
                data-autofocus={one === kind || undefined}
              />
            ))}
          </div>
        </Radio.Group>
        <div className="row">
          <span className="field-label" id="report-language">
            {t('report.language')}
          </span>
          <SegmentedControl
            aria-labelledby="report-language"
            data={LANGUAGES.map((one) => ({ value: one, label: t(`report.languages.${one}`) }))}
            value={language}
            onChange={(next) => setLanguage(Language.catch('en').parse(next))}
          />
        </div>
        <p className="small second">{t('report.integrity')}</p>
        {barred && barred.length > 0 && (
          <>
            <p>{t('report.barred')}</p>
            <BarredDocuments
              barred={barred}
              act="report"
              caseId={caseId}
              exceptions={exceptions}
              onChange={setExceptions}
            />
          </>
        )}
        {make.isError && !refused && <ErrorLine error={make.error} />}
        <div className="row dialog-acts">
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!ready}>
            {t(make.isPending ? 'report.making' : 'report.make')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
