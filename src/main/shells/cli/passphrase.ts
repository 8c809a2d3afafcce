import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { type Cli, Ended, EXIT, wrongUse } from './cli.ts'
import { callersPath } from './callers-path.ts'

/** From `--passphrase-file`, `LIBELLUS_PASSPHRASE` or a prompt; without a terminal a missing one is wrong use. */
export async function passphrase(cli: Cli): Promise<string> {
  return (await givenPassphrase(cli)) ?? (await prompt(cli, cli.t('cli:passphrase.ask')))
}

/** As `passphrase`, but asked for twice: a slip would lock the vault for good. */
export async function newPassphrase(cli: Cli): Promise<string> {
  const given = await givenPassphrase(cli)
  if (given !== undefined) return given
  const first = await prompt(cli, cli.t('cli:passphrase.choose'))
  if (first !== (await prompt(cli, cli.t('cli:passphrase.again')))) throw wrongUse(cli, 'passphrase.differs')
  return first
}

/** Undefined where none was given. The file's first line counts, without its line end. */
export async function givenPassphrase(cli: Cli): Promise<string | undefined> {
  if (cli.passphraseFile === undefined) return process.env.LIBELLUS_PASSPHRASE || undefined
  const file = callersPath(cli.passphraseFile)
  const text = await readFile(file, 'utf8').catch(() => {
    throw wrongUse(cli, 'passphrase.fileNotReadable', { file })
  })
  const line = text.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0]
  if (!line) throw wrongUse(cli, 'passphrase.fileEmpty', { file })
  return line
}

async function prompt(cli: Cli, question: string): Promise<string> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw wrongUse(cli, 'passphrase.missing')
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true, historySize: 0 })
  process.stderr.write(question)
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
