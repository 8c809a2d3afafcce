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

/**
 * Every rule of limitation, each name once: one of the vault's own takes the place of a shipped one, and of several of its
 * own the one that was entered last counts.
 */
export function limitationRules(vault: Vault, resources: string): KnownLimitationRule[] {
  const shipped = shippedRules(resources).map((rule): KnownLimitationRule => ({ ...rule, rowId: null }))
  const own = standingRows(vault, 'limitation-rule', null).map((row): KnownLimitationRule => ({
    ...LimitationRuleDraft.parse(row),
    rowId: row.id,
  }))
  const byName = new Map([...shipped, ...own].map((rule) => [rule.ruleId, rule]))
  return [...byName.values()].toSorted((a, b) => (a.ruleId < b.ruleId ? -1 : 1))
}
