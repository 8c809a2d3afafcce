import type { CustodyRecord } from '../../../../shared/contract/custody.ts'
import type { Language } from '../../../../shared/domain/language.ts'
import { eventInWords } from '../../../../shared/messages/custody-words.ts'
import type { EngineClient } from '../../engine-client.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printFields, printJson } from '../output.ts'
import { fileToWrite, saveAnswer } from '../saving.ts'
import { type Session, withVault } from '../session.ts'

interface Options {
  case: string
  doc?: string[]
  exhibit?: string[]
  verify?: true
  report?: string
  certificate?: '902-13' | '902-14'
  out?: string
  language?: Language
}

type Ordered = { kind: 'report' | '902-13' | '902-14'; file: string }

/** Shows the custody of documents, hashes their originals, or writes a report or a draft certificate. */
export async function showCustody(cli: Cli, [folder = '']: string[], options: Options): Promise<ExitCode> {
  if (!options.doc && !options.exhibit) throw wrongUse(cli, 'custody.which')
  if ((options.certificate === undefined) !== (options.out === undefined)) throw wrongUse(cli, 'custody.certificateOut')
  const papers = await papersOf(cli, folder, options)
  return withVault(cli, folder, async (session) => {
    const { client } = session
    const { id: caseId } = await client.cases.get({ case: options.case })
    const documentIds = await chosenDocuments(cli, client, caseId, options)
    // Making a paper hashes the originals.
    const verified =
      papers.length > 0
        ? await writePapers(cli, session, papers, { caseId, documentIds, language: options.language })
        : options.verify
          ? await client.custody.verify({ documentIds })
          : []
    const files = papers.map(({ file }) => file)
    const records: CustodyRecord[] = []
    for (const documentId of documentIds) records.push(await client.custody.record({ documentId }))
    if (cli.json) printJson({ records, verified, files })
    else if (files.length === 0) for (const record of records) printRecord(cli, record)
    else for (const file of files) print(cli.t('cli:custody.written', { file }))
    return verified.some(({ match }) => !match) ? EXIT.failed : EXIT.done
  })
}

async function papersOf(cli: Cli, folder: string, { report, certificate, out }: Options): Promise<Ordered[]> {
  const papers: Ordered[] = []
  if (report !== undefined) papers.push({ kind: 'report', file: await fileToWrite(cli, folder, report) })
  if (certificate && out !== undefined) papers.push({ kind: certificate, file: await fileToWrite(cli, folder, out) })
  return papers
}

async function writePapers(
  cli: Cli,
  { engine, client }: Session,
  papers: readonly Ordered[],
  of: { caseId: string; documentIds: string[]; language?: Language | undefined },
): Promise<{ documentId: string; match: boolean }[]> {
  const { language = cli.language } = of
  const kinds = papers.map(({ kind }) => kind)
  const made = await client.custody.report({ ...of, kinds, language })
  for (const [at, { ticket }] of made.papers.entries()) {
    await saveAnswer(cli, engine, `/papers/${ticket}`, papers[at]!.file)
  }
  return made.verified
}

async function chosenDocuments(
  cli: Cli,
  client: EngineClient,
  caseId: string,
  { doc = [], exhibit = [] }: Options,
): Promise<string[]> {
  const { exhibits } = await client.exhibits.list({ caseId })
  const exhibited = exhibit.map((label) => {
    const found = exhibits.find((one) => one.label === label)
    if (!found) throw wrongUse(cli, 'custody.noSuchExhibit', { label })
    return found.document.id
  })
  return [...new Set([...doc, ...exhibited])]
}

function printRecord({ t }: Cli, { exhibit, listedAs, acquired, declared, events }: CustodyRecord): void {
  const { at, by, account, origin, place, computer, came, size, sha256, tool } = acquired
  print([exhibit, listedAs].filter(Boolean).join('  '))
  printFields([
    [t('custody:acquired.at'), at],
    [t('custody:acquired.by'), `${by} (${t('custody:acquired.account', { account })})`],
    [t('custody:acquired.origin'), origin],
    ...(place === null
      ? []
      : [[t('custody:acquired.place'), [place, computer].filter(Boolean).join(', ')] satisfies [string, string]]),
    [t('custody:acquired.how'), t(came === null ? 'custody:acquired.notRecorded' : `custody:acquired.came.${came}`)],
    [t('custody:acquired.size'), t('custody:acquired.bytes', { count: size, bytes: size })],
    [t('custody:acquired.sha'), sha256],
    [t('custody:acquired.tool'), tool ?? t('custody:acquired.notRecorded')],
    ...Object.entries(declared).map(([field, value]): [string, string] => [
      t('cli:custody.declared', { field: t(`custody:declared.field.${field}`) }),
      value,
    ]),
  ])
  for (const event of events) print(`${event.at}  ${event.by}  ${eventInWords(event, t)}`)
  print('')
}
