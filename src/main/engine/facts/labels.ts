import { eq, like } from 'drizzle-orm'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import type { Vault } from '../vault/vault.ts'
import { fact } from './table.ts'

/** The number of a fact by its id, as F-7; undefined where it is not there. */
export function factLabel(vault: Vault, factId: string): string | undefined {
  const row = vault.db.select({ number: fact.number }).from(fact).where(eq(fact.id, factId)).get()
  return row && formatFactNumber(row.number)
}

/** The numbers of the facts that are about a party, withdrawn ones included. */
export function factsAbout(vault: Vault, partyId: string): string[] {
  const rows = vault.db
    .select({ number: fact.number })
    .from(fact)
    .where(like(fact.partyIds, `%${partyId}%`))
    .all()
  return rows.map(({ number }) => formatFactNumber(number))
}

/** What each fact of the case is called and says, by number, withdrawn ones included. */
export function factNames(
  vault: Vault,
  caseId: string,
): { id: string; number: number; text: string; withdrawnOn: string | null }[] {
  return vault.sqlite
    .prepare<[string], ReturnType<typeof factNames>[number]>(
      'SELECT id, number, text, withdrawn_on AS withdrawnOn FROM fact WHERE case_id = ? ORDER BY number',
    )
    .all(caseId)
}
