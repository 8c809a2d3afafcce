import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Job } from '../../../../shared/contract/jobs.ts'
import { Language } from '../../../../shared/domain/language.ts'
import type { Engine } from '../../../engine/bridge/client.ts'
import { ENGINE_ORIGIN } from '../../engine-client.ts'
import { tellCode } from '../../sentences.ts'
import { callersPath } from '../callers-path.ts'
import { type Cli, Ended, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printJson, say } from '../output.ts'
import { follow } from '../progress.ts'
import { type Session, withVault } from '../session.ts'

interface Options {
  case: string
  out: string
  language?: Language
}

export async function exportDossier(cli: Cli, [folder = '']: string[], options: Options): Promise<ExitCode> {
  const file = callersPath(options.out)
  if (!(await stat(path.dirname(file)).catch(() => undefined))?.isDirectory())
    throw wrongUse(cli, 'export.noFolder', { file })
  if ((await stat(file).catch(() => undefined))?.isDirectory()) throw wrongUse(cli, 'export.isFolder', { file })
  return withVault(cli, folder, async (session) => {
    const found = await session.client.cases.get({ case: options.case })
    const { unreadable } = await session.client.dossier.readiness({ caseId: found.id })
    const language = options.language ?? Language.catch(cli.language).parse(found.language)
    const job = await makeDossier(cli, session, found.id, language, file)
    if (cli.json)
      printJson({ type: 'result', state: job.state, caseId: found.id, pdf: file, unreadable, ...job.result })
    else print(cli.t('cli:export.done', { file }))
    for (const { label, listedAs } of unreadable) say(cli.t('cli:export.unreadable', { label, listedAs }))
    return unreadable.length > 0 ? EXIT.someRefused : EXIT.done
  })
}

/** Makes the dossier of a case and writes it to the file, which is replaced only by a whole one. */
export async function makeDossier(
  cli: Cli,
  { engine, client }: Session,
  caseId: string,
  language: Language,
  file: string,
): Promise<Job> {
  const job = await follow(cli, client, await client.dossier.make({ caseId, profile: 'bundle', language }))
  await save(cli, engine, `/dossiers/${String(job.result?.dossierId)}/file`, file)
  return job
}

async function save(cli: Cli, engine: Engine, route: string, file: string): Promise<void> {
  const response = await engine.fetch(new Request(`${ENGINE_ORIGIN}${route}`))
  if (!response.ok || !response.body) {
    const { code = 'UNEXPECTED', data } = (await response.json().catch(() => ({}))) as { code?: string; data?: unknown }
    throw new Ended(EXIT.failed, tellCode(cli.t, code, data))
  }
  const part = `${file}.part`
  try {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(part, { flush: true }))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    const { code } = error as NodeJS.ErrnoException
    throw new Ended(
      EXIT.failed,
      tellCode(cli.t, code === 'ENOSPC' ? 'DISK_FULL' : 'PLACE_NOT_WRITABLE', { name: path.basename(file) }),
    )
  }
}
