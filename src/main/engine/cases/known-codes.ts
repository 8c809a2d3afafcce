import type { CaseDraft, PartyDraft } from '../../../shared/contract/cases.ts'
import { EngineError } from '../fault.ts'
import { readJurisdictions } from '../jurisdictions/jurisdictions.ts'
import { readForums } from './forums.ts'

/** A forum that stands in no list; its name is in `forumName`. */
const OTHER_FORUM = 'other'

/** Throws JURISDICTION_UNKNOWN or FORUM_UNKNOWN where a case names one that the shipped tables do not have. */
export function requireKnownCodes(resources: string, { jurisdiction, forum }: Partial<CaseDraft>): void {
  if (jurisdiction) requireJurisdiction(resources, jurisdiction)
  if (forum && forum !== OTHER_FORUM && !readForums(resources).some(({ id }) => id === forum)) {
    throw new EngineError('FORUM_UNKNOWN', { forum })
  }
}

/** Throws JURISDICTION_UNKNOWN where the party's country is in no table. */
export function requireKnownCountry(resources: string, { country }: Partial<PartyDraft>): void {
  if (country) requireJurisdiction(resources, country)
}

function requireJurisdiction(resources: string, code: string): void {
  if (!readJurisdictions(resources).some((known) => known.code === code)) {
    throw new EngineError('JURISDICTION_UNKNOWN', { code })
  }
}
