import type { Hono } from 'hono'
import type { EngineContext } from '../context.ts'
import { receiveUpload } from './receiving.ts'

/** `PUT /imports/{job}/inputs/{input}`: the bytes of a file that the window sends. */
export function uploadRoutes(app: Hono, context: EngineContext): void {
  app.put('/imports/:job/inputs/:input', async (c) => {
    const bytes = (c.req.raw.body ?? new ReadableStream({ start: (end) => end.close() })) as ReadableStream<Uint8Array>
    const chunks = bytes as unknown as AsyncIterable<Uint8Array>
    await receiveUpload(context.session.vault(), c.req.param('job'), c.req.param('input'), chunks)
    return c.body(null, 204)
  })
}
