import type { Citation, Fact } from '../../../shared/contract/facts.ts'
import { listedAs } from '../evidence/documents.ts'
import { exhibitLabels } from '../exhibits/labels.ts'
import { passagesByIds } from '../passages/passages.ts'
import { originsIn } from '../stories/origins.ts'
import type { Vault } from '../vault/vault.ts'
import type { citation } from './table.ts'

export type CitationRow = typeof citation.$inferSelect

/** Tells citations of a case of their rows, in their order, each with its passage and how the document of that is listed. */
export function tellCitations(vault: Vault, caseId: string, rows: readonly CitationRow[]): Citation[] {
  const labels = exhibitLabels(vault, caseId)
  const passages = passagesByIds(vault, [...new Set(rows.map(({ passageId }) => passageId))])
  const nameOf = vault.sqlite.prepare<[string], Parameters<typeof listedAs>[0]>(
    'SELECT title, first_sentence AS firstSentence, file_name AS fileName FROM document WHERE id = ?',
  )
  const listed = new Map<string, string>()
  const listingOf = (documentId: string) => {
    const known = listed.get(documentId) ?? listedAs(nameOf.get(documentId)!)
    listed.set(documentId, known)
    return known
  }
  return rows.map(({ passageId, ...row }) => {
    const passage = passages.get(passageId)
    if (!passage) throw new Error('a citation has no passage')
    const { documentId } = passage
    return { ...row, passage, listedAs: listingOf(documentId), exhibit: labels.get(documentId) ?? null }
  })
}

/** Parts the citations that support a fact into their origins. */
export function originTeller(vault: Vault, caseId: string): (citations: readonly Citation[]) => Fact['origins'] {
  const among = originsIn(vault, caseId)
  return (citations) => {
    const supporting = citations.filter(({ stance }) => stance === 'supports')
    const cited = supporting.map(({ passage, voice, speaker }) => ({ documentId: passage.documentId, voice, speaker }))
    return among(cited).map(({ statements, shared }) => ({
      citationIds: statements.map((at) => supporting[at]!.id),
      shared,
    }))
  }
}
