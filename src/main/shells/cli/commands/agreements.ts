import { readFile } from 'node:fs/promises'
import { Temporal } from 'temporal-polyfill'
import { edtfDate } from '../../../../shared/domain/edtf.ts'
import { readTypedDate } from '../../../../shared/domain/typed-date.ts'
import { callersPath } from '../callers-path.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printJson, say } from '../output.ts'
import { fileToWrite, saveAnswer } from '../saving.ts'
import { withVault } from '../session.ts'
import { printLine } from './reports/agreements.ts'

/** Tells every treaty between two countries on a day; today where none is given. */
export async function showPair(
  cli: Cli,
  [folder = '', one = '', other = '']: string[],
  { on: typed }: { on?: string },
): Promise<ExitCode> {
  const on = typed === undefined ? edtfDate(Temporal.Now.plainDateISO().toString()) : readTypedDate(typed)
  if (on === undefined) throw wrongUse(cli, 'facts.notADate', { typed })
  const [first, second] = [one, other].map((code) => code.toUpperCase()) as [string, string]
  for (const code of [first, second]) {
    if (!/^[A-Z]{2}$/.test(code)) throw wrongUse(cli, 'usage.noCountry', { code })
  }
  return withVault(cli, folder, async ({ client }) => {
    const lines = await client.agreements.resolve({ one: first, other: second, on })
    if (cli.json) printJson({ one: first, other: second, on, lines })
    else {
      const { treaties } = await client.agreements.tables()
      for (const line of lines) printLine(cli, line, treaties, '')
      print(cli.t('agreements:notFoundIsNotNo'))
    }
    return EXIT.done
  })
}

/** Takes a table of agreements in, or with `dry` only says what it would change. */
export async function importAgreements(
  cli: Cli,
  [folder = '', given = '']: string[],
  { dry = false }: { dry?: true | false },
): Promise<ExitCode> {
  const bytes = await readFile(callersPath(given)).catch(() => undefined)
  if (!bytes) throw wrongUse(cli, 'usage.noFile', { file: given })
  return withVault(cli, folder, async ({ client }) => {
    const told = await client.agreements.importCsv({ table: bytes.toString('base64'), dry })
    if (cli.json) printJson({ dry, ...told })
    else {
      for (const does of ['adds', 'changes', 'leaves'] as const) {
        const count = told.lines.filter((line) => line.does === does).length
        if (count > 0) print(cli.t(`agreements:import.${does}`, { count }))
      }
      for (const refused of told.refused) say(cli.t('agreements:import.refused', refused))
    }
    return told.refused.length > 0 ? EXIT.someRefused : EXIT.done
  })
}

/** Writes the register of agreements to a file as a table. */
export async function exportAgreements(cli: Cli, [folder = '', given = '']: string[]): Promise<ExitCode> {
  const file = await fileToWrite(cli, folder, given)
  return withVault(cli, folder, async ({ engine, client }) => {
    const { ticket, size } = await client.agreements.exportCsv()
    await saveAnswer(cli, engine, `/papers/${ticket}`, file, { mode: 0o600 })
    if (cli.json) printJson({ file, size })
    else print(cli.t('agreements:written', { file }))
    return EXIT.done
  })
}
