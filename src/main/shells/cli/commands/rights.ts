import { adviceFor } from '../../../../shared/messages/table-advice.ts'
import type { Cli, ExitCode } from '../cli.ts'
import { takeTableIn, writeTable } from './tables.ts'

/** Takes a table of rights in, or with `dry` only says what it would change. */
export function importRights(cli: Cli, args: string[], { dry = false }: { dry?: boolean }): Promise<ExitCode> {
  return takeTableIn(cli, args, dry, {
    take: (client, table) => client.rights.importCsv(table),
    room: 'rights',
    beside: ({ products }, t) =>
      products.length === 0 ? [] : [t('rights:report.products', { names: products.join(', ') })],
    refusal: ({ line, field, value }, t) => [
      t('rights:report.refused', { line, field: t(`rights:column.${field}`, { defaultValue: field }), value }),
      `    ${adviceFor(field, t)}`,
    ],
  })
}

/** Writes the register of rights to a file as a table. */
export function exportRights(cli: Cli, args: string[]): Promise<ExitCode> {
  return writeTable(cli, args, 'rights:report.written', (client) => client.rights.exportCsv())
}
