import { eq } from 'drizzle-orm'
import { isDeepStrictEqual } from 'node:util'
import { namedIn, withoutNamed } from '../../../shared/domain/named-in-rows.ts'
import { nameOfRow } from '../../../shared/domain/register-kinds.ts'
import type { Vault } from '../vault/vault.ts'
import { registerRow } from './table.ts'

/** The rows, of whatever register, that name one of these documents and facts, withdrawn ones included. */
function rowsOn(vault: Vault, ids: ReadonlySet<string>) {
  const rows = vault.db.select().from(registerRow).all()
  return rows.filter(({ fields }) => namedIn(fields).some(({ id }) => ids.has(id)))
}

/** What the rows that name one of these documents and facts are listed as. */
export function namesOfRowsOn(vault: Vault, ids: ReadonlySet<string>): string[] {
  return rowsOn(vault, ids).map(({ kind, number, fields }) => nameOfRow(kind, { ...fields, number }) ?? String(number))
}

/**
 * Takes documents and facts that are deleted for good out of every row that names them; its words stay as they are. Each
 * entry says what the row names since, and not what it named. Inside a transaction.
 */
export function forgetNamed(vault: Vault, ids: ReadonlySet<string>): void {
  for (const { id, kind, caseId, number, fields, revision } of rowsOn(vault, ids)) {
    const left = withoutNamed(fields, (named) => ids.has(named.id))
    vault.db
      .update(registerRow)
      .set({ fields: left, revision: revision + 1 })
      .where(eq(registerRow.id, id))
      .run()
    const changed = Object.entries(left).filter(([name, value]) => !isDeepStrictEqual(value, fields[name]))
    vault.audit({
      caseId,
      act: `${kind}.forgotten`,
      subject: id,
      after: { number, ...Object.fromEntries(changed) },
    })
  }
}
