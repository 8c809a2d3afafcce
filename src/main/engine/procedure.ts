import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { EngineContext } from './context.ts'
import { foreseen } from './fault.ts'

const root = implement(contract)
  .$context<EngineContext>()
  .use(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      const told = foreseen(error)
      throw told ? new ORPCError(told.code, { status: 409, data: told.data }) : error
    }
  })

/** Implementers of the contract's parts; an engine's error reaches the window under its contract's code. */
export const procedures = root

/** The same, for parts that need an open vault: the handler finds it as `context.vault`. Fails with VAULT_CLOSED. */
export const vaultProcedures = root.use(({ context, next }) => next({ context: { vault: context.session.vault() } }))
