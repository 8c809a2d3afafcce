import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportInput } from '../../../shared/contract/evidence.ts'
import { fileSize } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'

/** Worst first: what a person must look at. */
const OUTCOMES = [
  'refused',
  'skipped',
  'listed',
  'stored',
  'duplicate',
  'added',
] as const satisfies ImportInput['outcome'][]

/** What became of every file of an import, with the reason where it was not taken in. */
export function ImportReport({ jobId, onOpen }: { jobId: string; onOpen: (documentId: string) => void }) {
  const { t } = useTranslation('evidence')
  const report = useQuery(engine.imports.report.queryOptions({ input: { jobId } }))
  const [outcome, setOutcome] = useState<ImportInput['outcome']>()
  const [active, setActive] = useState<string>()
  if (report.isError) return <ErrorLine error={report.error} />
  const inputs = report.data?.inputs ?? []
  const counted = OUTCOMES.map((one) => ({
    one,
    count: inputs.filter((input) => input.outcome === one).length,
  })).filter(({ count }) => count > 0)
  const shown = outcome === undefined ? inputs : inputs.filter((input) => input.outcome === outcome)
  return (
    <>
      <div className="import-outcomes">
        {counted.map(({ one, count }) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={outcome === one}
            onClick={() => setOutcome(outcome === one ? undefined : one)}
          >
            {t(`imports.${one}`, { count })}
          </button>
        ))}
      </div>
      <VirtualList
        items={shown}
        keyOf={({ id }) => id}
        label={t('imports.path')}
        selected={new Set(active === undefined ? [] : [active])}
        active={active}
        onSelect={(_selected, id) => setActive(id)}
        onOpen={({ documentId }) => documentId !== null && onOpen(documentId)}
        rowHeight={50}
        renderRow={(input) => <InputRow input={input} onOpen={onOpen} />}
      />
    </>
  )
}

function InputRow({ input, onOpen }: { input: ImportInput; onOpen: (documentId: string) => void }) {
  const { t } = useTranslation('evidence')
  const language = useLanguage()
  const { outcome, refusal, documentId, listedAs, size } = input
  return (
    <div className="import-row">
      <div className="wrap-anywhere">
        {input.path} {size !== null && <span className="faint numbers">{fileSize(size, language)}</span>}
      </div>
      <div className={outcome === 'refused' ? 'tiny tone-bad' : 'tiny second'}>
        {t(`imports.outcome.${outcome}`)}
        {outcome === 'duplicate' && listedAs !== null && `, ${t('imports.sameAs', { title: listedAs })}`}
        {refusal !== null && `. ${t(`refusal.${refusal}`)} ${t(`mend.${refusal}`)}`}
        {documentId !== null && (
          <>
            {' '}
            <button type="button" className="link-button" tabIndex={-1} onClick={() => onOpen(documentId)}>
              {t('imports.open')}
            </button>
          </>
        )}
      </div>
    </div>
  )
}
