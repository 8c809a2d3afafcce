/** What a shell gives to the engine at its start: the platform's parts, and nothing of the field. */
export interface EngineHost {
  readonly shell: 'electron' | 'browser' | 'cli' | 'test'
  /** Whether folders are picked by the system or by the window's own chooser. */
  readonly chooser: 'native' | 'window'
  /** Absolute path of `resources/`. */
  readonly resources: string
  /** Absolute path where vaults lie by default. */
  readonly vaults: string
  /** Absolute path of the folder for settings and logs. */
  readonly settings: string
  readonly version: string
  /** Module that the pool's workers run (extraction and rendering), as a file URL. */
  readonly poolWorker: string
  /** Module for work on a whole database (vault/database-worker.ts), as a file URL. */
  readonly databaseWorker: string
  /** The operating system's account. */
  readonly account: string
  /** The computer's name, shown to a second process that finds the vault in use. */
  readonly computer: string
}
