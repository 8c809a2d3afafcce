import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { EngineError } from '../../engine/fault.ts'
import type { WindowFiles } from '../window-files.ts'
import { SECURITY_HEADERS } from '../window-policy.ts'
import { refusal } from './guard.ts'
import type { Presence } from './presence.ts'

export interface Loopback {
  readonly origin: string
  readonly token: string
  close(): Promise<void>
}

/** The stream that every window keeps open as long as it lives. */
const WATCH = '/rpc/events/watch'

/** Serves the window's files and the engine on 127.0.0.1, on a port and under a token that are new at each start. */
export async function serveLoopback(
  engine: { fetch(request: Request): Promise<Response> },
  files: WindowFiles,
  presence: Presence,
): Promise<Loopback> {
  const token = randomBytes(32).toString('base64url')
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing))
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const guard = { origin, token, isPublic: files.has }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const closed = new AbortController()
    outgoing.once('close', () => closed.abort())
    try {
      await send(await answer(incoming, outgoing, closed.signal), outgoing)
    } catch (error) {
      // A connection that breaks is how the window hears that nobody is behind it any more.
      if (outgoing.headersSent || isGone(error)) outgoing.destroy()
      else outgoing.writeHead(closed.signal.aborted ? 499 : 500, SECURITY_HEADERS).end()
    }
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse, signal: AbortSignal): Promise<Response> {
    const request = requestOf(incoming, signal)
    const refused = request ? refusal(request, guard) : 400
    if (!request || refused !== undefined) return new Response(null, { status: refused ?? 400 })
    const { pathname } = new URL(request.url)
    if (guard.isPublic(pathname)) return files.answer(pathname)
    if (pathname === WATCH) outgoing.once('close', presence.came())
    return engine.fetch(request)
  }

  return {
    origin,
    token,
    async close() {
      const ended = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await ended
    },
  }
}

function isGone(error: unknown): boolean {
  return error instanceof EngineError && error.code === 'ENGINE_GONE'
}

/** Undefined where what was sent is no request that the platform knows. */
function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request | undefined {
  const { method = 'GET', headers, url = '/' } = incoming
  try {
    const body =
      method === 'GET' || method === 'HEAD' ? null : (Readable.toWeb(incoming) as unknown as globalThis.ReadableStream)
    return new Request(new URL(url, `http://${headers.host}`), {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      body,
      signal,
      ...(body && { duplex: 'half' as const }),
    })
  } catch {
    return undefined
  }
}

/** Streams at the pace at which the window reads; a closed window cancels the engine's stream. */
async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), ...SECURITY_HEADERS })
  if (response.body) await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing)
  else outgoing.end()
}
