import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { EngineError } from '../../engine/fault.ts'
import type { WindowFiles } from '../window-files.ts'
import { ANSWER_POLICY, SECURITY_HEADERS } from '../window-policy.ts'
import { keepRoom } from './connections.ts'
import { refusal } from './guard.ts'
import type { Presence } from './presence.ts'

export interface Loopback {
  readonly origin: string
  readonly token: string
  close(): Promise<void>
}

/** Milliseconds in which a request's headers have to be there; its body may take as long as an upload takes. */
const HEADERS_WITHIN = 10_000
const LOOK_EVERY = 2_000

/** The stream that every window keeps open as long as it lives. */
const WATCH = '/rpc/events/watch'
const PROOF = '/proof'

/** Serves the window's files and the engine on 127.0.0.1, on a port and under a token that are new at each start. */
export async function serveLoopback(
  engine: { fetch(request: Request): Promise<Response> },
  files: WindowFiles,
  presence: Presence,
): Promise<Loopback> {
  const token = randomBytes(32).toString('base64url')
  const limits = { headersTimeout: HEADERS_WITHIN, requestTimeout: 0, connectionsCheckingInterval: LOOK_EVERY }
  const server = createServer(limits, (incoming, outgoing) => void serve(incoming, outgoing))
  const room = keepRoom(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const guard = { origin, token, isPublic: (pathname: string) => pathname === PROOF || files.has(pathname) }

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
    // The connection ends with the refusal: whatever else it would send is not read.
    if (!request || refused !== undefined) {
      return new Response(null, { status: refused ?? 400, headers: { connection: 'close' } })
    }
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === PROOF) return new Response(proofFor(searchParams.get('of') ?? '', token))
    if (guard.isPublic(pathname)) return files.answer(pathname)
    room.known(incoming.socket)
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

/**
 * What only this start can say: HMAC-SHA256 under the token, lower-case hexadecimal. A window whose connection broke asks
 * for it before it says anything else, since another program may have taken the port.
 */
function proofFor(of: string, token: string): string {
  return createHmac('sha256', token).update(of).digest('hex')
}

function isGone(error: unknown): boolean {
  return error instanceof EngineError && error.code === 'ENGINE_GONE'
}

/** Undefined where what was sent is no request that the platform knows. */
function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request | undefined {
  const { method = 'GET', headers, headersDistinct, url = '/' } = incoming
  if (headersDistinct['host']?.length !== 1) return undefined
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
  const headers = { ...ANSWER_POLICY, ...Object.fromEntries(response.headers), ...SECURITY_HEADERS }
  outgoing.writeHead(response.status, headers)
  if (response.body) await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing)
  else outgoing.end()
}
