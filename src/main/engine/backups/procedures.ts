import path from 'node:path'
import type { BackupPlan } from '../../../shared/contract/backups.ts'
import type { EngineContext } from '../context.ts'
import { EngineError } from '../fault.ts'
import { openerOf } from '../keys/recovery-key.ts'
import { procedures, vaultProcedures } from '../procedure.ts'
import { tellProgress } from '../told-progress.ts'
import { vaultChecks } from '../vault/checks.ts'
import type { Vault } from '../vault/vault.ts'
import { claimBackupFolder } from './folder.ts'
import { startFileBackup, startFolderBackup } from './making.ts'
import { planOf, setPlan } from './plan.ts'
import { generationsOf } from './reading.ts'
import { restoreBackup } from './restore.ts'

const procedure = procedures.backups
const ofVault = vaultProcedures.backups

export const backupProcedures = procedure.router({
  toFile: ofVault.toFile.handler(({ context, input }) =>
    startFileBackup(context, context.vault, context.places.path(input.place)),
  ),
  toFolder: ofVault.toFolder.handler(({ context, input }) =>
    startFolderBackup(context, context.vault, { folder: context.places.path(input.place), keep: input.keep }),
  ),
  plan: ofVault.plan.handler(({ context }) => shownPlan(context, context.vault)),
  setPlan: ofVault.setPlan.handler(async ({ context, input }) => {
    if (!input) setPlan(context.vault, null)
    else {
      const { place, ...wanted } = input
      const folder = context.places.path(place)
      await claimBackupFolder(context.vault, folder)
      setPlan(context.vault, { folder, ...wanted })
    }
    return shownPlan(context, context.vault)
  }),
  generations: procedure.generations.handler(({ context, input }) => generationsOf(context.places.path(input.place))),
  restore: procedure.restore.handler(({ context: { session, places, tries }, input, signal }) => {
    const open = session.current()
    if (open) throw new EngineError('ANOTHER_VAULT_OPEN', { name: open.name })
    const [backup, into] = [places.path(input.backup), places.path(input.into)]
    const { generation } = input
    const opener = openerOf(input)
    return tellProgress(
      (progress, aborted) =>
        restoreBackup(backup, into, opener, session.who(), session.migrations, {
          generation,
          progress,
          signal: aborted,
          checks: vaultChecks,
          tries,
        }),
      signal,
    )
  }),
})

function shownPlan({ places }: Pick<EngineContext, 'places'>, vault: Vault): BackupPlan | null {
  const plan = planOf(vault)
  if (!plan) return null
  const { folder, keep, everyHours, onClose, last } = plan
  return { name: path.basename(folder), place: places.grant(folder), keep, everyHours, onClose, last }
}
