import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { contract } from '../../shared/contract/index.ts'
import { provedFetch } from './provedFetch.ts'
import { token } from './shell.ts'

const HEADERS = { 'x-libellus-token': token }

/** Typed calls to the engine. A typed error is thrown as an `ORPCError` with its code and data. */
export const client: ContractRouterClient<typeof contract> = createORPCClient(
  new RPCLink({ url: new URL('/rpc', location.href).href, headers: HEADERS, fetch: provedFetch }),
)

/** The same procedures as options for TanStack Query: `useQuery(engine.cases.list.queryOptions({ input: {} }))`. */
export const engine = createTanstackQueryUtils(client)

/** A route of the engine that is no procedure, as `/dossiers/{id}/file`. Throws an `ORPCError` where it is refused. */
export async function engineFetch(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await provedFetch(new URL(path, location.href), {
    ...init,
    headers: { ...HEADERS, ...Object.fromEntries(new Headers(init.headers)) },
  })
  if (!response.ok) throw await refusal(response)
  return response
}

/** The bytes of a route as a URL that an `<img>` or a link can show; revoke it when it is shown no longer. */
export async function engineBlobUrl(path: string, signal?: AbortSignal): Promise<string> {
  const response = await engineFetch(path, signal ? { signal } : {})
  return URL.createObjectURL(await response.blob())
}

async function refusal(response: Response): Promise<ORPCError<string, unknown>> {
  const body: unknown = await response.json().catch(() => undefined)
  const { code, data } = (body ?? {}) as { code?: unknown; data?: unknown }
  return new ORPCError(typeof code === 'string' ? code : `HTTP_${response.status}`, { status: response.status, data })
}
