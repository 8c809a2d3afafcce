import { readFile } from 'node:fs/promises'
import type { TFunction } from 'i18next'
import type { Paper } from '../../../../shared/contract/papers.ts'
import type { EngineClient } from '../../engine-client.ts'
import { callersPath } from '../callers-path.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printJson, say } from '../output.ts'
import { fileToWrite, saveAnswer } from '../saving.ts'
import { withVault } from '../session.ts'

/** What taking a table in answers. */
interface TakenIn {
  readonly lines: readonly { readonly does: 'adds' | 'changes' | 'leaves' }[]
  readonly refused: readonly Refused[]
}
type Refused = { readonly line: number; readonly field: string; readonly value: string }

interface TableIn<T extends TakenIn> {
  readonly take: (client: EngineClient, table: { table: string; dry: boolean }) => Promise<T>
  /** Namespace of the sentences `report.would` and `report.imported`. */
  readonly room: 'rights' | 'agreements'
  /** What is told beside the counts. */
  readonly beside?: (told: T, t: TFunction) => readonly string[]
  readonly refusal: (refused: Refused, t: TFunction) => readonly string[]
}

/** Takes a table in, or with `dry` only says what it would change. */
export async function takeTableIn<T extends TakenIn>(
  cli: Cli,
  [folder = '', given = '']: string[],
  dry: boolean,
  { take, room, beside = () => [], refusal }: TableIn<T>,
): Promise<ExitCode> {
  const { t } = cli
  const bytes = await readFile(callersPath(given)).catch(() => undefined)
  if (!bytes) throw wrongUse(cli, 'usage.noFile', { file: given })
  return withVault(cli, folder, async ({ client }) => {
    const told = await take(client, { table: bytes.toString('base64'), dry })
    if (cli.json) printJson({ dry, ...told })
    else {
      print(t(`${room}:report.${dry ? 'would' : 'imported'}`, countsOf(told)))
      beside(told, t).forEach(print)
      for (const refused of told.refused) refusal(refused, t).forEach(say)
    }
    return told.refused.length > 0 ? EXIT.someRefused : EXIT.done
  })
}

function countsOf({ lines }: TakenIn): Record<string, number> {
  const count = (what: TakenIn['lines'][number]['does']) => lines.filter(({ does }) => does === what).length
  return { adds: count('adds'), changes: count('changes'), leaves: count('leaves') }
}

/** Writes a register to a file as a table; `written` is the key of the sentence that says so. */
export async function writeTable(
  cli: Cli,
  [folder = '', given = '']: string[],
  written: string,
  make: (client: EngineClient) => Promise<Paper>,
): Promise<ExitCode> {
  const file = await fileToWrite(cli, folder, given)
  return withVault(cli, folder, async ({ engine, client }) => {
    const { ticket, size } = await make(client)
    await saveAnswer(cli, engine, `/papers/${ticket}`, file, { mode: 0o600 })
    if (cli.json) printJson({ file, size })
    else print(cli.t(written, { file }))
    return EXIT.done
  })
}
