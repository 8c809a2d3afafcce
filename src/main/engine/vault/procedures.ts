import path from 'node:path'
import { buildSample } from '../sample/sample.ts'
import { procedures, vaultProcedures } from '../procedure.ts'
import { backupVault } from './backup.ts'
import { vaultInfo } from './info.ts'
import { recentVaults } from './recent.ts'
import { restoreBackup } from './restore.ts'
import { verifyVault } from './verify.ts'
import { vaultChecks } from './checks.ts'

const procedure = procedures.vault

export const vaultProcedureRouter = procedure.router({
  current: procedure.current.handler(({ context: { session } }) => {
    const vault = session.current()
    return vault ? vaultInfo(vault) : null
  }),
  recent: procedure.recent.handler(({ context: { host, places } }) =>
    recentVaults(host.settings).map(({ folder, openedAt }) => ({
      place: places.grant(folder),
      name: path.basename(folder),
      openedAt,
    })),
  ),
  create: procedure.create.handler(async ({ context: { session, places }, input }) =>
    vaultInfo(await session.create(places.path(input.place), input.passphrase)),
  ),
  open: procedure.open.handler(async ({ context: { session, places }, input }) =>
    vaultInfo(await session.open(places.path(input.place), input.passphrase)),
  ),
  lock: procedure.lock.handler(async ({ context: { session } }) => ({ locked: await session.lock() })),
  verify: vaultProcedures.vault.verify.handler(({ context: { vault, jobs } }) =>
    jobs.start(vault, { kind: 'verify', caseId: null }, async (run) => {
      const report = (done: number, total: number) => run.progress({ done, total })
      return { ...(await verifyVault(vault, report, run.signal, vaultChecks)) }
    }),
  ),
  backup: vaultProcedures.vault.backup.handler(({ context: { vault, jobs, places }, input }) => {
    const file = places.path(input.place)
    return jobs.start(vault, { kind: 'backup', caseId: null }, async (run) => {
      await backupVault(vault, file, (done, total) => run.progress({ done, total }), run.signal)
      return { name: path.basename(file) }
    })
  }),
  restore: procedure.restore.handler(({ context: { session, places }, input }) =>
    restoreBackup(
      places.path(input.backup),
      places.path(input.into),
      input.passphrase,
      session.who(),
      session.migrations,
      { checks: vaultChecks },
    ),
  ),
  openSample: procedure.openSample.handler(({ context, input }) => buildSample(context, input)),
})
