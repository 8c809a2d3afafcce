import type { ConsentDraft } from './agreement.ts'
import { because, type Because } from './because.ts'
import type { Cause } from './claim-cause.ts'
import type { Sides } from './claim-sides.ts'
import type { LicenceState } from './licence.ts'

/** Whether there is consent to arbitrate between a defendant and the claimants of a claim, the best first. */
export const CONSENT_STATES = [
  'in-evidence',
  'may-not-survive',
  'cannot-tell',
  'out-of-scope',
  'party-not-bound',
  'no-consent-in-evidence',
] as const
export type ConsentState = (typeof CONSENT_STATES)[number]

export interface Clause extends Pick<
  ConsentDraft,
  'title' | 'partyIds' | 'licenceId' | 'scope' | 'claimIds' | 'survivesEnd' | 'documentId'
> {
  readonly id: string
  /** Facts that stand and that a passage supports. */
  readonly grounds: ConsentDraft['grounds']
}

export interface ClaimToArbitrate extends Pick<Sides, 'claimantIds'> {
  readonly id: string
  readonly licenceIds: readonly string[]
  /** Null: a cause of the user's own. */
  readonly basis: Cause['basis'] | null
}

export interface ConsentAsked {
  readonly claim: ClaimToArbitrate
  readonly defendantId: string
  /** Every state that a licence may be in on the day that is asked about; empty where it is not in evidence. */
  licenceStates(licenceId: string): readonly LicenceState[]
  nameOf(partyId: string): string
}

export interface ConsentFound {
  readonly state: ConsentState
  readonly consentId: string | null
  readonly because: Because[]
}

type Step = 'yes' | Exclude<ConsentState, 'in-evidence'>
interface Told {
  readonly step: Step
  readonly because: Because
}

/**
 * The clause that serves best of those that were entered. Consent is in evidence only where a document or a fact shows the
 * clause, it binds the defendant and every claimant, covers the claim, and stands although its contract may have ended;
 * what is not in evidence of these makes it `cannot-tell`, never "no".
 */
export function consentTo(asked: ConsentAsked, clauses: readonly Clause[]): ConsentFound {
  const found = clauses.map((clause) => consentBy(clause, asked))
  const rank = ({ state }: ConsentFound) => CONSENT_STATES.indexOf(state)
  const [best] = found.toSorted((a, b) => rank(a) - rank(b))
  return best ?? { state: 'no-consent-in-evidence', consentId: null, because: [because('consent.none')] }
}

function consentBy(clause: Clause, asked: ConsentAsked): ConsentFound {
  const steps = [shown(clause), ...bound(clause, asked), covered(clause, asked.claim), survives(clause, asked)]
  // A missing source or party ends the question; of the rest the worst decides.
  const rank = ({ step }: Told) => (step === 'yes' ? 0 : CONSENT_STATES.indexOf(step))
  const worst = steps.reduce((a, b) => (rank(b) > rank(a) ? b : a))
  const state = worst.step === 'yes' ? 'in-evidence' : worst.step
  return { state, consentId: clause.id, because: steps.map((told) => told.because) }
}

function shown({ title, documentId, grounds }: Clause): Told {
  const factIds = grounds.map(({ factId }) => factId)
  return documentId === null && factIds.length === 0
    ? { step: 'no-consent-in-evidence', because: because('consent.notShown', { clause: title }) }
    : { step: 'yes', because: because('consent.shown', { clause: title }, factIds) }
}

function bound({ partyIds }: Clause, { claim, defendantId, nameOf }: ConsentAsked): Told[] {
  if (partyIds.length === 0) return [{ step: 'cannot-tell', because: because('consent.partiesUnknown') }]
  if (claim.claimantIds.length === 0) return [{ step: 'cannot-tell', because: because('consent.noClaimant') }]
  const missing = [defendantId, ...claim.claimantIds].filter((id) => !partyIds.includes(id))
  if (missing.length === 0) return [{ step: 'yes', because: because('consent.partiesBound') }]
  return missing.map((id) => ({ step: 'party-not-bound', because: because('consent.notParty', { party: nameOf(id) }) }))
}

function covered({ claimIds, scope, licenceId }: Clause, claim: ClaimToArbitrate): Told {
  const told = (step: Step, key: string): Told => ({ step, because: because(`consent.${key}`) })
  if (claimIds !== null) {
    return claimIds.includes(claim.id) ? told('yes', 'namesClaim') : told('out-of-scope', 'namesOthers')
  }
  if (scope === 'not-in-evidence') return told('cannot-tell', 'scopeUnknown')
  if (scope === 'wider') return told('yes', 'scopeWide')
  if (licenceId === null || claim.licenceIds.length === 0) return told('cannot-tell', 'contractUnknown')
  if (!claim.licenceIds.includes(licenceId)) return told('out-of-scope', 'anotherContract')
  if (claim.basis === null) return told('cannot-tell', 'basisUnknown')
  if (claim.basis === 'contract') return told('yes', 'scopeContract')
  if (scope === 'contract-and-related') return told('yes', 'scopeRelated')
  return claim.basis === 'mixed' ? told('cannot-tell', 'scopeMixed') : told('out-of-scope', 'scopeContractOnly')
}

function survives({ licenceId, survivesEnd, title }: Clause, { licenceStates }: ConsentAsked): Told {
  if (licenceId === null) return { step: 'yes', because: because('consent.ownAgreement', { clause: title }) }
  if (survivesEnd === 'yes') return { step: 'yes', because: because('consent.survives') }
  const possible = licenceStates(licenceId)
  const are = (states: readonly LicenceState[]) => possible.length > 0 && possible.every((one) => states.includes(one))
  if (are(['in-term', 'sell-off'])) return { step: 'yes', because: because('consent.contractStands') }
  if (are(['expired', 'terminated'])) {
    return { step: 'may-not-survive', because: because(survivesEnd === 'no' ? 'consent.ends' : 'consent.mayEnd') }
  }
  return { step: 'cannot-tell', because: because('consent.endUnknown') }
}
