import { lstat } from 'node:fs/promises'
import type { ImportInput, Refusal } from '../../../../shared/contract/evidence.ts'
import type { Job } from '../../../../shared/contract/jobs.ts'
import { callersPath } from '../callers-path.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printJson, say } from '../output.ts'
import { follow } from '../progress.ts'
import { type Session, withVault } from '../session.ts'

interface Options {
  case: string
  resume?: true
}

/** Exit 3 where a file was refused or could be kept but not read; each is named with its reason. */
export async function importEvidence(cli: Cli, given: string[], options: Options): Promise<ExitCode> {
  const [folder = '', ...typed] = given
  const paths = typed.map(callersPath)
  if (paths.length === 0 && !options.resume) throw wrongUse(cli, 'import.noPath')
  for (const path of paths) {
    if (!(await lstat(path).catch(() => undefined))) throw wrongUse(cli, 'import.noSuchPath', { path })
  }
  return withVault(cli, folder, async (session) => {
    const { id: caseId, reference } = await session.client.cases.get({ case: options.case })
    const started = await startImports(cli, session, caseId, paths, options.resume ?? false)
    const ended: Job[] = []
    for (const start of started) ended.push(await follow(cli, session.client, await start()))
    const inputs: ImportInput[] = []
    for (const job of ended) inputs.push(...(await session.client.imports.report({ jobId: job.id })).inputs)
    const exit = printReport(cli, caseId, ended, inputs)
    const { pages: count } = await session.client.recognition.offer({ caseId })
    if (count > 0) say(cli.t('cli:import.withoutText', { count, reference }))
    return exit
  })
}

/** What is to be run, one after another: unfinished imports of the case where they shall go on, then the new one. */
async function startImports(
  cli: Cli,
  { engine, client }: Session,
  caseId: string,
  paths: string[],
  resume: boolean,
): Promise<(() => Promise<Job>)[]> {
  const imports = (await client.jobs.list({ caseId })).filter(({ kind }) => kind === 'import')
  const interrupted = imports.filter(({ state }) => state === 'interrupted' || state === 'waiting')
  if (!resume && interrupted.length > 0) say(cli.t('cli:import.interrupted', { count: interrupted.length }))
  const unfinished = imports.filter((job) => interrupted.includes(job) || job.state === 'cancelled')
  const resumed = resume
    ? unfinished.map(
        ({ id }) =>
          () =>
            client.jobs.resume({ jobId: id }),
      )
    : []
  if (paths.length === 0 && resumed.length === 0) throw wrongUse(cli, 'import.nothingToResume')
  if (paths.length === 0) return resumed
  const places = await Promise.all(paths.map((path) => engine.grant(path)))
  return [...resumed, () => client.imports.start({ caseId, places })]
}

function printReport(cli: Cli, caseId: string, ended: Job[], inputs: ImportInput[]): ExitCode {
  const { t } = cli
  const reason = (refusal: Refusal) => t(`evidence:refusal.${refusal}`)
  const of = (outcome: ImportInput['outcome']) => inputs.filter((input) => input.outcome === outcome)
  const [added, duplicate, skipped, refused] = [of('added'), of('duplicate'), of('skipped'), of('refused')]
  const notRead = inputs.filter((input) => input.refusal !== null)
  // The files in the folder of a saved page belong to its document.
  const documents = new Set(added.map(({ documentId }) => documentId)).size
  const parts = ended.reduce((sum, { counts }) => sum + (counts['parts'] ?? 0), 0)
  if (cli.json) {
    const counts = {
      added: documents,
      parts,
      duplicate: duplicate.length,
      refused: refused.length,
      skipped: skipped.length,
      notRead: notRead.length,
    }
    const told = inputs.map((input) => (input.refusal === null ? input : { ...input, reason: reason(input.refusal) }))
    const jobIds = ended.map(({ id }) => id)
    printJson({ type: 'result', state: 'done', caseId, jobIds, total: inputs.length, counts, inputs: told })
  } else {
    print(t('cli:import.done', { count: documents }))
    if (parts > 0) print(`  ${t('cli:import.parts', { count: parts })}`)
    for (const { path, listedAs } of duplicate) print(`  ${t('cli:import.duplicate', { path, listedAs })}`)
    for (const { path } of skipped) print(`  ${t('cli:import.skipped', { path })}`)
    for (const { path, refusal, outcome } of notRead) {
      const fate = outcome === 'refused' ? 'refused' : 'kept'
      print(`  ${t(`cli:import.${fate}`, { path, reason: refusal && reason(refusal) })}`)
    }
  }
  return notRead.length > 0 ? EXIT.someRefused : EXIT.done
}
