import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../../shared/contract/facts.ts'
import type { LossFigure } from '../../../shared/contract/loss.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { engine } from '../../app/engine.ts'

export type LossRow = Row<'loss-line'>

/** What the lines of a case come to, by their ids, and the sums. */
export function useFigures(caseId: string) {
  const { data } = useQuery(engine.loss.figures.queryOptions({ input: { caseId } }))
  const byLine = useMemo(
    () => new Map(data?.figures.map((figure): [string, LossFigure] => [figure.lineId, figure])),
    [data],
  )
  return { byLine, totals: data?.totals ?? [] }
}

/** The facts of a case by their ids. */
export function useFactsById(caseId: string): ReadonlyMap<string, Fact> {
  const { data } = useQuery(engine.facts.list.queryOptions({ input: { caseId } }))
  return useMemo(() => new Map(data?.map((fact) => [fact.id, fact])), [data])
}

/** The facts on which a line or a figure of it rests, each once. */
export function factsOf({ inputs, grounds }: LossRow, facts: ReadonlyMap<string, Fact>): Fact[] {
  const ids = new Set([...inputs, ...grounds].map(({ factId }) => factId))
  return [...ids].flatMap((id) => (id === null ? [] : (facts.get(id) ?? [])))
}

/** Who says it, each once, as the passages name them. */
export function useSpeakers(facts: readonly Fact[]): string[] {
  const { t } = useTranslation('facts')
  const said = facts.flatMap(({ citations }) => citations).filter(({ stance }) => stance === 'supports')
  const names = said.map(({ voice, speaker }) =>
    voice === 'outlet' ? t('voice.outlet') : speaker || t('citation.unnamed'),
  )
  return [...new Set(names)]
}
