import { ORPCError } from '@orpc/client'
import { z } from 'zod'
import { JsonFault } from '../../../../shared/contract/packages.ts'
import { ENGINE_ORIGIN } from '../../engine-client.ts'
import { callersPath } from '../callers-path.ts'
import { type Cli, Ended, EXIT, type ExitCode } from '../cli.ts'
import { print, printJson, say } from '../output.ts'
import { follow } from '../progress.ts'
import { fileToWrite, saveAnswer } from '../saving.ts'
import { withVault } from '../session.ts'
import { leavingOf, sayingBarred, type LeavingOptions } from './packages.ts'

/** Writes the case's JSON to the file, or to standard output. */
export async function exportJson(
  cli: Cli,
  [folder = '']: string[],
  options: LeavingOptions & { out?: string },
): Promise<ExitCode> {
  const file = options.out === undefined ? undefined : await fileToWrite(cli, folder, options.out)
  return withVault(cli, folder, async (session) => {
    const { client, engine } = session
    const leaving = await leavingOf(cli, session, options)
    const { ticket } = await sayingBarred(cli, client.packages.exportJson(leaving))
    const route = `/papers/${ticket}`
    if (file === undefined) {
      const answer = await engine.fetch(new Request(`${ENGINE_ORIGIN}${route}`))
      printJson(await answer.json())
      return EXIT.done
    }
    await saveAnswer(cli, engine, route, file, { mode: 0o600 })
    if (cli.json) printJson({ type: 'result', file })
    else print(cli.t('cli:package.jsonWritten', { file }))
    return EXIT.done
  })
}

const NotAccepted = z.object({ faults: z.array(JsonFault) })

/** Makes a new case of the JSON; `files` is the folder of its files, else the JSON's own. */
export async function importJson(
  cli: Cli,
  [folder = '', given = '']: string[],
  options: { files?: string },
): Promise<ExitCode> {
  return withVault(cli, folder, async ({ engine, client }) => {
    const place = await engine.grant(callersPath(given))
    const files = options.files === undefined ? undefined : await engine.grant(callersPath(options.files))
    const job = await importing(cli, async () =>
      follow(cli, client, await client.packages.importJson({ place, files })),
    )
    if (cli.json) printJson({ type: 'result', state: job.state, ...job.result })
    else print(cli.t('cli:package.caseMade', { reference: job.result?.['reference'] }))
    return EXIT.done
  })
}

/** Says each thing that is not accepted, and where, whether it was found before the job began or by the job itself. */
async function importing<T>(cli: Cli, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (failure) {
    const data = failure instanceof ORPCError ? failure.data : failure instanceof Ended ? failure.told.data : undefined
    for (const { path, why, what } of NotAccepted.safeParse(data).data?.faults ?? []) {
      say(cli.t(`packages:json.${why}`, { path: path === '' ? '' : `${path}:`, what }).trim())
    }
    throw failure
  }
}
