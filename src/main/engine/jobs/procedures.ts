import { vaultProcedures } from '../procedure.ts'
import { resumeJob } from './resuming.ts'

const procedure = vaultProcedures.jobs

export const jobProcedures = procedure.router({
  list: procedure.list.handler(({ context, input }) => context.jobs.list(context.vault, input.caseId)),
  get: procedure.get.handler(({ context, input }) => context.jobs.get(context.vault, input.jobId)),
  watch: procedure.watch.handler(({ context, input, signal }) => {
    context.jobs.get(context.vault, input.jobId)
    return context.jobs.watch(context.vault, input.jobId, signal)
  }),
  cancel: procedure.cancel.handler(({ context, input }) => context.jobs.cancel(context.vault, input.jobId)),
  resume: procedure.resume.handler(({ context, input }) => resumeJob(context, context.vault, input.jobId)),
})
