import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import type { LossStep } from '../../../shared/domain/loss-figure.ts'
import { nameOfStep, resultInWords, stepInWords } from '../../../shared/domain/loss-words.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { CitationMark } from '../facts/CitationMark.tsx'
import { type LossRow, useFactsById } from './useLoss.ts'

/** Steps that stand open without being asked for. */
const OPEN_STEPS = 14

/** How a line is computed, step by step, from the passages to the last cent. */
export function Computation({ row, caseId }: { row: LossRow; caseId: string }) {
  const { t } = useTranslation('loss')
  const { data: steps = [] } = useQuery(engine.loss.computation.queryOptions({ input: { lineId: row.id } }))
  return (
    <details open={steps.length <= OPEN_STEPS}>
      <summary className="small">{t('steps.show', { count: steps.length })}</summary>
      <ol className="loss-steps">
        {steps.map((step, place) => (
          <StepLine key={place} step={step} place={place} steps={steps} caseId={caseId} />
        ))}
      </ol>
    </details>
  )
}

interface StepLineProps {
  step: LossStep
  place: number
  steps: readonly LossStep[]
  caseId: string
}

function StepLine({ step, place, steps, caseId }: StepLineProps) {
  const language = useLanguage()
  const facts = useFactsById(caseId)
  return (
    <li className="loss-step">
      <span className="loss-step-name wrap-anywhere">{nameOfStep(step, place, language)}</span>
      <span className="loss-step-how faint wrap-anywhere">
        {stepInWords(step, steps, language)}{' '}
        {step.factIds.map((id) => {
          const fact = facts.get(id)
          return (
            fact && (
              <span key={id} className="loss-step-fact">
                <Link className="link" to="/case/$caseId/facts" params={{ caseId }} search={{ fact: id }}>
                  {formatFactNumber(fact.number)}
                </Link>
                {fact.citations.map((citation) => (
                  <CitationMark key={citation.id} citation={citation} />
                ))}
              </span>
            )
          )
        })}
      </span>
      <span className="loss-step-result">{resultInWords(step, language)}</span>
    </li>
  )
}
