import { putRecognised } from '../evidence/recognised-text.ts'
import { caseOfDocument } from '../evidence/documents.ts'
import type { Vault } from '../vault/vault.ts'
import { recognisedDrafts } from './paragraphs.ts'
import { pagesOfLines } from './recognised-pages.ts'

/**
 * Makes what was recognised on a document's pages part of its text, if it is still there; one entry in the trail, which
 * names these pages.
 */
export async function applyRecognised(vault: Vault, documentId: string, pages: readonly number[]): Promise<void> {
  const { languageOf } = await import('../extraction/language.ts')
  const caseId = caseOfDocument(vault, documentId)
  if (caseId === undefined) return
  const known = pagesOfLines(vault, documentId)
  const recognised = recognisedDrafts(known, languageOf)
  const language = languageOf(recognised.map(({ text }) => text).join('\n'))
  const these = known.filter(({ page }) => pages.includes(page))
  vault.write(() => {
    const passages = putRecognised(vault, documentId, { recognised, language })
    const after = {
      recognisedPages: these.map(({ page }) => page),
      confidence: mean(these.map(({ confidence }) => confidence)),
      languages: [...new Set(these.flatMap(({ languages }) => languages))],
      tool: these.at(-1)?.engine ?? '',
      passages,
    }
    vault.audit({ caseId, act: 'document.recognised', subject: documentId, after })
  })
}

/** Percent, over the pages on which anything was found; 0 where that is none. */
function mean(confidences: readonly number[]): number {
  const found = confidences.filter((confidence) => confidence > 0)
  return found.length === 0 ? 0 : Math.round(found.reduce((sum, one) => sum + one, 0) / found.length)
}
