import path from 'node:path'
import { openWithKeychain } from '../keys/computers-keychain.ts'
import { openWithRecoveryKey } from '../keys/making.ts'
import { procedures, vaultProcedures } from '../procedure.ts'
import { salvageInto } from '../salvage/salvage.ts'
import { buildSample } from '../sample/sample.ts'
import { tellProgress } from '../told-progress.ts'
import { acceptLoss } from './accepting-loss.ts'
import { vaultChecks } from './checks.ts'
import { inDatabaseWorker } from './in-database-worker.ts'
import { vaultInfo } from './info.ts'
import { recentVaults } from './recent.ts'
import { enterVerification, verifyVault } from './verify.ts'

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
  openWithRecoveryKey: procedure.openWithRecoveryKey.handler(async ({ context, input }) =>
    vaultInfo(await openWithRecoveryKey(context, context.places.path(input.place), input.words, input.passphrase)),
  ),
  openWithKeychain: procedure.openWithKeychain.handler(async ({ context, input }) =>
    vaultInfo(await openWithKeychain(context, context.places.path(input.place))),
  ),
  lock: procedure.lock.handler(async ({ context: { session } }) => ({ locked: await session.lock('by-hand') })),
  active: procedure.active.handler(({ context: { idle } }) => ({ locksAt: idle.active() })),
  verify: vaultProcedures.vault.verify.handler(({ context: { vault, jobs, host } }) =>
    jobs.start(vault, { kind: 'verify', caseId: null }, async (run) => {
      const report = (done: number, total: number) => run.progress({ done, total })
      const { check } = inDatabaseWorker(host.databaseWorker)
      const verification = await verifyVault(vault, report, run.signal, vaultChecks, check)
      enterVerification(vault, verification)
      return { ...verification }
    }),
  ),
  acceptLoss: vaultProcedures.vault.acceptLoss.handler(async ({ context: { vault }, input }) => ({
    accepted: await acceptLoss(vault, input.reason),
  })),
  salvage: procedure.salvage.handler(async function* ({ context, input, signal }) {
    yield* tellProgress((progress, ended) => salvageInto(context, input, progress, ended), signal)
  }),
  openSample: procedure.openSample.handler(({ context, input }) => buildSample(context, input)),
})
