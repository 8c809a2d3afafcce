import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../../shared/contract/index.ts'
import type { Engine } from '../engine/bridge/client.ts'

/** The origin of requests that a shell makes by itself. */
export const ENGINE_ORIGIN = 'http://engine'

export type EngineClient = ContractRouterClient<typeof contract>

/** Typed calls to the engine. A typed error is thrown as an `ORPCError` with its code and data. */
export function engineClient(engine: Pick<Engine, 'fetch'>): EngineClient {
  return createORPCClient(new RPCLink({ url: `${ENGINE_ORIGIN}/rpc`, fetch: (request) => engine.fetch(request) }))
}
