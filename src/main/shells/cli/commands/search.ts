import type { Hit, SearchOrder } from '../../../../shared/contract/search.ts'
import type { Language } from '../../../../shared/domain/language.ts'
import type { EngineClient } from '../../engine-client.ts'
import { type Cli, EXIT, type ExitCode } from '../cli.ts'
import { print, printJson } from '../output.ts'
import { fileToWrite, saveAnswer } from '../saving.ts'
import { withVault } from '../session.ts'
import { recognisedInWords } from './recognise.ts'

interface Options {
  case?: string
  limit?: number
  order?: SearchOrder
  facets?: true
  csv?: string
  leaveOut?: true
  language?: Language
}

const FACETS = ['type', 'lang', 'publisher', 'date', 'exhibit'] as const

/** Prints the passages that answer a query, or writes them to a file, once the index holds every document. */
export async function searchVault(cli: Cli, [folder = '', ...words]: string[], options: Options): Promise<ExitCode> {
  const text = words.join(' ')
  const file = options.csv === undefined ? undefined : await fileToWrite(cli, folder, options.csv)
  return withVault(cli, folder, async ({ engine, client }) => {
    const caseId = options.case === undefined ? undefined : (await client.cases.get({ case: options.case })).id
    const question = { text, caseId, order: options.order }
    await client.search.ready()
    if (file !== undefined) {
      const { leaveOut, language = cli.language } = options
      const { paper, ...exported } = await client.search.export({ ...question, language, leaveOut })
      await saveAnswer(cli, engine, `/papers/${paper.ticket}`, file)
      if (cli.json) printJson({ file, size: paper.size, ...exported })
      else print(cli.t('cli:search.written', { file, count: exported.hits }))
      if (!cli.json && exported.leftOut > 0) print(cli.t('cli:search.leftOut', { count: exported.leftOut }))
      return EXIT.done
    }
    const found = await client.search.query({ ...question, limit: options.limit ?? 20 })
    const facets = options.facets && (await client.search.facets({ text, caseId }))
    const { text: meant } = await client.search.didYouMean({ text, caseId })
    if (cli.json) printJson({ ...found, didYouMean: meant, ...(facets && { facets }) })
    else printFound(cli, { ...found, text, meant, facets })
    return EXIT.done
  })
}

type Found = Awaited<ReturnType<EngineClient['search']['query']>> & {
  text: string
  meant: string | null
  facets: Awaited<ReturnType<EngineClient['search']['facets']>> | undefined
}

function printFound(cli: Cli, { hits, blocks, documents, more, text, meant, facets }: Found): void {
  const { t } = cli
  if (hits.length === 0) print(t('cli:search.nothing', { query: text }))
  for (const hit of hits) printHit(cli, hit)
  if (hits.length > 0) print(t(more ? 'cli:search.foundMore' : 'cli:search.found', { count: blocks, documents }))
  if (meant !== null) print(t('cli:search.didYouMean', { query: meant }))
  if (!facets) return
  for (const facet of FACETS) {
    const values = facets[facet].map(({ value, documents: count }) => `${value} (${count})`)
    if (values.length > 0) print(`${facet}: ${values.join(', ')}`)
  }
}

function printHit({ t }: Cli, hit: Hit): void {
  const page = hit.page === null ? [] : [t('cli:search.page', { page: hit.page })]
  const recognised = hit.recognised === null ? [] : [recognisedInWords(t, hit.recognised)]
  const block = hit.ordinal === 0 ? [] : [t('cli:search.block', { ordinal: hit.ordinal })]
  const where = [hit.caseReference, hit.exhibit, hit.listedAs, ...page, ...block, ...recognised]
  print(where.filter(Boolean).join(' · '))
  print(`    ${marked(hit.snippet).replace(/\s+/g, ' ')}`)
}

/** The snippet with brackets around what matched. */
function marked({ text, marks }: Hit['snippet']): string {
  let shown = ''
  let at = 0
  for (const [from, to] of marks) {
    shown += `${text.slice(at, from)}[${text.slice(from, to)}]`
    at = to
  }
  return shown + text.slice(at)
}
