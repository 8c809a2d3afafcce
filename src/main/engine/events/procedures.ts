import { procedures } from '../procedure.ts'

const procedure = procedures.events

export const eventProcedures = procedure.router({
  watch: procedure.watch.handler(({ context, signal }) => context.changes.watch(signal)),
})
