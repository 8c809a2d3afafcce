import type { TreatyLine } from '../../../shared/contract/agreements.ts'
import { bounds } from '../../../shared/domain/edtf.ts'

/** The year that a cell shows: since when, from when, or until when; undefined where none is known. */
export function yearOf({ state, since, each }: TreatyLine): string | undefined {
  const until = each.map((side) => side.until).find((date) => date !== null)
  const date = state === 'ended' ? until : ['in-force', 'not-yet', 'suspended'].includes(state) ? since : null
  if (!date) return undefined
  const { earliest, latest } = bounds(date)
  return (latest ?? earliest)?.slice(0, 4)
}
