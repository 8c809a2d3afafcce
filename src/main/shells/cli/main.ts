import { CommanderError } from 'commander'
import { translator } from '../../../shared/messages/translate.ts'
import { type Installation, installationAround } from '../installation.ts'
import { personsLanguage } from '../language.ts'
import { tell, type Told } from '../sentences.ts'
import { Ended, EXIT, type ExitCode } from './cli.ts'
import { printJson, say } from './output.ts'
import { program } from './program.ts'
import { typedWrongly } from './usage.ts'

let unwritten = false
for (const stream of [process.stdout, process.stderr]) {
  // Who reads may stop before the end, as `head` does. The command goes on without a word, so that its vault is closed.
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') unwritten = true
  })
}
const ranTo = await run(process.argv.slice(2), installationAround(import.meta.url))
process.exitCode = unwritten ? EXIT.failed : ranTo

/** Runs one command and answers with the process's exit code. */
async function run(args: readonly string[], installation: Installation): Promise<ExitCode> {
  const language = personsLanguage()
  const t = translator(language)
  let exitCode: ExitCode = EXIT.done
  try {
    const commands = program({ t, language, installation }, (code) => {
      exitCode = code
    })
    await commands.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done
    const ended = error instanceof Ended ? error : (typedWrongly(t, error) ?? new Ended(EXIT.failed, tell(t, error)))
    if (args.includes('--json')) printJson(asJson(ended.told))
    say(ended.told.sentence)
    return ended.exitCode
  }
}

function asJson({ code, sentence, data }: Told): object {
  return { type: 'result', error: { code, message: sentence, ...(data === undefined ? {} : { data }) } }
}
