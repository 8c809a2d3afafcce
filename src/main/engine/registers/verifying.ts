import type { Fault } from '../../../shared/contract/vault.ts'
import { namedIn } from '../../../shared/domain/named-in-rows.ts'
import { nameOfRow } from '../../../shared/domain/register-kinds.ts'
import type { Vault } from '../vault/vault.ts'
import { caseOfNamed } from './naming.ts'
import { registerRow } from './table.ts'

/** Rows that name what is not in the vault, each with the fields in which they do. */
export function registerFaults(vault: Vault): Fault[] {
  const there = new Map<string, boolean>()
  const isThere = (named: Parameters<typeof caseOfNamed>[1]) => {
    const key = `${named.of} ${named.id}`
    const known = there.get(key) ?? caseOfNamed(vault, named) !== undefined
    there.set(key, known)
    return known
  }
  return vault.db
    .select()
    .from(registerRow)
    .all()
    .flatMap(({ id, kind, number, fields: said }): Fault[] => {
      const lost = Object.entries(said).filter(([name, value]) =>
        namedIn({ [name]: value }).some((one) => !isThere(one)),
      )
      if (lost.length === 0) return []
      const row = nameOfRow(kind, { ...said, number }) ?? String(number)
      const fields = lost.map(([name]) => name)
      return [{ kind: 'reference', subject: 'register_row', detail: { id, register: kind, row, fields } }]
    })
}
