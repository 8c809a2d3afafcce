import { vaultProcedures } from '../procedure.ts'
import { beginUploads, startImport } from './import-job.ts'
import { reportInputs } from './inputs.ts'

const procedure = vaultProcedures.imports

export const importProcedures = procedure.router({
  start: procedure.start.handler(({ context, input }) =>
    startImport(context, context.vault, input.caseId, input.places.map(context.places.path)),
  ),
  begin: procedure.begin.handler(({ context, input }) => {
    const job = beginUploads(context, context.vault, input.caseId, input.files)
    const awaited = reportInputs(context.vault, job.id).filter(({ outcome }) => outcome === 'listed')
    return { job, inputs: awaited }
  }),
  report: procedure.report.handler(({ context, input }) => ({
    job: context.jobs.get(context.vault, input.jobId),
    inputs: reportInputs(context.vault, input.jobId),
  })),
})
