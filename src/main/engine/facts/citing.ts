import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Citation, CitationDraft, Fact, NewCitation } from '../../../shared/contract/facts.ts'
import { changesOf } from '../audit/entries.ts'
import { EngineError } from '../fault.ts'
import { enteredOf, markPassage, releasePassage } from '../passages/marking.ts'
import type { Vault } from '../vault/vault.ts'
import { type FactRow, getFact, refuseWithdrawn, requireFact } from './reading.ts'
import { citation } from './table.ts'
import { type CitationRow, tellCitations } from './telling.ts'

/** Cites a stretch for or against a fact. Throws FACT_NOT_FOUND, FACT_WITHDRAWN, and as `insertCitation` does. */
export function citePassage(vault: Vault, factId: string, cited: NewCitation): Fact {
  return vault.write(() => {
    const row = requireFact(vault, factId)
    refuseWithdrawn(row)
    const { id, entered } = insertCitation(vault, row, cited)
    vault.audit({ caseId: row.caseId, act: 'citation.added', subject: id, after: { number: row.number, ...entered } })
    return getFact(vault, factId)
  })
}

/**
 * Inside a transaction; answers what the trail is to say of it. Throws PASSAGE_CHANGED, CITATION_ACROSS_CASES,
 * ALREADY_CITED.
 */
export function insertCitation(vault: Vault, { id: factId, caseId, number }: FactRow, cited: NewCitation) {
  const { passage: marked, ...draft } = cited
  const { row: passage, caseId: ofPassage } = markPassage(vault, marked)
  if (ofPassage !== caseId) throw new EngineError('CITATION_ACROSS_CASES')
  const twice = and(eq(citation.factId, factId), eq(citation.passageId, passage.id))
  if (vault.db.select().from(citation).where(twice).get()) throw new EngineError('ALREADY_CITED', { number })
  const id = uuidv7()
  const row: CitationRow = { id, factId, passageId: passage.id, ...spokenBy(draft), revision: 1 }
  vault.db.insert(citation).values(row).run()
  return { id, entered: { ...enteredOf(marked), ...spokenBy(draft) } }
}

/** The outlet's own voice has no speaker beside it. */
function spokenBy(draft: CitationDraft): CitationDraft {
  return draft.voice === 'outlet' ? { ...draft, speaker: '' } : draft
}

/** Throws CITATION_NOT_FOUND, FACT_WITHDRAWN, STALE. */
export function changeCitation(
  vault: Vault,
  citationId: string,
  revision: number,
  fields: Partial<CitationDraft>,
): Fact {
  return vault.write(() => {
    const { row, fact, documentId } = requireCitation(vault, citationId, revision)
    const given = Object.entries(fields).filter(([, value]) => value !== undefined)
    const { id, factId, passageId, revision: _read, ...before } = row
    const after = spokenBy({ ...before, ...Object.fromEntries(given) })
    const changed: CitationRow = { id, factId, passageId, ...after, revision: revision + 1 }
    vault.db.update(citation).set(changed).where(eq(citation.id, citationId)).run()
    const about = { number: fact.number, documentId }
    const act = 'citation.changed'
    vault.audit({
      caseId: fact.caseId,
      act,
      subject: citationId,
      before: { ...about, ...before },
      after: { ...about, ...after },
    })
    return getFact(vault, factId)
  })
}

/** Takes a citation away; it stays in the trail. Throws CITATION_NOT_FOUND, FACT_WITHDRAWN, STALE. */
export function removeCitation(vault: Vault, citationId: string, revision: number): Fact {
  return vault.write(() => {
    const { row, fact, documentId, quote } = requireCitation(vault, citationId, revision)
    const { id: _id, factId, passageId, revision: _read, ...draft } = row
    vault.db.delete(citation).where(eq(citation.id, citationId)).run()
    const before = { number: fact.number, documentId, quote, ...draft }
    vault.audit({ caseId: fact.caseId, act: 'citation.removed', subject: citationId, before })
    releasePassage(vault, passageId)
    return getFact(vault, factId)
  })
}

function requireCitation(vault: Vault, citationId: string, revision: number) {
  const row = vault.db.select().from(citation).where(eq(citation.id, citationId)).get()
  if (!row) throw new EngineError('CITATION_NOT_FOUND')
  const fact = requireFact(vault, row.factId)
  refuseWithdrawn(fact)
  const [current] = tellCitations(vault, fact.caseId, [row]) as [Citation]
  if (row.revision !== revision) {
    throw new EngineError('STALE', { current, ...changesOf(vault, fact.caseId, citationId) })
  }
  const { documentId, quote } = current.passage
  return { row, fact, documentId, quote }
}
