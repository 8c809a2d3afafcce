import type { Settings } from '../../shared/contract/settings.ts'
import type { ChangeBoard } from './events/board.ts'
import type { EngineHost } from './host.ts'
import type { JobBoard } from './jobs/jobs.ts'
import type { Keychain } from './keys/keychain.ts'
import type { Tries } from './keys/tries.ts'
import type { Papers } from './papers/papers.ts'
import type { Places } from './places/places.ts'
import type { Pool } from './pool.ts'
import type { IdleLock } from './vault/idle-lock.ts'
import type { Session } from './vault/session.ts'

/** What every procedure is handed. */
export interface EngineContext {
  readonly host: EngineHost
  readonly places: Places
  readonly session: Session
  readonly jobs: JobBoard
  readonly pool: Pool
  readonly papers: Papers
  readonly changes: ChangeBoard
  readonly tries: Tries
  readonly keychain: Keychain
  readonly idle: Pick<IdleLock, 'active'>
  readonly settings: { read(): Settings; change(fields: Partial<Settings>): Settings }
}
