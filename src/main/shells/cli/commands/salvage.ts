import type { Salvage } from '../../../../shared/contract/vault.ts'
import { tableInWords } from '../../../../shared/messages/vault-words.ts'
import { callersPath } from '../callers-path.ts'
import { type Cli, EXIT, type ExitCode } from '../cli.ts'
import { printAcceptable, printFindings } from '../findings.ts'
import { print, printFields, printJson, printTable, say } from '../output.ts'
import { type ByRecoveryKey, secret } from '../passphrase.ts'
import { followStream } from '../progress.ts'
import { withEngine } from '../session.ts'

/** Reads what can be read of a damaged vault into a new one; exit 3 where something was lost. */
export async function salvageVault(
  cli: Cli,
  [damaged = '', folder = '']: string[],
  options: ByRecoveryKey,
): Promise<ExitCode> {
  const opening = await secret(cli, options)
  const found = await withEngine(cli, async ({ engine, client }) => {
    const places = { place: await engine.grant(callersPath(damaged)), into: await engine.grant(callersPath(folder)) }
    return followStream(cli, 'salvage', (signal) => client.vault.salvage({ ...places, ...opening }, { signal }))
  })
  if (cli.json) printJson({ type: 'result', ...found })
  else printSalvage(cli, found, callersPath(folder))
  if ('words' in opening) say(cli.t('cli:keys.byRecoveryKey'))
  return isWhole(found) ? EXIT.done : EXIT.someRefused
}

function isWhole({ tables, lostOriginals, nameless, brokenChains, verification }: Salvage): boolean {
  const lost = lostOriginals.length + nameless + brokenChains.length
  return lost === 0 && tables.length > 0 && tables.every((table) => table.lost === 0) && verification.clean
}

function printSalvage(cli: Cli, found: Salvage, folder: string): void {
  const { t } = cli
  const { tables, originals, lostOriginals, nameless, brokenChains, verification } = found
  print(t('cli:salvage.done', { folder }))
  printFields([
    [t('cli:salvage.originals'), originals.read],
    [t('cli:salvage.nameless'), nameless > 0 ? nameless : null],
    [t('cli:salvage.lostOriginals'), lostOriginals.length > 0 ? lostOriginals.length : null],
  ])
  if (tables.length === 0) print(t('cli:salvage.noDatabase'))
  else {
    const rows = tables.filter(({ read, lost }) => read + lost > 0)
    const heads = [t('cli:salvage.table'), t('cli:salvage.read'), t('cli:salvage.lost')]
    printTable(
      heads,
      rows.map(({ table, read, lost }) => [tableInWords(table, t), String(read), String(lost)]),
    )
  }
  for (const { sha256, name, caseTitle } of lostOriginals) {
    print(t('cli:salvage.lostOriginal', { name: name ?? sha256, caseTitle: caseTitle ?? '—' }))
  }
  for (const { chain, entries } of brokenChains) {
    print(t(chain === 'vault' ? 'cli:salvage.brokenOfVault' : 'cli:salvage.brokenChain', { chain, entries }))
  }
  printFindings(cli, verification)
  printAcceptable(cli, verification.faults, folder)
}
