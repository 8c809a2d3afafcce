import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { program } from '../../src/main/shells/cli/program.ts'
import cli from '../../src/shared/messages/en/cli.json' with { type: 'json' }
import { translator } from '../../src/shared/messages/translate.ts'

test('every command and option that is described can be given', () => {
  const base = { t: translator('en'), installation: { version: '1.0.0' } } as Parameters<typeof program>[0]
  const told = new Set(describedIn(program(base, () => undefined)))
  expect(Object.values(cli.describe).filter((description) => !told.has(description))).toEqual([])
})

function describedIn(command: Command): string[] {
  const parts = [...command.options, ...command.createHelp().visibleOptions(command), ...command.registeredArguments]
  const own = parts.map(({ description }) => description)
  return [command.description(), ...own, ...command.commands.flatMap(describedIn)]
}
