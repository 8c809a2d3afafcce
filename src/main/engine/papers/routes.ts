import type { Hono } from 'hono'
import type { EngineContext } from '../context.ts'

/** `GET /papers/{ticket}`: a file that the engine has made, once. */
export function paperRoutes(app: Hono, { papers }: EngineContext): void {
  app.get('/papers/:ticket', (c) => {
    const { bytes, mime } = papers.take(c.req.param('ticket'))
    return new Response(new Blob([bytes as Uint8Array<ArrayBuffer>]), { headers: { 'content-type': mime } })
  })
}
