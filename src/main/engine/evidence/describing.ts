import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import type { DocumentSummary, EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { ArticleField, Finding, FindingRole } from '../../../shared/domain/article.ts'
import { isEdtf } from '../../../shared/domain/edtf.ts'
import { EngineError } from '../fault.ts'
import { reindexTitle } from '../search/index-blocks.ts'
import type { Vault } from '../vault/vault.ts'
import { changeDocument, pickAll, requireAll, requireCurrent } from './changing.ts'
import { type DocumentRow, getDocument } from './documents.ts'
import { describedBy, findingsOf, storeFindings } from './findings.ts'
import { finding } from './table.ts'

export interface Declaration {
  field: ArticleField
  role?: FindingRole | undefined
  value: string | null
}

/** Declares a value, or takes the declaration back. Throws STALE, NOT_A_DATE. */
export function declare(vault: Vault, documentId: string, revision: number, declared: Declaration): EvidenceDocument {
  return vault.write(() => {
    requireDated(declared)
    writeDeclared(vault, requireCurrent(vault, documentId, revision), declared)
    return getDocument(vault, documentId)
  })
}

/**
 * Declares one value of each document, or takes its declarations back, one entry a document in the trail. Throws
 * NOT_A_DATE, or STALE, and declares none, where one has another revision than was seen.
 */
export function declareOnAll(
  vault: Vault,
  documentIds: readonly string[],
  declared: Declaration,
  seen: Readonly<Record<string, number>> = {},
): DocumentSummary[] {
  return vault.write(() => {
    requireDated(declared)
    const rows = requireAll(vault, documentIds, seen)
    const { field, role = 'main', value } = declared
    for (const row of rows) {
      const [own] = findingsOf(vault, row.id).filter(isDeclared(field, role))
      if ((own?.value ?? null) !== value) writeDeclared(vault, row, declared)
    }
    return pickAll(vault, rows)
  })
}

function requireDated({ field, value }: Declaration): void {
  if (field === 'published' && value !== null && !isEdtf(value)) throw new EngineError('NOT_A_DATE', { value })
}

function isDeclared(field: ArticleField, role: FindingRole): (one: Finding) => boolean {
  return (one) => one.basis === 'declared' && one.field === field && one.role === role
}

function writeDeclared(vault: Vault, row: DocumentRow, { field, role = 'main', value }: Declaration): void {
  const { id: documentId } = row
  const before = findingsOf(vault, documentId)
  const replaced = isDeclared(field, role)
  const kept = before.filter((other) => !replaced(other))
  const added: Finding[] = value === null ? [] : [{ field, role, value, basis: 'declared', where: vault.operator }]
  const after = [...added, ...kept]
  vault.db.delete(finding).where(eq(finding.documentId, documentId)).run()
  storeFindings(vault, documentId, after)
  const described = describedBy(after)
  changeDocument(vault, row, described)
  if (described.title !== row.title) reindexTitle(vault.sqlite, documentId, described.title)
  vault.audit({
    caseId: row.caseId,
    act: 'document.declared',
    subject: documentId,
    before: before.filter(replaced),
    after: added.length > 0 ? added : { field, role, value },
  })
}

/** Changes notes and tags, which never leave the house. Throws STALE. */
export function annotate(
  vault: Vault,
  documentId: string,
  revision: number,
  fields: { notes?: string | undefined; tags?: string[] | undefined },
): EvidenceDocument {
  return vault.write(() => {
    const row = requireCurrent(vault, documentId, revision)
    changeDocument(vault, row, fields)
    const before = { notes: row.notes, tags: row.tags }
    vault.audit({ caseId: row.caseId, act: 'document.annotated', subject: documentId, before, after: fields })
    return getDocument(vault, documentId)
  })
}

/**
 * Adds tags to each document and takes others away, one entry a document in the trail; tags that are named in neither
 * stay as they are now.
 */
export function tagDocuments(
  vault: Vault,
  documentIds: readonly string[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): DocumentSummary[] {
  return vault.write(() => {
    const rows = requireAll(vault, documentIds)
    for (const row of rows) {
      const tags = [...new Set([...row.tags.filter((tag) => !remove.includes(tag)), ...add])]
      if (isDeepStrictEqual(tags, row.tags)) continue
      changeDocument(vault, row, { tags })
      const { id: subject, caseId } = row
      vault.audit({ caseId, act: 'document.annotated', subject, before: { tags: row.tags }, after: { tags } })
    }
    return pickAll(vault, rows)
  })
}
