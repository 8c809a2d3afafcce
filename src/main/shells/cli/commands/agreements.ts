import { readTypedDate } from '../../../../shared/domain/typed-date.ts'
import { today } from '../civil-day.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printJson } from '../output.ts'
import { withVault } from '../session.ts'
import { printLine, toldLine } from './reports/agreements.ts'
import { takeTableIn, writeTable } from './tables.ts'

/** Tells every treaty between two countries on a day; today where none is given. */
export async function showPair(
  cli: Cli,
  [folder = '', one = '', other = '']: string[],
  { on: typed }: { on?: string },
): Promise<ExitCode> {
  const on = typed === undefined ? today() : readTypedDate(typed)
  if (on === undefined) throw wrongUse(cli, 'facts.notADate', { typed })
  const [first, second] = [one, other].map((code) => code.toUpperCase()) as [string, string]
  for (const code of [first, second]) {
    if (!/^[A-Z]{2}$/.test(code)) throw wrongUse(cli, 'usage.noCountry', { code })
  }
  return withVault(cli, folder, async ({ client }) => {
    const lines = await client.agreements.resolve({ one: first, other: second, on })
    if (cli.json) printJson({ one: first, other: second, on, lines: lines.map((line) => toldLine(cli, line)) })
    else {
      const tables = await client.agreements.tables()
      for (const line of lines) printLine(cli, line, tables, '')
      print(cli.t('agreements:notFoundIsNotNo'))
    }
    return EXIT.done
  })
}

/** Takes a table of agreements in, or with `dry` only says what it would change. */
export function importAgreements(cli: Cli, args: string[], { dry = false }: { dry?: boolean }): Promise<ExitCode> {
  return takeTableIn(cli, args, dry, {
    take: (client, table) => client.agreements.importCsv(table),
    room: 'agreements',
    refusal: ({ line, field, value }, t) => [
      t('agreements:import.refused', { line, field: t(`registers:field.${field}`, { defaultValue: field }), value }),
    ],
  })
}

/** Writes the register of agreements to a file as a table. */
export function exportAgreements(cli: Cli, args: string[]): Promise<ExitCode> {
  return writeTable(cli, args, 'agreements:written', (client) => client.agreements.exportCsv())
}
