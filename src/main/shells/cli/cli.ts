import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/domain/language.ts'
import type { Installation } from '../installation.ts'
import type { Told } from '../sentences.ts'

/** What every command knows of its run. */
export interface Cli {
  readonly t: TFunction
  readonly language: Language
  readonly installation: Installation
  /** Whether answers go out as JSON, for scripts. */
  readonly json: boolean
  readonly passphraseFile: string | undefined
}

export const EXIT = { done: 0, failed: 1, wrongUse: 2, someRefused: 3 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Ends a command with a sentence that says why. */
export class Ended extends Error {
  readonly exitCode: ExitCode
  readonly told: Told

  constructor(exitCode: ExitCode, told: Told) {
    super(told.code)
    this.exitCode = exitCode
    this.told = told
  }
}

/** The command was called in a way that cannot be meant; `key` is a sentence of the catalogue `cli`. */
export function wrongUse(cli: Pick<Cli, 't'>, key: string, values: Record<string, unknown> = {}): Ended {
  return new Ended(EXIT.wrongUse, { code: 'WRONG_USE', sentence: cli.t(`cli:${key}`, values) })
}
