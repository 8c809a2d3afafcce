import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { type EdtfDate, edtfDate } from '../../../shared/domain/edtf.ts'
import type { CountryCode } from '../../../shared/domain/jurisdiction.ts'
import { today } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'

/** What the view of agreements asks for. Countries and days are words of a case: an address does not carry them. */
export interface Asked {
  readonly one: CountryCode | null
  readonly others: readonly CountryCode[]
  readonly on: EdtfDate
  readonly recognitionOn: EdtfDate | null
  readonly investmentOn: EdtfDate | null
}

const VAULT = 'vault'
const chosen = new Map<string, Partial<Asked>>()
const listeners = new Set<() => void>()

/** Asks for a pair, a day or a part of them; what is not named stays. */
export function askAgreements(caseId: string | undefined, part: Partial<Asked>): void {
  const key = caseId ?? VAULT
  chosen.set(key, { ...chosen.get(key), ...part })
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is asked for, as the cases give it where nobody has chosen. */
export function useAsked(caseId: string | undefined) {
  const own = useSyncExternalStore(subscribe, () => chosen.get(caseId ?? VAULT))
  const about = useQuery(engine.agreements.about.queryOptions({ input: { caseId: caseId ?? null } }))
  const told = about.data
  const asked: Asked = {
    one: told?.home ?? null,
    others: told?.countries.map(({ country }) => country) ?? [],
    on: told?.days.find(isWholeDay) ?? told?.days[0] ?? todayEdtf(),
    recognitionOn: null,
    investmentOn: null,
    ...own,
  }
  return { asked, about }
}

/** A day that is known in part leaves much untold: a whole one is asked for first. */
function isWholeDay(date: EdtfDate): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(date)
}

export function todayEdtf(): EdtfDate {
  return edtfDate(today())
}
