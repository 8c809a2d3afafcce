import { asc, eq } from 'drizzle-orm'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import {
  publicationDate,
  standing,
  type ArticleField,
  type Finding,
  type FindingRole,
} from '../../../shared/domain/article.ts'
import { isEdtf } from '../../../shared/domain/edtf.ts'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import { reindexTitle } from '../search/index-blocks.ts'
import type { Vault } from '../vault/vault.ts'
import { getDocument, requireDocument, type DocumentRow } from './documents.ts'
import { document, finding } from './table.ts'

/** The columns that follow from the findings: what stands for each field. */
export function describedBy(findings: readonly Finding[]) {
  return {
    title: standing(findings, 'title')?.value ?? null,
    author: standing(findings, 'author')?.value ?? null,
    publisher: standing(findings, 'publisher')?.value ?? null,
    published: publicationDate(findings) ?? null,
  }
}

export interface Declaration {
  field: ArticleField
  role?: FindingRole | undefined
  value: string | null
}

/** Declares a value, or takes the declaration back. Throws STALE, NOT_A_DATE. */
export function declare(vault: Vault, documentId: string, revision: number, declared: Declaration): EvidenceDocument {
  return vault.write(() => {
    const row = requireCurrent(vault, documentId, revision)
    const { field, role = 'main', value } = declared
    if (field === 'published' && value !== null && !isEdtf(value)) throw new EngineError('NOT_A_DATE', { value })
    const before = findingsOf(vault, documentId)
    const replaced = (other: Finding) => other.basis === 'declared' && other.field === field && other.role === role
    const kept = before.filter((other) => !replaced(other))
    const added: Finding[] = value === null ? [] : [{ field, role, value, basis: 'declared', where: vault.operator }]
    const after = [...added, ...kept]
    vault.db.delete(finding).where(eq(finding.documentId, documentId)).run()
    storeFindings(vault, documentId, after)
    const described = describedBy(after)
    update(vault, row, described)
    if (described.title !== row.title) reindexTitle(vault.sqlite, documentId, described.title)
    vault.audit({
      caseId: row.caseId,
      act: 'document.declared',
      subject: documentId,
      before: before.filter(replaced),
      after: added.length > 0 ? added : { field, role, value },
    })
    return getDocument(vault, documentId)
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
    update(vault, row, fields)
    const before = { notes: row.notes, tags: row.tags }
    vault.audit({ caseId: row.caseId, act: 'document.annotated', subject: documentId, before, after: fields })
    return getDocument(vault, documentId)
  })
}

export function storeFindings(vault: Vault, documentId: string, findings: readonly Finding[]): void {
  const rows = findings.map((found, position) => ({ documentId, position, ...found }))
  if (rows.length > 0) vault.db.insert(finding).values(rows).run()
}

function findingsOf(vault: Vault, documentId: string): Finding[] {
  const rows = vault.db
    .select()
    .from(finding)
    .where(eq(finding.documentId, documentId))
    .orderBy(asc(finding.position))
    .all()
  return rows.map(({ documentId: _document, position: _position, ...found }) => found)
}

/** The row of a document that may be changed. Throws STALE where it has another revision than was read. */
export function requireCurrent(vault: Vault, documentId: string, revision: number): DocumentRow {
  const row = requireDocument(vault, documentId)
  requireOpenCase(vault, row.caseId)
  if (row.revision !== revision) {
    throw new EngineError('STALE', {
      current: getDocument(vault, documentId),
      ...changesOf(vault, row.caseId, documentId),
    })
  }
  return row
}

function update(vault: Vault, row: DocumentRow, fields: Partial<DocumentRow>): void {
  vault.db
    .update(document)
    .set({ ...fields, revision: row.revision + 1 })
    .where(eq(document.id, row.id))
    .run()
}
