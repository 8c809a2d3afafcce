import type { Job } from '../../../../shared/contract/jobs.ts'
import { isDoubtful, RecognitionLanguage } from '../../../../shared/domain/recognition.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printJson } from '../output.ts'
import { follow } from '../progress.ts'
import { type Session, withVault } from '../session.ts'

interface Options {
  case: string
  doc?: string[]
  languages?: string
  anew?: true
}

/** Exit 3 where a page could not be read. */
export async function recogniseText(cli: Cli, [folder = '']: string[], options: Options): Promise<ExitCode> {
  const asked = options.languages?.split('+')
  if (asked?.some((language) => !RecognitionLanguage.safeParse(language).success)) {
    throw wrongUse(cli, 'recognise.languages', { languages: options.languages })
  }
  return withVault(cli, folder, async ({ client }) => {
    const { id: caseId } = await client.cases.get({ case: options.case })
    const offered = await client.recognition.offer({ caseId })
    const languages = asked ?? offered.languages
    const anew = options.anew ?? false
    const chosen = options.doc && new Set(options.doc)
    const wanting = offered.documents.some(({ documentId }) => !chosen || chosen.has(documentId))
    const { recognition } = await client.settings.get()
    if (!wanting && !anew && recognition !== 'off') {
      if (cli.json) printJson({ type: 'result', state: 'done', caseId, jobId: null, counts: {}, languages })
      else print(cli.t('cli:recognise.nothing'))
      return EXIT.done
    }
    const order = { caseId, languages, anew, ...(options.doc && { documentIds: options.doc }) }
    const job = await follow(cli, client, await client.recognition.start(order))
    const { recognised = 0, failed = 0 } = job.counts
    if (cli.json) printJson({ type: 'result', state: job.state, caseId, jobId: job.id, counts: job.counts, languages })
    else {
      print(cli.t('cli:recognise.done', { count: recognised, languages: languages.join('+') }))
      if (failed > 0) print(cli.t('cli:recognise.failed', { count: failed }))
      await printDocuments(cli, client, caseId, job)
    }
    return failed > 0 ? EXIT.someRefused : EXIT.done
  })
}

/** The documents of the case that hold recognised text, each with how sure it is. */
async function printDocuments(cli: Cli, client: Session['client'], caseId: string, { startedAt }: Job): Promise<void> {
  for (const { id, recognised, title, firstSentence, fileName } of await client.evidence.list({ caseId })) {
    if (recognised === null) continue
    const { pages } = await client.recognition.document({ documentId: id })
    if (!pages.some(({ at }) => at >= startedAt)) continue
    print(`  ${title ?? firstSentence ?? fileName}: ${recognisedInWords(cli.t, recognised)}`)
  }
}

/** How sure recognised text is, as it stands beside what is quoted of it. */
export function recognisedInWords(t: Cli['t'], confidence: number): string {
  return t(`recognition:${isDoubtful(confidence) ? 'doubtfulTag' : 'tag'}`, { confidence })
}

/** Reads documents anew from their originals. Exit 3 where one could not be read as before. */
export async function rereadDocuments(
  cli: Cli,
  [folder = '']: string[],
  options: Pick<Options, 'case' | 'doc'>,
): Promise<ExitCode> {
  return withVault(cli, folder, async ({ client }) => {
    const { id: caseId } = await client.cases.get({ case: options.case })
    const { documents } = await client.evidence.outdated({ caseId })
    if (!options.doc && documents === 0) {
      if (cli.json) printJson({ type: 'result', state: 'done', caseId, jobId: null, counts: {} })
      else print(cli.t('cli:reread.nothing'))
      return EXIT.done
    }
    const started = await client.evidence.reread({ caseId, ...(options.doc && { documentIds: options.doc }) })
    const job = await follow(cli, client, started)
    const { reread = 0, kept = 0 } = job.counts
    if (cli.json) printJson({ type: 'result', state: job.state, caseId, jobId: job.id, counts: job.counts })
    else {
      print(cli.t('cli:reread.done', { count: reread }))
      if (kept > 0) print(cli.t('cli:reread.kept', { count: kept }))
    }
    return kept > 0 ? EXIT.someRefused : EXIT.done
  })
}
