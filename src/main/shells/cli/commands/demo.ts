import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Language } from '../../../../shared/domain/language.ts'
import { callersPath } from '../callers-path.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printJson, say } from '../output.ts'
import { givenPassphrase } from '../passphrase.ts'
import { withEngine } from '../session.ts'
import { makeDossier } from './export.ts'

/** Names what the demonstration made in its folder, so that it replaces nothing else. */
const MADE = '.libellus-demo.json'
const VAULT = 'vault'
const PDF = 'dossier.pdf'
const OURS = [VAULT, PDF, `${PDF}.part`]

/** Builds the sample case and exports its dossier. */
export async function makeDemo(cli: Cli, [typed]: string[]): Promise<ExitCode> {
  const folder = typed === undefined ? path.join(cli.installation.root, 'out', 'demo') : callersPath(typed)
  const passphrase = (await givenPassphrase(cli)) ?? 'sample'
  const vault = path.join(folder, VAULT)
  const pdf = path.join(folder, PDF)
  await takeFolder(cli, folder)
  if (!cli.json) say(cli.t('cli:demo.building'))
  return withEngine(cli, async ({ engine, client }) => {
    await client.vault.openSample({ place: await engine.grant(vault), passphrase, anew: true })
    const [sample] = await client.cases.list({})
    if (!sample) throw new Error('SAMPLE_WITHOUT_CASE')
    const job = await makeDossier(
      cli,
      { engine, client },
      sample.id,
      Language.catch(cli.language).parse(sample.language),
      pdf,
    )
    if (cli.json)
      printJson({
        type: 'result',
        state: job.state,
        vault,
        pdf,
        caseId: sample.id,
        reference: sample.reference,
        ...job.result,
      })
    else print(cli.t('cli:demo.done', { vault, pdf, reference: sample.reference }))
    return EXIT.done
  })
}

/** Makes the folder ours. Refuses one in which a name that we need is taken by something that no demonstration made. */
async function takeFolder(cli: Cli, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(() => {
    throw wrongUse(cli, 'demo.noFolder', { folder })
  })
  const made = JSON.parse(await readFile(path.join(folder, MADE), 'utf8').catch(() => '[]')) as string[]
  const taken = (await readdir(folder)).find((name) => OURS.includes(name) && !made.includes(name))
  if (taken !== undefined) throw wrongUse(cli, 'demo.notOurs', { folder, name: taken })
  await writeFile(path.join(folder, MADE), JSON.stringify(OURS))
}
