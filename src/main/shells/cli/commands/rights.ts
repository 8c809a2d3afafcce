import { readFile } from 'node:fs/promises'
import type { TableImport } from '../../../../shared/contract/rights.ts'
import { callersPath } from '../callers-path.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printJson, say } from '../output.ts'
import { fileToWrite, saveAnswer } from '../saving.ts'
import { withVault } from '../session.ts'
import { adviceFor } from '../../../../shared/messages/table-advice.ts'

/** Takes a table of rights in, or with `dry` only says what it would change. */
export async function importRights(
  cli: Cli,
  [folder = '', given = '']: string[],
  { dry = false }: { dry?: true | false },
): Promise<ExitCode> {
  const bytes = await readFile(callersPath(given)).catch(() => undefined)
  if (!bytes) throw wrongUse(cli, 'usage.noFile', { file: given })
  return withVault(cli, folder, async ({ client }) => {
    const told = await client.rights.importCsv({ table: bytes.toString('base64'), dry })
    if (cli.json) printJson({ dry, ...told })
    else printImport(cli, told, dry)
    return told.refused.length > 0 ? EXIT.someRefused : EXIT.done
  })
}

function printImport({ t }: Cli, { lines, products, refused }: TableImport, dry: boolean): void {
  const counts = Object.fromEntries(
    (['adds', 'changes', 'leaves'] as const).map((does) => [does, lines.filter((line) => line.does === does).length]),
  )
  print(t(dry ? 'rights:report.would' : 'rights:report.imported', counts))
  if (products.length > 0) print(t('rights:report.products', { names: products.join(', ') }))
  for (const { line, field, value } of refused) {
    say(t('rights:report.refused', { line, field: t([`rights:column.${field}`], { defaultValue: field }), value }))
    say(`    ${adviceFor(field, t)}`)
  }
}

/** Writes the register of rights to a file as a table. */
export async function exportRights(cli: Cli, [folder = '', given = '']: string[]): Promise<ExitCode> {
  const file = await fileToWrite(cli, folder, given)
  return withVault(cli, folder, async ({ engine, client }) => {
    const { ticket, size } = await client.rights.exportCsv()
    await saveAnswer(cli, engine, `/papers/${ticket}`, file, { mode: 0o600 })
    if (cli.json) printJson({ file, size })
    else print(cli.t('rights:report.written', { file }))
    return EXIT.done
  })
}
