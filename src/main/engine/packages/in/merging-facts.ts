import type { CitationDraft, FactDraft } from '../../../../shared/contract/facts.ts'
import { carryDocuments } from '../../evidence/carrying.ts'
import { carryFacts, receiveCitation, receiveFact } from '../../facts/carrying.ts'
import { changeCitation } from '../../facts/citing.ts'
import { changeFact, restoreFact, withdrawFact } from '../../facts/facts.ts'
import { keepFactNumber } from '../../facts/numbering.ts'
import { getFact } from '../../facts/reading.ts'
import { strainBothWays } from '../../facts/straining.ts'
import { EngineError } from '../../fault.ts'
import { partiesOf } from '../../parties/parties.ts'
import { carryNotes, receiveHighlight, receiveNote } from '../../passages/carrying.ts'
import { changeNote } from '../../passages/noting.ts'
import type { Merging } from './merging.ts'

/** Highlights and notes; those on a document that is not here are left. */
export function mergeMargins({ vault, caseId, packaged, newKeys, fields, refuse }: Merging): void {
  const here = new Set(carryDocuments(vault, caseId).map(({ id }) => id))
  const highlighted = newKeys('highlight')
  for (const row of packaged.highlights.filter(({ mark }) => highlighted.has(mark.id))) {
    if (!here.has(row.mark.document)) refuse('highlight', row.mark.id)
    else {
      const { id, entered } = receiveHighlight(vault, row)
      vault.audit({ caseId, act: 'passage.highlighted', subject: id, after: entered })
    }
  }
  const added = newKeys('note')
  for (const row of packaged.marginNotes.filter(({ id }) => added.has(id))) {
    if (!here.has(row.document)) refuse('note', row.id)
    else vault.audit({ caseId, act: 'note.added', subject: row.id, after: receiveNote(vault, row) })
  }
  const notes = new Map(carryNotes(vault, caseId).map(({ id, revision }) => [id, revision]))
  for (const [id, { text }] of fields('note')) {
    if (typeof text === 'string') changeNote(vault, id, notes.get(id)!, text)
    else refuse('note', id)
  }
}

/** Facts with their citations. A fact whose number another one has here gets the next. */
export function mergeFacts(merging: Merging): void {
  const { vault, caseId, packaged } = merging
  keepFactNumber(vault, caseId, packaged.lastFact)
  addFacts(merging)
  changeFacts(merging)
  mergeCitations(merging)
}

function addFacts({ vault, caseId, packaged, newKeys }: Merging): void {
  const here = new Set(carryDocuments(vault, caseId).map(({ id }) => id))
  const added = newKeys('fact')
  const parties = new Set(partiesOf(vault, caseId).map(({ id }) => id))
  const facts = new Set([...carryFacts(vault, caseId).map(({ id }) => id), ...added])
  const coming = packaged.facts
    .filter(({ id }) => added.has(id))
    .map((row) => ({
      ...row,
      parties: row.parties.filter((id) => parties.has(id)),
      strainsWith: row.strainsWith.filter((id) => facts.has(id)),
    }))
  for (const row of coming) {
    const number = receiveFact(vault, caseId, row)
    const { id: subject, number: was, citations, parties: partyIds, text, happened } = row
    const { strainsWith, criticality, dispute } = row
    const said = { text, happened, partyIds, strainsWith, criticality, dispute }
    const after = { number, ...(number !== was && { was }), ...said }
    vault.audit({ caseId, act: 'fact.received', subject, after })
    for (const cited of citations.filter(({ mark }) => here.has(mark.document))) {
      const entered = receiveCitation(vault, row.id, cited)
      vault.audit({ caseId, act: 'citation.added', subject: cited.id, after: { number, ...entered } })
    }
  }
  for (const { id, strainsWith } of coming) strainBothWays(vault, { id, caseId }, [], strainsWith)
}

function changeFacts({ vault, fields, refuse }: Merging): void {
  for (const [id, { withdrawnOn, ...chosen }] of fields('fact')) {
    const revision = () => getFact(vault, id).revision
    const isWithdrawn = () => getFact(vault, id).withdrawnOn !== null
    const wasWithdrawn = isWithdrawn()
    const stays = withdrawnOn === undefined ? wasWithdrawn : withdrawnOn !== null
    if (wasWithdrawn) restoreFact(vault, id, revision())
    try {
      if (Object.keys(chosen).length > 0) changeFact(vault, id, revision(), chosen as Partial<FactDraft>)
    } catch (failure) {
      if (!(failure instanceof EngineError && failure.code === 'NAMED_ROW_UNKNOWN')) throw failure
      refuse('fact', id)
    }
    if (stays) withdrawFact(vault, id, revision())
  }
}

function mergeCitations({ vault, caseId, packaged, newKeys, fields, refuse }: Merging): void {
  const documents = new Set(carryDocuments(vault, caseId).map(({ id }) => id))
  const here = new Map(carryFacts(vault, caseId).map((one) => [one.id, one]))
  const added = newKeys('citation')
  for (const theirs of packaged.facts) {
    const fact = here.get(theirs.id)
    for (const cited of theirs.citations.filter(({ id }) => added.has(id))) {
      const known = fact && documents.has(cited.mark.document)
      const entered = known ? receiveCitation(vault, theirs.id, cited) : undefined
      if (!fact || !entered) refuse('citation', cited.id)
      else vault.audit({ caseId, act: 'citation.added', subject: cited.id, after: { number: fact.number, ...entered } })
    }
  }
  const revisions = new Map(
    [...here.values()].flatMap(({ id, citations }) => citations.map((one) => [one.id, { fact: id, at: one.revision }])),
  )
  for (const [id, { document, quote, fact, ...chosen }] of fields('citation')) {
    const own = revisions.get(id)
    const isMoved = document !== undefined || quote !== undefined || fact !== undefined
    if (!own || isMoved || getFact(vault, own.fact).withdrawnOn !== null) refuse('citation', id)
    else changeCitation(vault, id, own.at, chosen as Partial<CitationDraft>)
  }
}
