import { eq, getTableColumns } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { compareEdtf } from '../../../shared/domain/edtf.ts'
import type { StageDraft, StageEntry } from '../../../shared/domain/stage.ts'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { stageEntry } from './table.ts'

/** The case's history, the earliest first. */
export function listStages(vault: Vault, caseId: string): StageEntry[] {
  const { caseId: ofCase, ...columns } = getTableColumns(stageEntry)
  const entries = vault.db.select(columns).from(stageEntry).where(eq(ofCase, caseId)).orderBy(stageEntry.id).all()
  return entries.sort((a, b) => compareEdtf(a.on, b.on))
}

/** Adds an entry to the history. Throws CASE_NOT_FOUND, CASE_ARCHIVED. */
export function recordStage(vault: Vault, caseId: string, entry: StageDraft): StageEntry {
  return vault.write(() => {
    requireOpenCase(vault, caseId)
    const recorded: StageEntry = { id: uuidv7(), ...entry, revision: 1 }
    vault.db
      .insert(stageEntry)
      .values({ caseId, ...recorded })
      .run()
    vault.audit({ caseId, act: 'stage.recorded', subject: recorded.id, after: recorded })
    return recorded
  })
}

/** Corrects an entry. Throws STAGE_NOT_FOUND, or STALE with what stands now. */
export function changeStage(vault: Vault, stageId: string, revision: number, fields: Partial<StageDraft>): StageEntry {
  return vault.write(() => {
    const { caseId, ...before } = requireStage(vault, stageId, revision)
    const after: StageEntry = { ...before, ...fields, revision: revision + 1 }
    vault.db.update(stageEntry).set(after).where(eq(stageEntry.id, stageId)).run()
    vault.audit({ caseId, act: 'stage.changed', subject: stageId, before, after })
    return after
  })
}

/** Takes an entry out of the history; it stays in the trail. Throws STAGE_NOT_FOUND, STALE. */
export function removeStage(vault: Vault, stageId: string, revision: number): void {
  vault.write(() => {
    const { caseId, ...before } = requireStage(vault, stageId, revision)
    vault.db.delete(stageEntry).where(eq(stageEntry.id, stageId)).run()
    vault.audit({ caseId, act: 'stage.removed', subject: stageId, before })
  })
}

function requireStage(vault: Vault, stageId: string, revision: number): StageEntry & { caseId: string } {
  const found = vault.db.select().from(stageEntry).where(eq(stageEntry.id, stageId)).get()
  if (!found) throw new EngineError('STAGE_NOT_FOUND')
  requireOpenCase(vault, found.caseId)
  if (found.revision !== revision) {
    const { caseId, ...current } = found
    throw new EngineError('STALE', { current, ...changesOf(vault, caseId, stageId) })
  }
  return found
}
