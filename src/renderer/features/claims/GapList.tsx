import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Gap } from '../../../shared/contract/claims.ts'
import { GAPS, type GapKind } from '../../../shared/domain/claim-gaps.ts'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import { count } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { draggedFact } from './factDrag.ts'
import type { ClaimRow } from './useClaims.ts'

/** Gaps shown at once. */
const SHOWN = 100

const KINDS = [...GAPS, 'unused-fact'] as const
type Kind = (typeof KINDS)[number]

interface GapListProps {
  caseId: string
  claims: readonly ClaimRow[]
  onElement: (claimId: string, element: number) => void
  /** Begins to put a fact to an element. */
  onPlace: (claimId: string, element: number) => void
}

/** What is missing, and the step that fills it; and the facts that no claim has yet, which can be dragged onto an element. */
export function GapList({ caseId, claims, onElement, onPlace }: GapListProps) {
  const { t } = useTranslation('claims')
  const language = useLanguage()
  const [kind, setKind] = useState<Kind>()
  const [most, setMost] = useState(SHOWN)
  const found = useQuery(engine.claims.gaps.queryOptions({ input: { caseId } }))
  const unused = useUnusedFacts(caseId, claims)
  const byKind = Map.groupBy(found.data ?? [], (gap): Kind => gap.kind)
  const counts = new Map(KINDS.map((one) => [one, (one === 'unused-fact' ? unused : byKind.get(one))?.length ?? 0]))
  const shown = kind ?? KINDS.find((one) => (counts.get(one) ?? 0) > 0) ?? 'no-fact'
  const gaps = (shown === 'unused-fact' ? unused : (byKind.get(shown) ?? [])).slice(0, most)
  const more = (counts.get(shown) ?? 0) - gaps.length

  return (
    <section className="gap-list" aria-label={t('missing.title')}>
      <div className="gap-head">
        <h2>{t('missing.title')}</h2>
        <span className="numbers faint">{count(found.data?.length ?? 0, language)}</span>
        <span className="spring" />
        <div role="group" aria-label={t('missing.filter')} className="gap-kinds">
          {KINDS.map((one) => (
            <Button
              key={one}
              variant={one === shown ? 'default' : 'subtle'}
              aria-pressed={one === shown}
              onClick={() => {
                setKind(one)
                setMost(SHOWN)
              }}
            >
              {t(`missing.${one}`)} <span className="numbers faint">{count(counts.get(one) ?? 0, language)}</span>
            </Button>
          ))}
        </div>
      </div>
      {found.isError && <ErrorLine error={found.error} />}
      {shown === 'unused-fact' && gaps.length > 0 && <p className="small second gap-hint">{t('missing.dragHint')}</p>}
      {found.data && gaps.length === 0 && <p className="small second gap-hint">{t('missing.none')}</p>}
      <ul>
        {gaps.map((gap) => (
          <GapLine
            key={[gap.kind, gap.claimId, gap.element, gap.factId, gap.documentId].join(' ')}
            caseId={caseId}
            gap={gap}
            claim={claims.find(({ id }) => id === gap.claimId)}
            onElement={onElement}
            onPlace={onPlace}
          />
        ))}
      </ul>
      {more > 0 && (
        <Button variant="subtle" onClick={() => setMost(most + SHOWN)}>
          {t('facts:citedBy.more', { count: more })}
        </Button>
      )}
    </section>
  )
}

type Missing = Omit<Gap, 'kind'> & { kind: GapKind | 'unused-fact' }

function useUnusedFacts(caseId: string, claims: readonly ClaimRow[]): Missing[] {
  const facts = useQuery(engine.facts.list.queryOptions({ input: { caseId } })).data
  return useMemo(() => {
    const used = new Set(
      claims.flatMap(({ elements, defences, grounds }) => [
        ...elements.flatMap(({ factIds, againstIds }) => [...factIds, ...againstIds]),
        ...defences.flatMap(({ factIds }) => factIds),
        ...grounds.map(({ factId }) => factId),
      ]),
    )
    return (facts ?? [])
      .filter(({ id, withdrawnOn }) => withdrawnOn === null && !used.has(id))
      .map(({ id, number, text }) => ({
        kind: 'unused-fact',
        claimId: null,
        element: null,
        factId: id,
        documentId: null,
        label: `${formatFactNumber(number)} ${text}`,
      }))
  }, [facts, claims])
}

interface GapLineProps extends Pick<GapListProps, 'caseId' | 'onElement' | 'onPlace'> {
  gap: Missing
  claim: ClaimRow | undefined
}

function GapLine({ caseId, gap, claim, onElement, onPlace }: GapLineProps) {
  const { t } = useTranslation('claims')
  const navigate = useNavigate()
  const { kind, claimId, element, factId, documentId, label } = gap
  const title = claim?.elements.find(({ number }) => number === element)?.title
  const say = kind === 'unused-fact' || kind === 'unused-exhibit' ? '' : t(`missing.say.${kind}`, { label })

  function step(): void {
    if (kind === 'no-fact' && claimId !== null && element !== null) onPlace(claimId, element)
    else if (factId !== null) void navigate({ to: '/case/$caseId/facts', params: { caseId }, search: { fact: factId } })
    else if (documentId !== null) {
      void navigate({ to: '/case/$caseId/evidence', params: { caseId }, search: { doc: documentId } })
    } else void navigate({ to: '/case/$caseId/search', params: { caseId } })
  }

  return (
    <li className="gap-line" {...(kind === 'unused-fact' && factId !== null && draggedFact(factId))}>
      {claimId !== null && element !== null ? (
        <button type="button" className="gap-place" onClick={() => onElement(claimId, element)}>
          <span className="strong">{title}</span>
          <span className="tiny second">{claim?.title}</span>
        </button>
      ) : (
        <span className="wrap-anywhere gap-thing">{label}</span>
      )}
      {say !== '' && <span className="small gap-say wrap-anywhere">{say}</span>}
      <button type="button" className="link-button small" onClick={step}>
        {t(`missing.step.${kind}`)}
      </button>
    </li>
  )
}
