import type { Answer, Due } from '../../../shared/contract/answers.ts'
import { actStandings } from '../acts/standings.ts'
import { requireCase } from '../cases/require.ts'
import { readCauses } from '../claims/causes.ts'
import { consentStandings } from '../claims/consent.ts'
import { today } from '../clock.ts'
import { lossFigures } from '../loss/figures.ts'
import { standingRows } from '../registers/rows.ts'
import { derived } from '../vault/derived.ts'
import type { Vault } from '../vault/vault.ts'
import { whichAgreements } from './agreements/agreements.ts'
import { consentTally, consentToArbitrate } from './consent.ts'
import { whatFallsDue } from './due.ts'
import { filedAndDue } from './filed.ts'
import { whatIsKnown, withSources } from './known.ts'
import { whichLicence } from './licences.ts'
import { whatLoss } from './loss.ts'
import { inTermOnTheDay, termTally } from './terms.ts'
import { whoCopies } from './who.ts'

/**
 * The case in answers: sentences that follow from what was entered, each with its passages. What is not in evidence and
 * what cannot be told is said to be so. Throws CASE_NOT_FOUND.
 */
export function answersOf(vault: Vault, resources: string, caseId: string, asOf = today()): Answer[] {
  requireCase(vault, caseId)
  return [...derived(vault, `answers ${caseId} ${asOf}`, () => deriveAnswers(vault, resources, caseId, asOf))]
}

function deriveAnswers(vault: Vault, resources: string, caseId: string, asOf: string): Answer[] {
  const known = whatIsKnown(vault, resources, caseId, asOf)
  const acts = actStandings(vault, resources, caseId, asOf)
  const consent = consentStandings(vault, readCauses(resources), caseId, asOf)
  const agreements = whichAgreements(known)
  const lines = standingRows(vault, 'loss-line', caseId)
  const { figures } = lossFigures(vault, resources, caseId, asOf)
  const answers = [
    { question: 'who-copies', said: whoCopies(known), tally: [] },
    { question: 'which-licence', said: whichLicence(known), tally: [] },
    { question: 'in-term', said: inTermOnTheDay(known, acts), tally: termTally(acts) },
    { question: 'which-agreements', ...agreements },
    { question: 'loss', said: whatLoss(lines, figures), tally: [] },
    { question: 'filed-and-due', said: filedAndDue(known, acts, whatFallsDue(vault, caseId, acts, asOf)), tally: [] },
    { question: 'consent', said: consentToArbitrate(known, consent), tally: consentTally(consent) },
  ] as const
  const statements = withSources(
    vault,
    caseId,
    answers.map(({ said }) => said),
  )
  return answers.map(({ question, tally }, at) => ({ question, tally: [...tally], statements: statements[at] ?? [] }))
}

/** What falls due in a case, the earliest first. Throws CASE_NOT_FOUND. */
export function dueIn(vault: Vault, resources: string, caseId: string, asOf = today()): Due[] {
  requireCase(vault, caseId)
  return whatFallsDue(vault, caseId, actStandings(vault, resources, caseId, asOf), asOf)
}
