import { and, asc, eq } from 'drizzle-orm'
import type { CarriedCitation, CarriedFact } from '../../../shared/contract/case-json.ts'
import { carryMark, receiveMark } from '../passages/carrying.ts'
import { enteredOf } from '../passages/marking.ts'
import type { Vault } from '../vault/vault.ts'
import { keepFactNumber, takeFactNumber } from './numbering.ts'
import { citation, fact } from './table.ts'

/** The facts of a case by number, withdrawn ones included, with their citations. */
export function carryFacts(vault: Vault, caseId: string): CarriedFact[] {
  const rows = vault.db.select().from(fact).where(eq(fact.caseId, caseId)).orderBy(asc(fact.number)).all()
  return rows.map(({ caseId: _case, partyIds: parties, ...row }) => ({
    ...row,
    parties,
    citations: carryCitations(vault, row.id),
  }))
}

function carryCitations(vault: Vault, factId: string): CarriedCitation[] {
  const rows = vault.db.select().from(citation).where(eq(citation.factId, factId)).orderBy(asc(citation.id)).all()
  return rows.map(({ factId: _fact, passageId, ...row }) => ({ ...row, mark: carryMark(vault, passageId) }))
}

/**
 * Enters a fact without its citations, under its own number where that is free; answers the number that it has. Inside a
 * transaction.
 */
export function receiveFact(vault: Vault, caseId: string, { citations: _after, parties, ...row }: CarriedFact): number {
  const taken = and(eq(fact.caseId, caseId), eq(fact.number, row.number))
  const isTaken = vault.db.select({ id: fact.id }).from(fact).where(taken).get() !== undefined
  const number = isTaken ? takeFactNumber(vault, caseId) : row.number
  keepFactNumber(vault, caseId, number)
  vault.db
    .insert(fact)
    .values({ ...row, caseId, number, partyIds: parties })
    .run()
  return number
}

/**
 * Enters a citation of a fact; answers what the trail is to say of it, or undefined where the fact cites that very
 * stretch already. Inside a transaction, after the fact and the document.
 */
export function receiveCitation(vault: Vault, factId: string, { mark, ...row }: CarriedCitation) {
  const passage = receiveMark(vault, mark)
  const twice = and(eq(citation.factId, factId), eq(citation.passageId, passage.id))
  if (vault.db.select().from(citation).where(twice).get()) return undefined
  vault.db
    .insert(citation)
    .values({ ...row, factId, passageId: passage.id })
    .run()
  const { id: _id, revision: _read, ...draft } = row
  return { ...enteredOf(passage), ...draft }
}
