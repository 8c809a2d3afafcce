import { vaultProcedures } from '../procedure.ts'
import { tellProgress } from '../told-progress.ts'
import { importJson } from './from-json/importing.ts'
import { inspectPackage } from './in/inspecting.ts'
import { takePackage } from './in/taking.ts'
import { exportJson } from './out/exporting-json.ts'
import { exportPackage } from './out/exporting.ts'

const procedure = vaultProcedures.packages

export const packageProcedures = procedure.router({
  export: procedure.export.handler(({ context, input }) =>
    exportPackage(context, context.vault, {
      caseId: input.caseId,
      at: context.places.path(input.place),
      form: input.form,
      passphrase: input.passphrase,
      exceptions: input.exceptions ?? [],
      leaveOut: input.leaveOut ?? false,
    }),
  ),
  inspect: procedure.inspect.handler(({ context: { vault, places }, input, signal }) => {
    const at = places.path(input.place)
    return tellProgress((progress, ended) => inspectPackage(vault, at, input.passphrase, progress, ended), signal)
  }),
  take: procedure.take.handler(({ context, input }) =>
    takePackage(context, context.vault, input.inspection, input.theirs),
  ),
  exportJson: procedure.exportJson.handler(({ context: { vault, papers, host }, input }) => {
    const { caseId, exceptions = [], leaveOut = false } = input
    return papers.offer(exportJson(vault, { caseId, exceptions, leaveOut }, `Libellus ${host.version}`))
  }),
  importJson: procedure.importJson.handler(({ context, input: { place, files } }) => {
    const folder = files === undefined ? undefined : context.places.path(files)
    return importJson(context, context.vault, context.places.path(place), folder)
  }),
})
