import { useQuery } from '@tanstack/react-query'
import { engine } from '../../app/engine.ts'
import type { Choice } from './rightWords.ts'

/** The open cases of the vault, as they are chosen from. */
export function useCaseChoices(): Choice[] {
  const { data } = useQuery(engine.cases.list.queryOptions({ input: { archived: false } }))
  return (data ?? []).map(({ id, reference, title }) => ({ value: id, label: `${reference} ${title}` }))
}
