import { type Cli, EXIT, type ExitCode } from '../cli.ts'
import { print, printJson } from '../output.ts'
import { withVault } from '../session.ts'

interface Options {
  case: string
  doc?: string[]
  add?: string[]
  remove?: string[]
}

/** Adds tags to documents of a case and takes others away; without documents, of all. */
export async function tagDocuments(cli: Cli, [folder = '']: string[], options: Options): Promise<ExitCode> {
  const { add = [], remove = [] } = options
  return withVault(cli, folder, async ({ client }) => {
    const { id: caseId } = await client.cases.get({ case: options.case })
    const ofCase = (await client.evidence.list({ caseId })).map(({ id }) => id)
    const documentIds = options.doc ?? ofCase
    const tagged = documentIds.length > 0 ? await client.evidence.tag({ documentIds, add, remove }) : []
    if (cli.json) printJson({ documents: tagged.map(({ id, tags }) => ({ id, tags })) })
    else print(cli.t('cli:document.tagged', { count: tagged.length }))
    return EXIT.done
  })
}
