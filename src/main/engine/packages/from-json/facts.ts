import { v7 as uuidv7 } from 'uuid'
import type { CarriedMark, CaseJson } from '../../../../shared/contract/case-json.ts'
import { receiveCitation, receiveFact } from '../../facts/carrying.ts'
import { keepFactNumber, lastFactNumber } from '../../facts/numbering.ts'
import { receiveHighlight, receiveNote } from '../../passages/carrying.ts'
import type { Vault } from '../../vault/vault.ts'
import type { Names } from './rows.ts'

type Mark = CaseJson['highlights'][number]['mark']

/** Names of the file become ids of their own. */
function ownMark(vault: Vault, mark: Mark, ids: ReadonlyMap<string, string>): CarriedMark {
  return { ...madeBy(vault), ...mark, id: uuidv7(), document: ids.get(mark.document)! }
}

const madeBy = ({ operator }: Vault) => ({ madeAt: new Date().toISOString(), madeBy: operator })

/** Highlights and notes, each found by its words in the text that was read here. Inside a transaction. */
export function enterMargins(vault: Vault, caseId: string, json: CaseJson, ids: ReadonlyMap<string, string>): void {
  for (const { mark } of json.highlights) {
    const { id, entered } = receiveHighlight(vault, { mark: ownMark(vault, mark, ids) })
    vault.audit({ caseId, act: 'passage.highlighted', subject: id, after: entered })
  }
  for (const { mark, document, ...given } of json.marginNotes) {
    const own = { id: uuidv7(), document: ids.get(document)!, mark: mark && ownMark(vault, mark, ids) }
    const after = receiveNote(vault, { ...madeBy(vault), ...given, ...own })
    vault.audit({ caseId, act: 'note.added', subject: own.id, after })
  }
}

/** Of two facts that strain against each other each names the other, be it said of one alone. Inside a transaction. */
export function enterFacts(vault: Vault, caseId: string, json: CaseJson, names: Names): void {
  const given = Math.max(json.lastFact, ...json.facts.map(({ number = 0 }) => number))
  keepFactNumber(vault, caseId, given)
  const facts = json.facts.map((fact) => ({ fact, id: uuidv7() }))
  for (const { fact, id } of facts) if (fact.id !== undefined) names.fact.set(fact.id, id)
  const straining = new Map(facts.map(({ id }) => [id, new Set<string>()]))
  for (const { fact, id } of facts) {
    for (const other of fact.strainsWith.map((name) => names.fact.get(name)!)) {
      straining.get(id)!.add(other)
      straining.get(other)!.add(id)
    }
  }
  for (const { fact, id } of facts) {
    const { citations, parties, ...said } = fact
    const number = fact.number ?? lastFactNumber(vault, caseId) + 1
    const strainsWith = [...straining.get(id)!]
    const partyIds = parties.map((name) => names.party.get(name)!)
    const row = { ...madeBy(vault), ...said, id, number, parties: partyIds, strainsWith, citations: [] }
    receiveFact(vault, caseId, row)
    const { text, happened, criticality, dispute, withdrawnOn } = row
    const after = { number, text, happened, partyIds, strainsWith, criticality, dispute, withdrawnOn }
    vault.audit({ caseId, act: 'fact.added', subject: id, after })
    for (const { mark, ...cited } of citations) {
      const own = { ...cited, id: uuidv7(), mark: ownMark(vault, mark, names.document) }
      const entered = receiveCitation(vault, id, own)
      if (entered) vault.audit({ caseId, act: 'citation.added', subject: own.id, after: { number, ...entered } })
    }
  }
}
