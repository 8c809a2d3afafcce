import { Argument, type Command, Option } from 'commander'
import { type Cli, type ExitCode, wrongUse } from './cli.ts'

type Common = { json?: true; passphraseFile?: string }
export type Base = Omit<Cli, 'json' | 'passphraseFile'>
export type CommandMaker = ReturnType<typeof commandsOf>

/** What the commands are made of; their texts are those of `cli:describe`. `ended` hears the exit code. */
export function commandsOf(base: Base, ended: (code: ExitCode) => void) {
  const { t } = base

  /** A command with the options that all have, whose action answers the exit code. */
  function command<O extends object>(
    parent: Command,
    name: string,
    described: string,
    run: (cli: Cli, args: string[], options: O) => Promise<ExitCode>,
  ): Command {
    return parent
      .command(name)
      .helpOption('-h, --help', t('cli:describe.help'))
      .description(t(`cli:describe.${described}`))
      .option('--json', t('cli:describe.json'))
      .option('--passphrase-file <file>', t('cli:describe.passphraseFile'))
      .action(async (...given: unknown[]) => {
        const self = given.at(-1) as Command
        const { json, passphraseFile, ...options } = self.opts<Common & O>()
        const cli = { ...base, json: json ?? false, passphraseFile }
        ended(await run(cli, self.processedArgs.flat() as string[], options as unknown as O))
      })
  }

  const argument = (name: string, described: string) => new Argument(name, t(`cli:describe.${described}`))
  const option = (flags: string, described: string) => new Option(flags, t(`cli:describe.${described}`))
  const folder = () => argument('<dir>', 'dir')
  const ofCase = () => option('--case <id>', 'case').makeOptionMandatory()
  const wholeNumberTo = (most: number, what: string) => (given: string) => {
    const number = Number(given)
    if (!Number.isInteger(number) || number < 1 || number > most) throw wrongUse(base, `usage.${what}`)
    return number
  }
  const gather = (name: string, before: string[] = []) => [...before, name]

  /** A command that only holds others. */
  const group = (parent: Command, name: string, described: string): Command =>
    parent
      .command(name)
      .description(t(`cli:describe.${described}`))
      .helpCommand(false)
      .helpOption('-h, --help', t('cli:describe.help'))

  return { command, group, argument, option, folder, ofCase, wholeNumberTo, gather }
}
