import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { KnownLimitationRule } from '../../../shared/contract/acts.ts'
import { LimitationRuleDraft } from '../../../shared/domain/limitation.ts'
import { standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'

let read: LimitationRuleDraft[] | undefined

function shippedRules(resources: string): LimitationRuleDraft[] {
  const file = path.join(resources, 'limitation', 'rules.json')
  return (read ??= z.array(LimitationRuleDraft).parse(JSON.parse(readFileSync(file, 'utf8'))))
}

/** Every rule of limitation; one of the vault's own takes the place of a shipped one of the same name. */
export function limitationRules(vault: Vault, resources: string): KnownLimitationRule[] {
  const own = standingRows(vault, 'limitation-rule', null)
  const named = new Set(own.map(({ ruleId }) => ruleId))
  const shipped = shippedRules(resources).filter(({ ruleId }) => !named.has(ruleId))
  const told = own.map((row): KnownLimitationRule => ({ ...LimitationRuleDraft.parse(row), rowId: row.id }))
  return [...told, ...shipped.map((rule) => ({ ...rule, rowId: null }))].toSorted((a, b) =>
    a.ruleId < b.ruleId ? -1 : 1,
  )
}
