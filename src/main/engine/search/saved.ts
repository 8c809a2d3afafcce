import { and, asc, eq, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { SavedSearch } from '../../../shared/contract/search.ts'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import { VAULT_CHAIN } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'
import { savedSearch } from './table.ts'

/** Those of a case, or without one of the vault, by name. */
export function savedSearches(vault: Vault, caseId: string | undefined): SavedSearch[] {
  const of = caseId === undefined ? isNull(savedSearch.caseId) : eq(savedSearch.caseId, caseId)
  return vault.db.select().from(savedSearch).where(of).orderBy(asc(savedSearch.name), asc(savedSearch.id)).all()
}

/** Throws CASE_NOT_FOUND, CASE_ARCHIVED, or NAME_TAKEN where another one of the case has this name. */
export function saveSearch(
  vault: Vault,
  draft: { caseId?: string | undefined; name: string; text: string },
): SavedSearch {
  return vault.write(() => {
    const caseId = draft.caseId ?? null
    if (caseId !== null) requireOpenCase(vault, caseId)
    requireFree(vault, caseId, draft.name)
    const { name, text } = draft
    const saved: SavedSearch = { id: uuidv7(), caseId, name, text, madeAt: new Date().toISOString(), revision: 1 }
    vault.db.insert(savedSearch).values(saved).run()
    vault.audit({ caseId, act: 'search.saved', subject: saved.id, after: { name, text } })
    return saved
  })
}

/** Throws SEARCH_NOT_FOUND, STALE, CASE_ARCHIVED, NAME_TAKEN. */
export function renameSearch(vault: Vault, id: string, revision: number, name: string): SavedSearch {
  return vault.write(() => {
    const before = requireCurrent(vault, id, revision)
    if (before.name !== name) requireFree(vault, before.caseId, name)
    const after: SavedSearch = { ...before, name, revision: revision + 1 }
    vault.db.update(savedSearch).set(after).where(eq(savedSearch.id, id)).run()
    const { caseId } = before
    vault.audit({ caseId, act: 'search.renamed', subject: id, before: { name: before.name }, after: { name } })
    return after
  })
}

/** Throws SEARCH_NOT_FOUND, STALE, CASE_ARCHIVED. */
export function removeSearch(vault: Vault, id: string, revision: number): void {
  vault.write(() => {
    const { caseId, name, text } = requireCurrent(vault, id, revision)
    vault.db.delete(savedSearch).where(eq(savedSearch.id, id)).run()
    vault.audit({ caseId, act: 'search.removed', subject: id, before: { name, text } })
  })
}

/** The name of a saved search by its id; undefined where it is not there. */
export function searchName(vault: Vault, id: string): string | undefined {
  return vault.db.select({ name: savedSearch.name }).from(savedSearch).where(eq(savedSearch.id, id)).get()?.name
}

function requireCurrent(vault: Vault, id: string, revision: number): SavedSearch {
  const found = vault.db.select().from(savedSearch).where(eq(savedSearch.id, id)).get()
  if (!found) throw new EngineError('SEARCH_NOT_FOUND')
  if (found.caseId !== null) requireOpenCase(vault, found.caseId)
  if (found.revision === revision) return found
  throw new EngineError('STALE', { current: found, ...changesOf(vault, found.caseId ?? VAULT_CHAIN, id) })
}

function requireFree(vault: Vault, caseId: string | null, name: string): void {
  const of = caseId === null ? isNull(savedSearch.caseId) : eq(savedSearch.caseId, caseId)
  const taken = vault.db
    .select()
    .from(savedSearch)
    .where(and(of, eq(savedSearch.name, name)))
    .get()
  if (taken) throw new EngineError('NAME_TAKEN', { name })
}
