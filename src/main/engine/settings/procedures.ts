import { procedures } from '../procedure.ts'

const procedure = procedures.settings

export const settingProcedures = procedure.router({
  get: procedure.get.handler(({ context }) => context.settings.read()),
  change: procedure.change.handler(({ context, input }) => {
    const changed = context.settings.change(input)
    context.changes.tell('settings')
    return changed
  }),
  about: procedure.about.handler(({ context: { host } }) => ({
    version: host.version,
    shell: host.shell,
    account: host.account,
    chooser: host.chooser,
    platform: process.platform,
  })),
})
