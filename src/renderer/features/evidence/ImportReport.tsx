import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportInput } from '../../../shared/contract/evidence.ts'
import { inert } from '../../../shared/domain/inert.ts'
import { fileSize } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'

/** What became of a file; `kept`: taken in, but it cannot be read. */
type Fate = ImportInput['outcome'] | 'kept'

/** Worst first: what a person must look at. */
const FATES = ['refused', 'kept', 'skipped', 'listed', 'stored', 'duplicate', 'added'] as const satisfies Fate[]

function fateOf({ outcome, refusal }: ImportInput): Fate {
  return outcome === 'added' && refusal !== null ? 'kept' : outcome
}

/** What became of every file of an import, with the reason where it was not taken in. */
export function ImportReport({ jobId, onOpen }: { jobId: string; onOpen: (documentId: string) => void }) {
  const { t } = useTranslation('evidence')
  const report = useQuery(engine.imports.report.queryOptions({ input: { jobId } }))
  const [fate, setFate] = useState<Fate>()
  const [active, setActive] = useState<string>()
  if (report.isError) return <ErrorLine error={report.error} />
  const inputs = report.data?.inputs ?? []
  const counted = FATES.map((one) => ({ one, count: inputs.filter((input) => fateOf(input) === one).length })).filter(
    ({ count }) => count > 0,
  )
  const shown = fate === undefined ? inputs : inputs.filter((input) => fateOf(input) === fate)
  return (
    <>
      <div className="import-outcomes">
        {counted.map(({ one, count }) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={fate === one}
            onClick={() => setFate(fate === one ? undefined : one)}
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
  const { refusal, documentId, listedAs, size } = input
  const fate = fateOf(input)
  return (
    <div className="import-row">
      <div className="wrap-anywhere">
        {inert(input.path)} {size !== null && <span className="faint numbers">{fileSize(size, language)}</span>}
      </div>
      <div className={fate === 'refused' || fate === 'kept' ? 'tiny tone-bad' : 'tiny second'}>
        {t(`imports.outcome.${fate}`)}
        {fate === 'duplicate' && listedAs !== null && `, ${t('imports.sameAs', { title: listedAs })}`}
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
