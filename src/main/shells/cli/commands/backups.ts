import { type BackupPlan, type Generation, sharesMinute } from '../../../../shared/contract/backups.ts'
import type { Job } from '../../../../shared/contract/jobs.ts'
import { callersPath } from '../callers-path.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { printRestored } from '../findings.ts'
import { print, printFields, printJson, printTable, say } from '../output.ts'
import { type ByRecoveryKey, secret } from '../passphrase.ts'
import { follow, followStream } from '../progress.ts'
import { type Session, withEngine, withVault } from '../session.ts'
import { printChecked } from './vault.ts'

interface BackupOptions {
  into?: string
  keep?: number
}

/** Into one file, or as a new generation of a backup folder. */
export async function backUpVault(
  cli: Cli,
  [folder = '', file]: (string | undefined)[],
  { into, keep }: BackupOptions,
): Promise<ExitCode> {
  if ((file === undefined) === (into === undefined)) throw wrongUse(cli, 'usage.backupWhere')
  if (keep !== undefined && into === undefined) throw wrongUse(cli, 'usage.keepInto')
  const target = callersPath(into ?? file ?? '')
  return withVault(cli, folder, async (session) => {
    const job = await follow(cli, session.client, await begin(session, target, { isFolder: into !== undefined, keep }))
    const where = into === undefined ? { file: target } : { folder: target }
    if (cli.json) printJson({ type: 'result', state: job.state, ...where, ...job.result })
    else print(cli.t(into === undefined ? 'cli:vault.backupMade' : 'cli:backups.added', { target, file: target }))
    return EXIT.done
  })
}

async function begin(
  { engine, client }: Session,
  target: string,
  { isFolder, keep }: { isFolder: boolean; keep: number | undefined },
): Promise<Job> {
  const place = await engine.grant(target)
  return isFolder ? client.backups.toFolder({ place, keep }) : client.backups.toFile({ place })
}

interface PlanOptions extends BackupOptions {
  every?: number
  onClose?: true
  off?: true
}

/** Sets, ends or shows how backups are made while the vault is open in the window. */
export async function planBackups(cli: Cli, [folder = '']: string[], options: PlanOptions): Promise<ExitCode> {
  const { into, keep, every, onClose, off } = options
  const changes = [into, keep, every, onClose].some((option) => option !== undefined)
  if (changes && (off || into === undefined)) throw wrongUse(cli, 'usage.planInto')
  if (into !== undefined && every === undefined && !onClose) throw wrongUse(cli, 'usage.planWhen')
  return withVault(cli, folder, async ({ engine, client }) => {
    let plan: BackupPlan | null
    if (off) plan = await client.backups.setPlan(null)
    else if (into === undefined) plan = await client.backups.plan()
    else {
      const place = await engine.grant(callersPath(into))
      plan = await client.backups.setPlan({
        place,
        keep: keep ?? 10,
        everyHours: every ?? null,
        onClose: onClose ?? false,
      })
    }
    printPlan(cli, plan)
    return EXIT.done
  })
}

function printPlan(cli: Cli, plan: BackupPlan | null): void {
  const { t } = cli
  if (cli.json) {
    const { place: _place, ...shown } = plan ?? { place: '' }
    return printJson(plan && shown)
  }
  if (!plan) return print(t('cli:backups.noPlan'))
  const { name, keep, everyHours, onClose, last } = plan
  printFields([
    [t('cli:backups.folder'), name],
    [t('cli:backups.keep'), keep],
    [
      t('cli:backups.every'),
      everyHours === null ? t('cli:backups.never') : t('cli:backups.hours', { count: everyHours }),
    ],
    [t('cli:backups.onClose'), t(onClose ? 'cli:backups.yes' : 'cli:backups.no')],
    [
      t('cli:backups.last'),
      last && `${moment(last.at)}${last.error === null ? '' : `  ${t(`errors:${last.error}`, { name })}`}`,
    ],
  ])
}

export async function listBackups(cli: Cli, [folder = '']: string[]): Promise<ExitCode> {
  const held = await withEngine(cli, async ({ engine, client }) =>
    client.backups.generations({ place: await engine.grant(callersPath(folder)) }),
  )
  if (cli.json) printJson(held)
  else if (held.length === 0) print(cli.t('cli:backups.none'))
  else printGenerations(cli, held)
  return EXIT.done
}

function printGenerations({ t }: Cli, held: readonly Generation[]): void {
  const bytes = (size: number) => t('cli:vault.bytes', { bytes: size.toLocaleString(t('cli:locale')) })
  printTable(
    [t('cli:backups.made'), t('cli:backups.originals'), t('cli:backups.size'), t('cli:backups.generation')],
    held.map(({ id, madeAt, size, objects }) => [
      moment(madeAt, sharesMinute(madeAt, held)),
      String(objects),
      bytes(size),
      id,
    ]),
  )
}

export async function restoreVault(
  cli: Cli,
  [backup = '', folder = '']: string[],
  { generation, ...options }: ByRecoveryKey & { generation?: string },
): Promise<ExitCode> {
  const opening = await secret(cli, options)
  const found = await withEngine(cli, async ({ engine, client }) => {
    const places = { backup: await engine.grant(callersPath(backup)), into: await engine.grant(callersPath(folder)) }
    return followStream(cli, 'restore', (signal) =>
      client.backups.restore({ ...places, generation, ...opening }, { signal }),
    )
  })
  if (cli.json) printJson({ type: 'result', ...found })
  else {
    printRestored(cli, found, callersPath(folder))
    printChecked(cli, found)
  }
  if ('words' in opening) say(cli.t('cli:keys.byRecoveryKey'))
  return found.clean ? EXIT.done : EXIT.failed
}

/** A moment where the person sits, to the minute or the second. */
function moment(at: string, seconds = false): string {
  const local = new Date(Date.parse(at) - new Date(at).getTimezoneOffset() * 60_000)
  return local
    .toISOString()
    .slice(0, seconds ? 19 : 16)
    .replace('T', ' ')
}
