import { z } from 'zod'
import type { Job } from '../../../../shared/contract/jobs.ts'
import { Language } from '../../../../shared/domain/language.ts'
import { type Cli, EXIT, type ExitCode } from '../cli.ts'
import { print, printJson, say } from '../output.ts'
import { follow } from '../progress.ts'
import { fileToWrite, saveAnswer } from '../saving.ts'
import { type Session, withVault } from '../session.ts'

interface Options {
  case: string
  out: string
  language?: Language
  chronology?: true
}

export async function exportDossier(cli: Cli, [folder = '']: string[], options: Options): Promise<ExitCode> {
  const file = await fileToWrite(cli, folder, options.out, { replaces: true })
  return withVault(cli, folder, async (session) => {
    const found = await session.client.cases.get({ case: options.case })
    const { unreadable, locked } = await session.client.dossier.readiness({ caseId: found.id })
    const language = options.language ?? Language.catch(cli.language).parse(found.language)
    const job = await makeDossier(cli, session, found.id, language, file, options.chronology)
    if (cli.json)
      printJson({ type: 'result', state: job.state, caseId: found.id, pdf: file, unreadable, ...job.result })
    else print(cli.t('cli:export.done', { file }))
    for (const { label, listedAs } of unreadable) say(cli.t('cli:export.unreadable', { label, listedAs }))
    for (const { label, listedAs } of locked) say(cli.t('cli:export.locked', { label, listedAs }))
    const told = new Set([...unreadable, ...locked].map(({ label }) => label))
    const unset = z.array(z.string()).catch([]).parse(job.result?.['unset'])
    for (const label of unset.filter((one) => !told.has(one))) say(cli.t('cli:export.unset', { label }))
    return told.size + unset.length > 0 ? EXIT.someRefused : EXIT.done
  })
}

/** Makes the dossier of a case and writes it to a file, whole or not at all: an earlier one stays until then. */
export async function makeDossier(
  cli: Cli,
  { engine, client }: Session,
  caseId: string,
  language: Language,
  file: string,
  chronology = false,
): Promise<Job> {
  const job = await follow(cli, client, await client.dossier.make({ caseId, profile: 'bundle', language, chronology }))
  await saveAnswer(cli, engine, `/dossiers/${String(job.result?.dossierId)}/file`, file, { replaces: true })
  return job
}
