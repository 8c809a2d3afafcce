import type { Language } from '../../../../shared/domain/language.ts'
import { callersPath } from '../callers-path.ts'
import { type Cli, EXIT, type ExitCode } from '../cli.ts'
import { print, printJson } from '../output.ts'
import { passphrase, recoveryWords, replacingPassphrase } from '../passphrase.ts'
import { fileToWrite, saveAnswer } from '../saving.ts'
import { sayNotices, type Session, withEngine, withOpenedBy } from '../session.ts'

interface Replacing {
  newPassphraseFile?: string
}

export async function changePassphrase(cli: Cli, [folder = '']: string[], options: Replacing): Promise<ExitCode> {
  const current = await passphrase(cli)
  const replacing = await replacingPassphrase(cli, options.newPassphraseFile)
  const keys = await withOpenedBy(cli, folder, current, ({ client }) =>
    client.keys.changePassphrase({ current, passphrase: replacing }),
  )
  if (cli.json) printJson({ keys })
  else print(cli.t('cli:keys.passphraseChanged'))
  return EXIT.done
}

/** With `--sheet` the words go to the PDF alone; where that cannot be written they are printed after all. */
export async function makeRecoveryKey(
  cli: Cli,
  [folder = '']: string[],
  options: { sheet?: string; language?: Language },
): Promise<ExitCode> {
  const file = options.sheet === undefined ? undefined : await fileToWrite(cli, folder, options.sheet)
  const phrase = await passphrase(cli)
  return withOpenedBy(cli, folder, phrase, async ({ engine, client }) => {
    const language = options.language ?? cli.language
    const { words, sheet, keys } = await client.keys.makeRecoveryKey({ passphrase: phrase, language })
    try {
      if (file !== undefined) await saveAnswer(cli, engine, `/papers/${sheet.ticket}`, file, { mode: 0o600 })
    } catch (failure) {
      printWords(cli, words)
      throw failure
    }
    if (cli.json) printJson(file === undefined ? { words, keys } : { sheet: file, keys })
    else if (file === undefined) printWords(cli, words)
    else print(cli.t('cli:keys.sheetWritten', { file }))
    return EXIT.done
  })
}

function printWords({ t }: Cli, words: readonly string[]): void {
  print(t('cli:keys.words'))
  for (const [index, word] of words.entries()) print(`${String(index + 1).padStart(4)}  ${word}`)
  print(t('cli:keys.keepWords'))
}

export async function recoverVault(
  cli: Cli,
  [folder = '']: string[],
  options: Replacing & { wordsFile?: string },
): Promise<ExitCode> {
  const words = await recoveryWords(cli, options.wordsFile)
  const replacing = await replacingPassphrase(cli, options.newPassphraseFile)
  const vault = await withEngine(cli, async ({ engine, client }: Session) => {
    const place = await engine.grant(callersPath(folder))
    return client.vault.openWithRecoveryKey({ place, words, passphrase: replacing })
  })
  sayNotices(cli)(vault)
  if (cli.json) printJson(vault)
  else print(cli.t('cli:keys.recovered'))
  return EXIT.done
}
