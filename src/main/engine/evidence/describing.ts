import { eq } from 'drizzle-orm'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { ArticleField, Finding, FindingRole } from '../../../shared/domain/article.ts'
import { isEdtf } from '../../../shared/domain/edtf.ts'
import { EngineError } from '../fault.ts'
import { reindexTitle } from '../search/index-blocks.ts'
import type { Vault } from '../vault/vault.ts'
import { changeDocument, requireCurrent } from './changing.ts'
import { getDocument } from './documents.ts'
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
    changeDocument(vault, row, described)
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
    changeDocument(vault, row, fields)
    const before = { notes: row.notes, tags: row.tags }
    vault.audit({ caseId: row.caseId, act: 'document.annotated', subject: documentId, before, after: fields })
    return getDocument(vault, documentId)
  })
}
