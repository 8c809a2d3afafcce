import { sameToken } from '../token.ts'
import type { WindowFiles } from '../window-files.ts'
import { SECURITY_HEADERS, TOKEN_HEADER } from '../window-policy.ts'
import { ORIGIN } from './policy.ts'

/**
 * Answers the window's scheme: its files to anyone, all else only with the token. Requests to a custom scheme carry no
 * Origin that could be checked, so the token is what tells the window from a frame of evidence.
 */
export function answerScheme(
  engine: { fetch(request: Request): Promise<Response> },
  files: WindowFiles,
  token: string,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url)
    if (`${url.protocol}//${url.host}` !== ORIGIN) return refuse(421)
    if (request.method === 'GET' && files.has(url.pathname)) return files.answer(url.pathname)
    if (!sameToken(request.headers.get(TOKEN_HEADER) ?? '', token)) return refuse(401)
    const response = await engine.fetch(request)
    const headers = { ...Object.fromEntries(response.headers), ...SECURITY_HEADERS }
    return new Response(response.body, { status: response.status, headers })
  }
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS })
}
