import { mapEventIterator } from '@orpc/client'
import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { EngineContext } from './context.ts'
import { foreseen } from './fault.ts'

const root = implement(contract)
  .$context<EngineContext>()
  .use(async ({ next, context: { session } }) => {
    const before = session.current()
    const tell = (error: unknown) => {
      // A call may have locked the vault that was open, or have opened one.
      const told = foreseen(error, session.current() ?? before)
      return told ? new ORPCError(told.code, { status: 409, data: told.data }) : error
    }
    try {
      const answered = await next()
      return isStream(answered.output)
        ? {
            ...answered,
            output: mapEventIterator(answered.output, {
              value: async (value) => value,
              error: async (error) => tell(error),
            }),
          }
        : answered
    } catch (error) {
      throw tell(error)
    }
  })

function isStream(output: unknown): output is AsyncIterator<unknown, unknown, void> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}

/** Implementers of the contract's parts. An engine's error reaches the window under its contract's code, also at a stream's end. */
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
