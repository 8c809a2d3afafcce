import type { EngineClient } from '../../../engine-client.ts'
import type { Cli } from '../../cli.ts'

/** What a report is asked for: a case of the open vault, and a day (EDTF) where it tells one. */
export interface Asked {
  readonly client: EngineClient
  readonly caseId: string
  readonly on: string | undefined
}

/** A report on a case: what `--json` prints, and how it reads on a terminal. */
export interface Report {
  readonly name: string
  readonly run: (cli: Cli, asked: Asked) => Promise<{ json: unknown; print: () => void }>
}
