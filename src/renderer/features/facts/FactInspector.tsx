import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../../shared/contract/facts.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { formatFactNumber, restsOnOneSource } from '../../../shared/domain/fact.ts'
import { civilDay, fullMoment } from '../../app/dates.ts'
import { client, engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { ConflictChoice } from '../../components/ConflictChoice.tsx'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { SavedText } from '../../components/SavedFields.tsx'
import { TypedDate } from '../../components/TypedDate.tsx'
import { useAutosave } from '../../components/useAutosave.ts'
import { WriteError } from '../../components/WriteError.tsx'
import { OneSourceMark } from '../stories/OneSourceMark.tsx'
import { CitationCard } from './CitationCard.tsx'
import { FactStrains } from './FactStrains.tsx'
import { FactUses } from './FactUses.tsx'
import { FactWeight } from './FactWeight.tsx'

const readAnew = () => queryClient.invalidateQueries({ queryKey: engine.facts.key() })

/** One fact: its words, its date, and every passage for and against it. */
export function FactInspector({ fact }: { fact: Fact }) {
  const { t } = useTranslation(['facts', 'acts'])
  const language = useLanguage()
  const withdrawn = fact.withdrawnOn !== null
  const write = async (fields: Partial<Pick<Fact, 'text' | 'happened'>>, revision: number) => {
    await client.facts.change({ factId: fact.id, revision, fields })
    noteSaved()
    await readAnew()
  }
  const text = useAutosave<string, Fact>({
    row: fact,
    valueOf: (row) => row.text,
    isComplete: (value) => value.trim() !== '',
    write: (value, revision) => write({ text: value }, revision),
  })
  const happened = useAutosave<EdtfDate | null, Fact>({
    row: fact,
    valueOf: (row) => row.happened,
    write: (value, revision) => write({ happened: value }, revision),
  })
  return (
    <div className="pane-scroll">
      <section className="section fact-fields">
        <h2>
          <span className="fact-number">{formatFactNumber(fact.number)}</span>{' '}
          {withdrawn && (
            <span className="tag">{t('withdrawnOn', { on: civilDay(fact.withdrawnOn ?? '', language) })}</span>
          )}
        </h2>
        <SavedText saved={text} label={t('form.text')} long maxLength={2000} readOnly={withdrawn} />
        {withdrawn ? (
          fact.happened && <DateText date={fact.happened} length="long" />
        ) : (
          <TypedDate
            label={t('form.happened')}
            value={happened.value}
            onChange={(value) => (value === undefined ? happened.drop() : happened.change(value))}
            onLeave={happened.keep}
            onDrop={happened.drop}
          />
        )}
        {happened.conflict && (
          <ConflictChoice
            conflict={happened.conflict}
            show={(value) => value && <DateText date={value} length="long" />}
            onMine={happened.keepMine}
            onTheirs={happened.keepTheirs}
          />
        )}
        {happened.error !== undefined && <ErrorLine error={happened.error} />}
        <FactWeight fact={fact} />
      </section>
      <section className="section">
        <h2>
          {t('inspector.sources')} <span className="section-count numbers">{fact.citations.length}</span>
        </h2>
        {fact.citations.length === 0 && (
          <p className="small second">
            {t('inspector.none')}{' '}
            <Link className="link" to="/case/$caseId/evidence" params={{ caseId: fact.caseId }}>
              {t('empty.act')}
            </Link>
          </p>
        )}
        <Independence fact={fact} />
        {fact.citations.map((citation) => (
          <CitationCard key={citation.id} caseId={fact.caseId} citation={citation} readOnly={withdrawn} />
        ))}
      </section>
      <FactStrains fact={fact} />
      <FactUses fact={fact} />
      <section className="section">
        {!withdrawn && (
          <p className="small">
            <Link className="link" to="/case/$caseId/acts" params={{ caseId: fact.caseId }} search={{ fact: fact.id }}>
              {t('acts:fromThisFact')}
            </Link>
          </p>
        )}
        <Standing fact={fact} />
        <p className="tiny faint">{t('inspector.made', { by: fact.madeBy, at: fullMoment(fact.madeAt, language) })}</p>
      </section>
    </div>
  )
}

/** How many independent sources support a fact at most, and what those have in common that are one. */
function Independence({ fact }: { fact: Fact }) {
  const { t } = useTranslation('stories')
  const language = useLanguage()
  const { origins } = fact
  if (origins.length === 0) return null
  const shared = origins.filter(({ citationIds }) => citationIds.length > 1).flatMap((origin) => origin.shared)
  const reasons = [...new Set(shared.map(({ by, names }) => t(`origins.by.${by}`, { name: names[language] })))]
  return (
    <p className="small fact-origins" title={t('origins.why')}>
      {restsOnOneSource(fact) ? (
        <OneSourceMark>{t('origins.one')}</OneSourceMark>
      ) : (
        t('origins.atMost', { count: origins.length })
      )}
      {reasons.length > 0 && <span className="faint"> {reasons.join(', ')}</span>}
    </p>
  )
}

/** Withdraws a fact, or lets it stand again. */
function Standing({ fact }: { fact: Fact }) {
  const { t } = useTranslation('facts')
  const done = {
    onSuccess: () => {
      noteSaved()
      void readAnew()
    },
  }
  const withdraw = useMutation(engine.facts.withdraw.mutationOptions(done))
  const restore = useMutation(engine.facts.restore.mutationOptions(done))
  const act = fact.withdrawnOn === null ? withdraw : restore
  const run = (revision: number) => act.mutate({ factId: fact.id, revision })
  return (
    <>
      <Button variant="subtle" disabled={act.isPending} onClick={() => run(fact.revision)}>
        {t(fact.withdrawnOn === null ? 'inspector.withdraw' : 'inspector.restore')}
      </Button>
      {fact.withdrawnOn === null && <p className="field-hint">{t('inspector.withdrawHint')}</p>}
      {act.isError && (
        <WriteError<Fact>
          error={act.error}
          mine={t(fact.withdrawnOn === null ? 'inspector.withdraw' : 'inspector.restore')}
          theirs={(current) => current.text}
          onMine={(current) => run(current.revision)}
          onTheirs={() => {
            act.reset()
            void readAnew()
          }}
        />
      )}
    </>
  )
}
