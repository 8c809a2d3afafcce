import { IconCheck, IconCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../shared/contract/cases.ts'
import { engine } from '../../app/engine.ts'
import { namesOf } from './caseWords.ts'
import { useCaseSummary } from './useCaseSummary.ts'

interface Step {
  readonly done: boolean
  readonly words: string
  readonly place: 'overview' | 'evidence' | 'exhibits' | 'dossier'
}

/** How far the way from the first document to the dossier is gone, with the counts as they are. */
export function StepsToDossier({ shown }: { shown: Case }) {
  const { t } = useTranslation('cases')
  const caseId = shown.id
  const summary = useCaseSummary(caseId)
  const stages = useQuery(engine.stages.list.queryOptions({ input: { caseId } })).data
  const versions = useQuery(engine.dossier.versions.queryOptions({ input: { caseId } })).data
  if (!summary || !stages || !versions) return null

  const named = namesOf(shown.parties, 'claimant').length > 0 && namesOf(shown.parties, 'defendant').length > 0
  const placed = shown.jurisdiction !== null && shown.forum !== null && shown.seat !== ''
  const version = Math.max(0, ...versions.map((made) => made.version))
  const reviewed = summary.documents - summary.unreviewed
  const steps: Step[] = [
    { done: named, words: t(named ? 'steps.named' : 'steps.name'), place: 'overview' },
    { done: placed, words: t(placed ? 'steps.placed' : 'steps.place'), place: 'overview' },
    {
      done: summary.documents > 0,
      words: [
        t('steps.documents', { count: summary.documents }),
        summary.refused > 0 && t('steps.refused', { count: summary.refused }),
      ]
        .filter(Boolean)
        .join(', '),
      place: 'evidence',
    },
    {
      done: summary.documents > 0 && summary.unreviewed === 0,
      words: reviewed > 0 ? t('steps.reviewed', { reviewed, all: summary.documents }) : t('steps.review'),
      place: 'evidence',
    },
    { done: stages.length > 0, words: t('steps.stages', { count: stages.length }), place: 'overview' },
    { done: summary.exhibits > 0, words: t('steps.exhibits', { count: summary.exhibits }), place: 'exhibits' },
    {
      done: version > 0,
      words: version > 0 ? t('steps.dossier', { version }) : t('steps.noDossier'),
      place: 'dossier',
    },
  ]

  return (
    <section className="section">
      <h2>
        {t('steps.title')}
        <span className="section-count">
          {t('steps.of', { done: steps.filter(({ done }) => done).length, all: steps.length })}
        </span>
      </h2>
      <ul className="steps">
        {steps.map(({ done, words, place }, index) => (
          <li key={index}>
            {done ? (
              <IconCheck size={15} stroke={1.6} className="tone-ok" role="img" aria-label={t('steps.isDone')} />
            ) : (
              <IconCircle size={15} stroke={1.5} className="faint" role="img" aria-label={t('steps.isOpen')} />
            )}
            {place === 'overview' ? (
              <span>{words}</span>
            ) : (
              <Link to={`/case/$caseId/${place}`} params={{ caseId }}>
                {words}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
