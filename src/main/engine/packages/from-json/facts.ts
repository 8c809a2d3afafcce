import { v7 as uuidv7 } from 'uuid'
import type { CarriedMark, CaseJson } from '../../../../shared/contract/case-json.ts'
import { receiveCitation, receiveFact } from '../../facts/carrying.ts'
import { keepFactNumber, lastFactNumber } from '../../facts/numbering.ts'
import { receiveHighlight, receiveNote } from '../../passages/carrying.ts'
import type { Vault } from '../../vault/vault.ts'

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

/** Inside a transaction. */
export function enterFacts(vault: Vault, caseId: string, json: CaseJson, ids: ReadonlyMap<string, string>): void {
  const given = Math.max(json.lastFact, ...json.facts.map(({ number = 0 }) => number))
  keepFactNumber(vault, caseId, given)
  for (const { citations, ...fact } of json.facts) {
    const number = fact.number ?? lastFactNumber(vault, caseId) + 1
    const row = { ...madeBy(vault), ...fact, id: uuidv7(), number, citations: [] }
    receiveFact(vault, caseId, row)
    const { text, happened, withdrawnOn } = row
    vault.audit({ caseId, act: 'fact.added', subject: row.id, after: { number, text, happened, withdrawnOn } })
    for (const { mark, ...said } of citations) {
      const cited = { ...said, id: uuidv7(), mark: ownMark(vault, mark, ids) }
      const entered = receiveCitation(vault, row.id, cited)
      if (entered) vault.audit({ caseId, act: 'citation.added', subject: cited.id, after: { number, ...entered } })
    }
  }
}
