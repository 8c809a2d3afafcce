import type { EdtfDate } from '../../../../../shared/domain/edtf.ts'
import type { EngineClient } from '../../../engine-client.ts'
import type { Cli } from '../../cli.ts'

/** What a report is asked for: a case of the open vault, and a day where one was typed and the report takes it. */
export interface Asked {
  readonly client: EngineClient
  readonly caseId: string
  readonly on: EdtfDate | undefined
}

/** A report on a case: what `--json` prints, and how it reads on a terminal. */
export interface Report {
  readonly name: string
  /** What it takes after `--on`: a whole day, or a date as far as it is known; nothing where it is left out. */
  readonly takes?: 'day' | 'date'
  readonly run: (cli: Cli, asked: Asked) => Promise<{ json: unknown; print: () => void }>
}
