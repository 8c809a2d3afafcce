import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { ImportInput } from '../../../shared/contract/evidence.ts'
import { listingsOf } from '../evidence/documents.ts'
import type { Vault } from '../vault/vault.ts'
import { importInput } from './table.ts'

export type InputRow = typeof importInput.$inferSelect

/** The inputs of an import in their order. */
export function inputsOf(vault: Vault, jobId: string): InputRow[] {
  return vault.db
    .select()
    .from(importInput)
    .where(eq(importInput.jobId, jobId))
    .orderBy(asc(importInput.position))
    .all()
}

/** Undefined where there is no such input. */
export function getInput(vault: Vault, inputId: string): InputRow | undefined {
  return vault.db.select().from(importInput).where(eq(importInput.id, inputId)).get()
}

/** Lists what an import will read, before the first file is read; behind what it has listed before. */
export function addInputs(
  vault: Vault,
  jobId: string,
  inputs: readonly Pick<InputRow, 'path' | 'source' | 'size' | 'outcome' | 'refusal'>[],
): void {
  vault.write(() => {
    const listed = inputsOf(vault, jobId).length
    inputs.forEach((input, at) => {
      const row = { id: uuidv7(), jobId, position: listed + at, sha256: null, documentId: null, ...input }
      vault.db.insert(importInput).values(row).run()
    })
  })
}

/** Changes the fields given; what became of an input is no act of the trail, the document's entry is. */
export function changeInput(vault: Vault, inputId: string, fields: Partial<InputRow>): void {
  vault.write(() => vault.db.update(importInput).set(fields).where(eq(importInput.id, inputId)).run())
}

/** The same for a file that an import lists again: its path and its size. */
export function fileKey({ path, size }: Pick<InputRow, 'path' | 'size'>): string {
  return `${size} ${path}`
}

/** How the inputs ended so far. */
export function countOutcomes(inputs: readonly Pick<InputRow, 'outcome'>[]) {
  const count = (ended: InputRow['outcome']) => inputs.filter(({ outcome }) => outcome === ended).length
  return {
    added: count('added'),
    duplicate: count('duplicate'),
    refused: count('refused'),
    skipped: count('skipped'),
  }
}

/** The report of an import, each input with what became of it. */
export function reportInputs(vault: Vault, jobId: string): ImportInput[] {
  const inputs = inputsOf(vault, jobId)
  const documents = listingsOf(
    vault,
    inputs.flatMap(({ documentId }) => documentId ?? []),
  )
  return inputs.map(({ id, path, size, outcome, refusal, documentId }) => {
    const listing = documentId === null ? undefined : documents.get(documentId)
    return {
      id,
      path,
      size,
      outcome,
      refusal: refusal ?? listing?.refusal ?? null,
      documentId,
      listedAs: listing?.listedAs ?? null,
    }
  })
}
