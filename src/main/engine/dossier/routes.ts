import type { Hono } from 'hono'
import type { EngineContext } from '../context.ts'
import { renderStoredPage } from '../pdf/stored-page.ts'
import { storedFile } from '../vault/stored-file.ts'
import { handOutDossier, requireDossier } from './versions.ts'

/** `GET /dossiers/{id}/file`: the PDF, through the gate of the house; `GET /dossiers/{id}/pages/{n}?width=`: a page of it as PNG. */
export function dossierRoutes(app: Hono, context: EngineContext): void {
  app.get('/dossiers/:id/file', (c) => {
    const vault = context.session.vault()
    return storedFile(vault, handOutDossier(vault, c.req.param('id')), 'application/pdf')
  })
  app.get('/dossiers/:id/pages/:n', (c) => {
    const vault = context.session.vault()
    const { sha256: key } = requireDossier(vault, c.req.param('id'))
    const stored = { key, bytes: () => vault.objects.readAll(key) }
    return renderStoredPage(context, stored, c.req.param('n'), { width: c.req.query('width') }, c.req.raw.signal)
  })
}
