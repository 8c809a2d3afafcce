import { eq } from 'drizzle-orm'
import type { Draft } from '../extraction/draft.ts'
import { number } from '../extraction/draft.ts'
import type { Extraction } from '../extraction/extraction.ts'
import { firstSentence } from '../extraction/sentences.ts'
import { EXTRACTION_VERSION } from '../extraction/version.ts'
import { recognisedDrafts, withRecognised } from '../recognition/paragraphs.ts'
import { pagesOfLines } from '../recognition/recognised-pages.ts'
import type { Vault } from '../vault/vault.ts'
import { replaceBlocks } from './blocks.ts'
import { changeDocument } from './changing.ts'
import { requireDocument } from './documents.ts'
import { describedBy, findingsOf, storeFindings } from './findings.ts'
import { documentView, finding } from './table.ts'

/**
 * Puts what was read anew in the place of a document's text and findings: what a person declared and what was recognised
 * on its pages stay, passages are found anew. `kept`: it can not be read any more that could be before, and stays as it
 * was. One entry in the trail.
 */
export function putReread(
  vault: Vault,
  documentId: string,
  extraction: Extraction,
  languageOf: (text: string) => string | null,
): 'reread' | 'kept' {
  return vault.write(() => {
    const row = requireDocument(vault, documentId)
    if (extraction.readable === 'refused' && row.readable !== 'refused') return 'kept'
    const declared = findingsOf(vault, documentId).filter(({ basis }) => basis === 'declared')
    const findings = [...declared, ...extraction.findings]
    vault.db.delete(finding).where(eq(finding.documentId, documentId)).run()
    storeFindings(vault, documentId, findings)
    const written: Draft[] = extraction.blocks.map((block) => ({ ...block, alone: true, level: 0 }))
    const recognised = recognisedDrafts(pagesOfLines(vault, documentId), languageOf)
    const drafts = withRecognised(written, recognised)
    const { format, mime, encoding, refusal, language, pages } = extraction
    changeDocument(vault, row, {
      format,
      mime,
      encoding,
      refusal,
      language: language ?? languageOf(recognised.map(({ text }) => text).join('\n')),
      pages,
      readable: extraction.readable === 'pages' && drafts.length > 0 ? 'text' : extraction.readable,
      firstSentence: extraction.firstSentence ?? firstSentence(drafts),
      ...describedBy(findings),
      extractionVersion: EXTRACTION_VERSION,
    })
    putView(vault, documentId, extraction)
    const passages = replaceBlocks(vault, documentId, number(drafts))
    vault.audit({
      caseId: row.caseId,
      act: 'document.reread',
      subject: documentId,
      before: { extractionVersion: row.extractionVersion, blocks: row.blocks },
      after: { extractionVersion: EXTRACTION_VERSION, blocks: drafts.length, passages },
    })
    return 'reread'
  })
}

function putView(vault: Vault, documentId: string, { html, pageSizes: sizes }: Extraction): void {
  vault.db.delete(documentView).where(eq(documentView.documentId, documentId)).run()
  if (html === null && sizes.length === 0) return
  const pageSizes = sizes.map(({ width, height }): [number, number] => [width, height])
  vault.db.insert(documentView).values({ documentId, html, pageSizes }).run()
}
