import { DocumentFormat } from '../../../shared/contract/evidence.ts'
import type { QueryFault, Where } from '../../../shared/domain/query.ts'
import type { Condition, RowCondition, WordCondition } from '../../../shared/domain/query-condition.ts'
import type { Vault } from '../vault/vault.ts'
import type { DocumentWhere } from './evidence.ts'
import { rowsOf } from './gather.ts'
import { languagesHeld } from './index-blocks.ts'
import { placeOf } from './rows.ts'
import { scopeOf } from './scope.ts'
import { ftsFormula } from './sought.ts'
import { statement } from './statements.ts'
import { wordsIn } from './words.ts'

/** What is wrong with a condition that is well written; undefined where nothing is. */
export function faultOf({ field, value }: Condition): QueryFault | undefined {
  if (field === 'type' && !DocumentFormat.safeParse(value).success) return 'type-unknown'
  if (field === 'lang' && value !== 'none' && !/^[a-z]{2}$/.test(value)) return 'language-unknown'
  return undefined
}

/** Conditions whose titles are resolved to the documents that have them. */
export function resolved(vault: Vault, where: Where, caseId: string | undefined): DocumentWhere {
  const each = (parts: readonly Where[]) => parts.map((part) => resolved(vault, part, caseId))
  if ('any' in where) return { any: each(where.any) }
  if ('all' in where) return { all: each(where.all), none: each(where.none) }
  if (where.field === 'title') return { ids: documentsTitled(vault, where as WordCondition, caseId) }
  return where as RowCondition
}

/** The documents whose title holds every word, in any form and spelling that search knows. */
function documentsTitled({ sqlite }: Vault, { value, prefix }: WordCondition, caseId: string | undefined): string[] {
  const scope = scopeOf(sqlite, caseId, undefined)
  const { words } = wordsIn(value)
  const all = words.map(({ from, to }, index) => ({
    text: value.slice(from, to),
    prefix: prefix && index === words.length - 1,
  }))
  const expression = ftsFormula({ all, none: [] }, languagesHeld(sqlite))
  if (!scope || expression === undefined) return []
  const rows = rowsOf(
    { sqlite, table: 'search_text', scope },
    `{title name} : (${expression})`,
    Number.MAX_SAFE_INTEGER,
  )
  const select = statement(sqlite, 'select id from search_document where no = ?').pluck()
  return [...new Set(rows.map((row) => placeOf(row).documentNo))]
    .map((no) => select.get(no) as string | undefined)
    .filter((id) => id !== undefined)
}
