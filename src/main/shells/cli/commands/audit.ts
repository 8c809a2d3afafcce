import type { Entry, EntryFilter } from '../../../../shared/contract/audit.ts'
import type { Language } from '../../../../shared/domain/language.ts'
import { entryInWords } from '../../../../shared/messages/entry-words.ts'
import type { EngineClient } from '../../engine-client.ts'
import { dayTyped } from '../civil-day.ts'
import { type Cli, EXIT, type ExitCode } from '../cli.ts'
import { print, printJson, printTable } from '../output.ts'
import { fileToWrite, saveAnswer } from '../saving.ts'
import { withVault } from '../session.ts'

interface Options {
  case?: string
  vault?: true
  document?: string
  operator?: string
  from?: string
  to?: string
  csv?: string
  pdf?: string
  /** Nothing is withheld. */
  whole?: true
  language?: Language
}

/** Lists the entries of the audit trail, newest first, or writes them to a file, oldest first. */
export async function showTrail(cli: Cli, [folder = '']: string[], options: Options): Promise<ExitCode> {
  const [from, to] = [dayTyped(cli, '--from', options.from), dayTyped(cli, '--to', options.to)]
  const format = options.csv === undefined ? 'pdf' : 'csv'
  const wanted = options.csv ?? options.pdf
  const file = wanted === undefined ? undefined : await fileToWrite(cli, folder, wanted)
  return withVault(cli, folder, async ({ engine, client }) => {
    const filter = { ...(await filterOf(client, options)), from, to }
    if (file !== undefined) {
      const language = options.language ?? cli.language
      const paper = await client.audit.export({ ...filter, format, language, whole: options.whole ?? false })
      await saveAnswer(cli, engine, `/papers/${paper.ticket}`, file)
      if (cli.json) printJson({ file, size: paper.size })
      else print(cli.t('cli:audit.written', { file }))
      return EXIT.done
    }
    const entries = await everyEntry(client, filter)
    if (cli.json) printJson({ entries })
    else if (entries.length === 0) print(cli.t('cli:audit.none'))
    else printEntries(cli, entries)
    return EXIT.done
  })
}

async function filterOf(client: EngineClient, options: Options): Promise<EntryFilter> {
  const { document: documentId, operator } = options
  const ofCase = options.case === undefined ? undefined : (await client.cases.get({ case: options.case })).id
  return { chain: options.vault ? 'vault' : ofCase, documentId, operator }
}

async function everyEntry(client: EngineClient, filter: EntryFilter): Promise<Entry[]> {
  const entries: Entry[] = []
  let before: string | undefined
  do {
    const page = await client.audit.list({ ...filter, before, limit: 500 })
    entries.push(...page.entries)
    before = page.next ?? undefined
  } while (before !== undefined)
  return entries
}

function printEntries({ t, language }: Cli, entries: readonly Entry[]): void {
  printTable(
    [t('cli:audit.number'), t('cli:audit.at'), t('cli:audit.operator'), t('cli:audit.account'), t('cli:audit.what')],
    entries.map((entry) => [
      String(entry.seq),
      entry.at,
      entry.operator,
      entry.account,
      entryInWords(entry, { language }, t),
    ]),
  )
}
