import type { Hono } from 'hono'
import type { EngineContext } from '../context.ts'
import { receiveUpload } from './receiving.ts'

/** `PUT /imports/{job}/inputs/{input}`: the bytes of a file that the window sends. */
export function uploadRoutes(app: Hono, context: EngineContext): void {
  app.put('/imports/:job/inputs/:input', async (c) => {
    // Node's streams can be iterated; the DOM's types do not say so. An empty file comes without a body.
    const body = c.req.raw.body as AsyncIterable<Uint8Array> | null
    await receiveUpload(context.session.vault(), c.req.param('job'), c.req.param('input'), body ?? new Uint8Array())
    return c.body(null, 204)
  })
}
