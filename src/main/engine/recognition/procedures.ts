import path from 'node:path'
import type { Languages } from '../../../shared/contract/recognition.ts'
import { requireCase } from '../cases/require.ts'
import type { EngineContext } from '../context.ts'
import { hasPages, requireDocument } from '../evidence/documents.ts'
import { EngineError } from '../fault.ts'
import { procedures, vaultProcedures } from '../procedure.ts'
import { keepLanguageFolder, languageFolder } from './folder.ts'
import { installedLanguages, languagesIn } from './languages.ts'
import { recognisedPages } from './recognised-pages.ts'
import { startRecognition, usualLanguages } from './recognising.ts'
import { wantingDocuments, wantingPages } from './wanting.ts'

const procedure = vaultProcedures.recognition
const open = procedures.recognition

const isOff = ({ settings }: Pick<EngineContext, 'settings'>) => settings.read().recognition === 'off'

export const recognitionProcedures = procedure.router({
  offer: procedure.offer.handler(({ context, input }) => {
    const { id: caseId } = requireCase(context.vault, input.caseId)
    const wanting = isOff(context) ? [] : wantingDocuments(context.vault, caseId)
    const documents = wanting.map(({ documentId, pages }) => ({ documentId, pages: pages.length }))
    return {
      documents,
      pages: documents.reduce((sum, { pages }) => sum + pages, 0),
      languages: usualLanguages(context, context.vault, caseId),
    }
  }),
  document: procedure.document.handler(({ context, input: { documentId } }) => {
    const row = requireDocument(context.vault, documentId)
    const unread = isOff(context) || !hasPages(row) ? [] : wantingPages(context.vault, documentId, row.pages ?? 0)
    return { pages: recognisedPages(context.vault, documentId), unread: unread.length }
  }),
  start: procedure.start.handler(({ context, input: { caseId, documentIds, languages, anew = false } }) =>
    startRecognition(context, context.vault, caseId, { documentIds, languages, anew }),
  ),
  languages: open.languages.handler(({ context }) => languagesOf(context)),
  nameFolder: open.nameFolder.handler(async ({ context, input: { place } }) => {
    const folder = place === null ? null : context.places.path(place)
    if (folder !== null && (await languagesIn(folder, 'folder')).length === 0) {
      throw new EngineError('NO_LANGUAGES_THERE', { name: path.basename(folder) })
    }
    keepLanguageFolder(context.host.settings, folder)
    return languagesOf(context)
  }),
})

async function languagesOf(context: EngineContext): Promise<Languages> {
  const folder = languageFolder(context.host.settings)
  const installed = isOff(context) ? [] : await installedLanguages(folder)
  return {
    found: installed.map(({ language, from }) => ({ language, from })),
    folder: folder && path.basename(folder),
  }
}
