import { sameToken } from '../token.ts'
import { TOKEN_HEADER } from '../window-policy.ts'

export interface Guard {
  /** As `http://127.0.0.1:49152`. */
  readonly origin: string
  readonly token: string
  /** Whether the path is a file of the window's page, which needs no token. */
  isPublic(pathname: string): boolean
}

const READS = new Set(['GET', 'HEAD'])

/**
 * The status with which a request is refused, or undefined where it may pass.
 *
 * Exact Host against rebound names; Origin exact where sent, and required for writes; no request that another site
 * made. One exception: the launch file is a `file:` page, so the navigation that opens the window is cross-site. Only
 * the page itself may be opened so, as a window of its own: it holds no word of a case, and nothing without the token.
 */
export function refusal(request: Pick<Request, 'method' | 'url' | 'headers'>, guard: Guard): number | undefined {
  const { method, headers } = request
  const url = new URL(request.url)
  const open = READS.has(method) && guard.isPublic(url.pathname)
  if (url.origin !== guard.origin || headers.get('host') !== new URL(guard.origin).host) return 421
  // None is ours, and it would outlive this start.
  if (headers.get('sec-fetch-dest') === 'serviceworker') return 403
  const site = headers.get('sec-fetch-site')
  const opensWindow =
    open &&
    url.pathname === '/' &&
    headers.get('sec-fetch-mode') === 'navigate' &&
    headers.get('sec-fetch-dest') === 'document'
  if (site !== null && site !== 'same-origin' && site !== 'none' && !opensWindow) return 403
  const origin = headers.get('origin')
  if (origin === null ? !READS.has(method) : origin !== guard.origin) return 403
  if (open) return undefined
  return sameToken(headers.get(TOKEN_HEADER) ?? '', guard.token) ? undefined : 401
}
