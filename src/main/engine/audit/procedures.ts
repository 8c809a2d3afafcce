import { ORPCError } from '@orpc/server'
import { ZodError } from 'zod'
import { vaultProcedures } from '../procedure.ts'
import { exportTrail } from './exporting.ts'
import { filtersOf, latestEntries, listEntries } from './listing.ts'

const procedure = vaultProcedures.audit

export const auditProcedures = procedure.router({
  latest: procedure.latest.handler(({ context, input }) => latestEntries(context.vault, input.caseId, input.limit)),
  list: procedure.list.handler(({ context, input }) => {
    try {
      return listEntries(context.vault, input)
    } catch (failure) {
      throw failure instanceof ZodError ? new ORPCError('BAD_REQUEST') : failure
    }
  }),
  filters: procedure.filters.handler(({ context, input }) => filtersOf(context.vault, input.chain)),
  export: procedure.export.handler(({ context, input, signal = new AbortController().signal }) =>
    exportTrail(context, context.vault, input, signal),
  ),
})
