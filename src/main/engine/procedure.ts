import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { EngineContext } from './context.ts'
import { foreseen } from './fault.ts'

const root = implement(contract)
  .$context<EngineContext>()
  .use(async ({ next, context: { session } }) => {
    const vault = session.current()
    try {
      return await next()
    } catch (error) {
      const told = foreseen(error, vault)
      throw told ? new ORPCError(told.code, { status: 409, data: told.data }) : error
    }
  })

/** Implementers of the contract's parts; an engine's error reaches the window under its contract's code. */
export const procedures = root

/**
 * The same, for parts that need an open vault: the handler finds it as `context.vault`. Fails with VAULT_CLOSED, or
 * VAULT_AWAY where its folder cannot be reached.
 */
export const vaultProcedures = root.use(({ context, next }) => {
  const vault = context.session.vault()
  vault.requireThere()
  return next({ context: { vault } })
})
