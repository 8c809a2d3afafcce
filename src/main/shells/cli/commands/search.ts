import type { Hit } from '../../../../shared/contract/search.ts'
import { type Cli, EXIT, type ExitCode } from '../cli.ts'
import { print, printJson } from '../output.ts'
import { withVault } from '../session.ts'
import { recognisedInWords } from './recognise.ts'

export async function searchVault(
  cli: Cli,
  [folder = '', ...words]: string[],
  options: { case?: string; limit?: number },
): Promise<ExitCode> {
  const text = words.join(' ')
  return withVault(cli, folder, async ({ client }) => {
    const caseId = options.case === undefined ? undefined : (await client.cases.get({ case: options.case })).id
    const found = await client.search.query({ text, caseId, limit: options.limit ?? 20 })
    if (cli.json) printJson(found)
    else if (found.hits.length === 0) print(cli.t('cli:search.nothing', { query: text }))
    else {
      for (const hit of found.hits) printHit(cli, hit)
      print(cli.t('cli:search.found', { count: found.blocks, documents: found.documents }))
    }
    return EXIT.done
  })
}

function printHit({ t }: Cli, hit: Hit): void {
  const page = hit.page === null ? [] : [t('cli:search.page', { page: hit.page })]
  const block = t('cli:search.block', { ordinal: hit.ordinal })
  const recognised = hit.recognised === null ? [] : [recognisedInWords(t, hit.recognised)]
  const where = [hit.caseReference, hit.exhibit, hit.listedAs, ...page, block, ...recognised]
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
