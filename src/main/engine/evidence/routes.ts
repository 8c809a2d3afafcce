import type { Hono } from 'hono'
import type { EngineContext } from '../context.ts'
import { renderStoredPage } from '../pdf/stored-page.ts'
import { storedFile } from '../vault/stored-file.ts'
import { requireDocument } from './documents.ts'
import { redeemTicket } from './handing-out.ts'
import { pagesOf } from './pages.ts'

/**
 * `GET /documents/{id}/original?ticket=`: the bytes as they came, for a ticket of `evidence.handOut`.
 * `GET /documents/{id}/pages/{n}?width=&turns=`: a page as PNG, for the reader; `turns` in quarters clockwise.
 */
export function documentRoutes(app: Hono, context: EngineContext): void {
  app.get('/documents/:id/original', (c) => {
    const vault = context.session.vault()
    return storedFile(vault, redeemTicket(vault, c.req.param('id'), c.req.query('ticket')), 'application/octet-stream')
  })
  app.get('/documents/:id/pages/:n', (c) => {
    const { signal } = c.req.raw
    const vault = context.session.vault()
    const { id, sha256: key } = requireDocument(vault, c.req.param('id'))
    const stored = { key, bytes: () => pagesOf({ vault, pool: context.pool }, id, signal) }
    const wanted = { width: c.req.query('width'), turns: c.req.query('turns') }
    return renderStoredPage(context, stored, c.req.param('n'), wanted, signal)
  })
}
