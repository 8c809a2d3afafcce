import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Secret } from '../../../shared/contract/keys.ts'
import { type Cli, Ended, EXIT, wrongUse } from './cli.ts'
import { callersPath } from './callers-path.ts'

/** From `--passphrase-file`, `LIBELLUS_PASSPHRASE` or a prompt; without a terminal a missing one is wrong use. */
export async function passphrase(cli: Cli): Promise<string> {
  return (await givenPassphrase(cli)) ?? (await prompt(cli, 'ask', 'missing'))
}

/** As `passphrase`, but asked for twice: a slip would lock the vault for good. */
export async function newPassphrase(cli: Cli): Promise<string> {
  return (await givenPassphrase(cli)) ?? (await promptTwice(cli, 'differs', 'missing'))
}

/** That which is to replace another: from the file of `--new-passphrase-file`, `LIBELLUS_NEW_PASSPHRASE` or a prompt. */
export async function replacingPassphrase(cli: Cli, file: string | undefined): Promise<string> {
  const given = file === undefined ? process.env.LIBELLUS_NEW_PASSPHRASE || undefined : await firstLine(cli, file)
  return given ?? (await promptTwice(cli, 'newDiffers', 'newMissing'))
}

/** That of a package: from the file of `--package-passphrase-file`, `LIBELLUS_PACKAGE_PASSPHRASE` or a prompt. */
export async function packagePassphrase(cli: Cli, file: string | undefined): Promise<string> {
  const given = file === undefined ? process.env.LIBELLUS_PACKAGE_PASSPHRASE || undefined : await firstLine(cli, file)
  return given ?? (await prompt(cli, 'package', 'packageMissing'))
}

/** That of an encrypted document: from the file of `--password-file`, `LIBELLUS_DOCUMENT_PASSWORD` or a prompt. */
export async function documentPassword(cli: Cli, file: string | undefined): Promise<string> {
  const given = file === undefined ? process.env.LIBELLUS_DOCUMENT_PASSWORD || undefined : await firstLine(cli, file)
  return given ?? (await prompt(cli, 'password', 'passwordMissing'))
}

/** The words of a recovery key as they are typed: from the file of `--words-file`, `LIBELLUS_RECOVERY_WORDS` or a prompt. */
export async function recoveryWords(cli: Cli, file: string | undefined): Promise<string> {
  const given = file === undefined ? process.env.LIBELLUS_RECOVERY_WORDS || undefined : await textOf(cli, file)
  return given ?? (await prompt(cli, 'words', 'wordsMissing'))
}

export interface ByRecoveryKey {
  recoveryKey?: true
  wordsFile?: string
}

/**
 * The words of the recovery key where `--recovery-key` or `--words-file` asks for them, or only they are in the
 * environment; else the passphrase.
 */
export async function secret(cli: Cli, { recoveryKey, wordsFile }: ByRecoveryKey): Promise<Secret> {
  if (recoveryKey || wordsFile !== undefined) return { words: await recoveryWords(cli, wordsFile) }
  const given = await givenPassphrase(cli)
  if (given === undefined && process.env.LIBELLUS_RECOVERY_WORDS) return { words: await recoveryWords(cli, undefined) }
  return { passphrase: given ?? (await passphrase(cli)) }
}

/** Undefined where none was given. The file's first line counts, without its line end. */
export async function givenPassphrase(cli: Cli): Promise<string | undefined> {
  if (cli.passphraseFile === undefined) return process.env.LIBELLUS_PASSPHRASE || undefined
  return firstLine(cli, cli.passphraseFile)
}

async function firstLine(cli: Cli, given: string): Promise<string> {
  const line = (await textOf(cli, given)).split(/\r?\n/, 1)[0]
  if (!line) throw wrongUse(cli, 'passphrase.fileEmpty', { file: callersPath(given) })
  return line
}

async function textOf(cli: Cli, given: string): Promise<string> {
  const file = callersPath(given)
  const text = await readFile(file, 'utf8').catch(() => {
    throw wrongUse(cli, 'passphrase.fileNotReadable', { file })
  })
  return text.replace(/^\ufeff/, '')
}

async function promptTwice(cli: Cli, differs: string, missing: string): Promise<string> {
  const first = await prompt(cli, 'choose', missing)
  if (first !== (await prompt(cli, 'again', missing))) throw wrongUse(cli, `passphrase.${differs}`)
  return first
}

/** Asks without showing what is typed; `question` and `missing` are sentences of `cli:passphrase`. */
async function prompt(cli: Cli, question: string, missing: string): Promise<string> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw wrongUse(cli, `passphrase.${missing}`)
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true, historySize: 0 })
  process.stderr.write(cli.t(`cli:passphrase.${question}`))
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve)
      const cancelled = { code: 'CANCELLED', sentence: cli.t('cli:cancelled') }
      lines.once('SIGINT', () => reject(new Ended(EXIT.failed, cancelled)))
      lines.once('close', () => reject(new Ended(EXIT.failed, cancelled)))
    })
  } finally {
    process.stderr.write('\n')
    lines.close()
  }
}
