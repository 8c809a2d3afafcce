import type { Hono } from 'hono'
import type { EngineContext } from '../context.ts'
import { renderStoredPage } from '../pdf/stored-page.ts'
import { letOut } from '../exhibits/leaving.ts'
import type { Vault } from '../vault/vault.ts'
import { recordCustody } from './adding.ts'
import { pickDocuments, requireDocument } from './documents.ts'

/** Why a barred document is handed out all the same, percent-encoded; its bars are confirmed with it. */
const EXCEPTION_HEADER = 'x-libellus-exception'

/**
 * `GET /documents/{id}/original`: the bytes as they came, through the gate of the house; an exception that is needed
 * comes in a header. `GET /documents/{id}/pages/{n}?width=`: a page as PNG, for the reader.
 */
export function documentRoutes(app: Hono, context: EngineContext): void {
  app.get('/documents/:id/original', (c) => {
    const vault = context.session.vault()
    const { sha256, size } = handOut(vault, c.req.param('id'), c.req.header(EXCEPTION_HEADER))
    return c.body(vault.objects.stream(sha256) as unknown as ReadableStream, 200, {
      'content-type': 'application/octet-stream',
      'content-length': String(size),
      'content-disposition': 'attachment',
    })
  })
  app.get('/documents/:id/pages/:n', (c) => {
    const { sha256 } = requireDocument(context.session.vault(), c.req.param('id'))
    return renderStoredPage(context, sha256, c.req.param('n'), c.req.query('width'))
  })
}

function handOut(vault: Vault, documentId: string, exception: string | undefined) {
  return vault.write(() => {
    const row = requireDocument(vault, documentId)
    const documents = pickDocuments(vault, row.caseId, [documentId])
    const reason = decodeURIComponent(exception ?? '')
    const bars = documents.flatMap((document) => document.bars)
    letOut(vault, row.caseId, documents, reason ? [{ documentId, bars, reason }] : [])
    recordCustody(vault, documentId, 'exported', { original: true, sha256: row.sha256 })
    vault.audit({ caseId: row.caseId, act: 'document.handed-out', subject: documentId, after: { sha256: row.sha256 } })
    return row
  })
}
