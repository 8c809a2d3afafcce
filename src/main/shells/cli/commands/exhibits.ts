import type { DocumentSummary } from '../../../../shared/contract/evidence.ts'
import type { Exhibit } from '../../../../shared/contract/exhibits.ts'
import type { BarredDocument } from '../../../../shared/contract/leaving.ts'
import { compareEdtf } from '../../../../shared/domain/edtf.ts'
import type { EngineClient } from '../../engine-client.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printJson, printTable, say } from '../output.ts'
import { withVault } from '../session.ts'

interface Options {
  case: string
  all?: true
  doc?: string[]
  reviewed?: true
}

type RefusedDocument = BarredDocument & { unreadable: boolean }

/** Lists the exhibits of a case, or numbers documents; exit 3 where some may not leave the house. */
export async function exhibit(cli: Cli, [folder = '']: string[], options: Options): Promise<ExitCode> {
  if (options.reviewed && !options.all && !options.doc) throw wrongUse(cli, 'exhibits.reviewedWhat')
  return withVault(cli, folder, async ({ client }) => {
    const { id: caseId } = await client.cases.get({ case: options.case })
    const refused = options.all || options.doc ? await number(cli, client, caseId, options) : []
    const { exhibits } = await client.exhibits.list({ caseId })
    if (cli.json) printJson(options.all || options.doc ? { exhibits, refused } : { exhibits })
    else printExhibits(cli, exhibits)
    for (const one of refused) say(refusalSentence(cli, one))
    return refused.length > 0 ? EXIT.someRefused : EXIT.done
  })
}

/** Numbers what may leave, in the order asked for, and answers what may not. */
async function number(cli: Cli, client: EngineClient, caseId: string, options: Options): Promise<RefusedDocument[]> {
  let chosen = await chosenDocuments(cli, client, caseId, options.doc)
  if (options.reviewed && chosen.length > 0) {
    await client.evidence.mark({ documentIds: chosen.map(({ id }) => id), marks: { reviewed: true } })
    chosen = await chosenDocuments(cli, client, caseId, options.doc)
  }
  const leaving = chosen.filter((document) => document.bars.length === 0 && document.readable !== 'refused')
  const { series } = await client.exhibits.list({ caseId })
  if (leaving.length > 0) {
    const documentIds = leaving.map(({ id }) => id)
    await client.exhibits.number({ caseId, documentIds, series: series[0]?.prefix ?? 'C' })
  }
  return chosen
    .filter((document) => !leaving.includes(document))
    .map((document) => ({
      documentId: document.id,
      listedAs: listedAs(document),
      bars: document.bars,
      unreadable: document.readable === 'refused',
    }))
}

/** Those named, in their order; else all that have no number, by publication date, then as they came in. */
async function chosenDocuments(
  cli: Cli,
  client: EngineClient,
  caseId: string,
  named?: string[],
): Promise<DocumentSummary[]> {
  const documents = await client.evidence.list({ caseId })
  if (named === undefined) {
    return documents
      .filter(({ exhibit: label }) => label === null)
      .sort((a, b) => compareEdtf(a.published ?? undefined, b.published ?? undefined) || (a.id < b.id ? -1 : 1))
  }
  return named.map((id) => {
    const found = documents.find((document) => document.id === id)
    if (!found) throw wrongUse(cli, 'exhibits.noSuchDocument', { id })
    return found
  })
}

export function listedAs({ title, firstSentence, fileName }: DocumentSummary): string {
  return title ?? firstSentence ?? fileName
}

function refusalSentence({ t }: Cli, { listedAs: name, bars, unreadable }: RefusedDocument): string {
  const reasons = bars.map((bar) => t(`marks:bar.${bar}`, bar))
  if (unreadable) reasons.push(t('cli:exhibits.unreadable'))
  return t('cli:exhibits.refused', { name, reasons: reasons.join(', ') })
}

function printExhibits({ t }: Cli, exhibits: Exhibit[]): void {
  if (exhibits.length === 0) return print(t('cli:exhibits.none'))
  printTable(
    [t('cli:exhibits.number'), t('cli:exhibits.state'), t('cli:exhibits.date'), t('cli:exhibits.document')],
    exhibits.map(({ label, state, document }) => [
      label,
      t(`cli:exhibits.${state}`),
      document.published ?? '—',
      listedAs(document),
    ]),
  )
}
