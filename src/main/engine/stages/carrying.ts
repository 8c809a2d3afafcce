import { asc, eq, getTableColumns } from 'drizzle-orm'
import type { PackagedCase } from '../../../shared/contract/case-json.ts'
import type { Vault } from '../vault/vault.ts'
import { stageEntry } from './table.ts'

type CarriedStage = PackagedCase['stages'][number]

/** The entries of a case's history in the order in which they were made. */
export function carryStages(vault: Vault, caseId: string): CarriedStage[] {
  const { caseId: ofCase, ...columns } = getTableColumns(stageEntry)
  return vault.db.select(columns).from(stageEntry).where(eq(ofCase, caseId)).orderBy(asc(stageEntry.id)).all()
}

/** Inside a transaction. */
export function receiveStage(vault: Vault, caseId: string, row: CarriedStage): void {
  vault.db
    .insert(stageEntry)
    .values({ ...row, caseId })
    .run()
}
