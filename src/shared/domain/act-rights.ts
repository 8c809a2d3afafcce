import { z } from 'zod'
import type { ActDraft } from './act.ts'
import { Because, because } from './because.ts'
import type { EdtfDate } from './edtf.ts'
import type { LicenceDraft } from './licence.ts'
import type { RightDraft } from './right.ts'
import { type MembershipOf, reachOf } from './right-reach.ts'
import { type RightOnDay, RightState } from './right-state.ts'

/** A right that an act may infringe, as it stood there on that day. */
export const RightOfAct = z.object({
  rightId: z.uuidv7(),
  title: z.string(),
  territory: z.string(),
  state: RightState,
  because: z.array(Because),
})
export type RightOfAct = z.infer<typeof RightOfAct>

export type KnownRight = RightDraft & { readonly id: string }

export interface KnownRights {
  readonly rights: ReadonlyMap<string, KnownRight>
  /** How a right stood on a day. */
  readonly rightOn: (right: KnownRight, on: EdtfDate) => RightOnDay
  readonly membershipOf: MembershipOf
}

interface Licensed {
  readonly draft: Pick<LicenceDraft, 'rightIds'>
}

/**
 * The rights of the territory of an act: those that the act names, or else those that its licences grant. A right of an
 * organisation counts as it reached the country that day; where no country is in evidence, any of them may be meant.
 */
export function rightsOfAct(
  { rightIds, country, when }: Pick<ActDraft, 'rightIds' | 'country' | 'when'>,
  licences: readonly Licensed[],
  { rights, rightOn, membershipOf }: KnownRights,
): RightOfAct[] {
  const named = rightIds.length > 0 ? rightIds : licences.flatMap(({ draft }) => draft.rightIds)
  return [...new Set(named)].flatMap((id) => {
    const right = rights.get(id)
    if (!right) return []
    const { title, territory } = right
    const of = { rightId: id, title, territory }
    const isThere = country === territory
    if (!isThere && country !== null && !isOrganisation(territory)) return []
    if (when === null) return [{ ...of, state: 'cannot-tell', because: [because('act.dayNotInEvidence')] }]
    const { state, because: steps } = rightOn(right, when)
    if (isThere || state === 'not-in-force') return [{ ...of, state, because: steps }]
    if (country === null) {
      return [{ ...of, state: 'cannot-tell', because: [...steps, because('act.countryNotInEvidence')] }]
    }
    const { reaches, because: why } = reachOf(right, country, when, membershipOf)
    return [{ ...of, state: reaches === 'yes' ? state : UNREACHED[reaches], because: [...steps, ...why] }]
  })
}

const UNREACHED = { no: 'not-in-force', 'cannot-tell': 'cannot-tell' } as const

const ORGANISATIONS = new Set(['EM', 'EP', 'OA', 'EA', 'BX', 'AP', 'WO'])

/** Whether a territory is an organisation's, by WIPO ST.3. */
export function isOrganisation(territory: string): boolean {
  return ORGANISATIONS.has(territory)
}
