import { z } from 'zod'
import type { Keys } from '../../../../shared/contract/keys.ts'
import type { Fault, Verification, VaultInfo } from '../../../../shared/contract/vault.ts'
import { callersPath } from '../callers-path.ts'
import { civilDay } from '../civil-day.ts'
import { type Cli, EXIT, type ExitCode } from '../cli.ts'
import { documentsOf, type Named, printFindings } from '../findings.ts'
import { noticeSentences } from '../notices.ts'
import { print, printFields, printJson } from '../output.ts'
import { newPassphrase } from '../passphrase.ts'
import { follow } from '../progress.ts'
import { sayNotices, withEngine, withVault } from '../session.ts'

export async function createVault(cli: Cli, [folder = '']: string[]): Promise<ExitCode> {
  const phrase = await newPassphrase(cli)
  const vault = await withEngine(cli, async ({ engine, client }) =>
    client.vault.create({ place: await engine.grant(callersPath(folder)), passphrase: phrase }),
  )
  if (cli.json) printJson(vault)
  else print(cli.t('cli:vault.created', { folder: callersPath(folder) }))
  return EXIT.done
}

export async function showVault(cli: Cli, [folder = '']: string[]): Promise<ExitCode> {
  const shown = await withVault(
    cli,
    folder,
    async ({ vault, client }) => ({ ...vault, keys: await client.keys.get() }),
    cli.json ? sayNotices(cli) : () => undefined,
  )
  if (cli.json) printJson(shown)
  else printVault(cli, shown)
  return EXIT.done
}

function printVault(cli: Cli, vault: VaultInfo & { keys: Keys }): void {
  const { t } = cli
  const { lastVerified, lastBackup, keys } = vault
  printFields([
    [t('cli:vault.name'), vault.name],
    [t('cli:vault.made'), civilDay(vault.createdAt)],
    [t('cli:vault.cases'), vault.cases],
    [t('cli:vault.documents'), vault.documents],
    [t('cli:vault.size'), t('cli:vault.bytes', { bytes: vault.size.toLocaleString(t('cli:locale')) })],
    [t('cli:vault.entries'), vault.entries],
    [
      t('cli:vault.verified'),
      lastVerified
        ? `${civilDay(lastVerified.at)}, ${t(lastVerified.clean ? 'cli:vault.clean' : 'cli:vault.faulty')}`
        : t('cli:vault.never'),
    ],
    [t('cli:vault.backedUp'), lastBackup ? civilDay(lastBackup.at) : t('cli:vault.never')],
    [t('cli:vault.passphraseSet'), civilDay(keys.passphrase.changedAt)],
    [t('cli:vault.recoveryKey'), keys.recovery ? civilDay(keys.recovery.madeAt) : t('cli:vault.none')],
    [t('cli:vault.keychain'), keys.keychain ? civilDay(keys.keychain.keptAt) : null],
    [t('cli:vault.sample'), vault.sample ? t('cli:vault.sampleSaid') : null],
  ])
  noticeSentences(cli, vault.notices).forEach(print)
}

/** A person states that what the trail has lost was looked into; the reason stays in it. */
export async function acceptLoss(cli: Cli, [folder = '']: string[], options: { reason: string }): Promise<ExitCode> {
  const { accepted } = await withVault(cli, folder, ({ client }) => client.vault.acceptLoss(options))
  if (cli.json) printJson({ accepted })
  else print(cli.t('cli:vault.lossAccepted', { count: accepted }))
  return EXIT.done
}

/** Exit 1 where anything is missing or damaged; what is too damaged to be opened is a finding too. */
export async function verifyVault(cli: Cli, [folder = '']: string[]): Promise<ExitCode> {
  try {
    return await withVault(cli, folder, async ({ client }) => {
      const job = await follow(cli, client, await client.vault.verify())
      const found = job.result as unknown as Verification
      return printVerification(cli, found, await documentsOf(client, found.faults))
    })
  } catch (failure) {
    const damaged = Damaged.safeParse(failure).data
    if (!damaged) throw failure
    const { what: subject } = damaged.data
    const kind = subject === 'vault.json' ? 'key-file' : 'structure'
    const faults: Fault[] = [{ kind, subject, detail: kind === 'key-file' ? { why: 'none' } : {} }]
    return printVerification(cli, {
      clean: false,
      objects: 0,
      bytes: 0,
      pages: 0,
      entries: 0,
      chains: 0,
      accepted: 0,
      faults,
    })
  }
}

const Damaged = z.object({ code: z.literal('VAULT_DAMAGED'), data: z.object({ what: z.string() }) })

function printVerification(cli: Cli, found: Verification, named?: Named): ExitCode {
  if (cli.json) printJson({ type: 'result', ...found })
  else {
    printFindings(cli, found, named)
    printChecked(cli, found)
  }
  return found.clean ? EXIT.done : EXIT.failed
}

export function printChecked({ t }: Cli, found: Verification): void {
  printFields([
    [t('cli:verified.objects'), found.objects],
    [t('cli:verified.pages'), found.pages],
    [t('cli:verified.entries'), found.entries],
  ])
}
