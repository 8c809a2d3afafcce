import type { VaultInfo } from '../../../shared/contract/vault.ts'
import { type Engine, startEngine } from '../../engine/bridge/client.ts'
import { type EngineClient, engineClient } from '../engine-client.ts'
import { engineHost } from '../installation.ts'
import { callersPath } from './callers-path.ts'
import type { Cli } from './cli.ts'
import { noticeSentences } from './notices.ts'
import { say } from './output.ts'
import { passphrase } from './passphrase.ts'

export interface Session {
  readonly engine: Engine
  readonly client: EngineClient
}

/** Runs with an engine, which is closed at the end whatever happens; of two failures the first is thrown. */
export async function withEngine<T>(cli: Cli, run: (session: Session) => Promise<T>): Promise<T> {
  const engine = await startEngine(cli.installation.engine, engineHost(cli.installation, 'cli'))
  let result: T
  try {
    result = await run({ engine, client: engineClient(engine) })
  } catch (error) {
    await engine.close().catch(() => undefined)
    throw error
  }
  await engine.close()
  return result
}

/** Runs with the vault in the folder open, after saying what opening it found. */
export async function withVault<T>(
  cli: Cli,
  folder: string,
  run: (session: Session & { vault: VaultInfo }) => Promise<T>,
  saying: (vault: VaultInfo) => void = sayNotices(cli),
): Promise<T> {
  return withOpenedBy(cli, folder, await passphrase(cli), run, saying)
}

/** Says for the person, beside the answer, what opening the vault found. */
export function sayNotices(cli: Cli): (vault: VaultInfo) => void {
  return ({ notices }) => noticeSentences(cli, notices).forEach(say)
}

/** The same with a passphrase that has been asked for. */
export async function withOpenedBy<T>(
  cli: Cli,
  folder: string,
  phrase: string,
  run: (session: Session & { vault: VaultInfo }) => Promise<T>,
  saying: (vault: VaultInfo) => void = sayNotices(cli),
): Promise<T> {
  return withEngine(cli, async ({ engine, client }) => {
    const place = await engine.grant(callersPath(folder))
    const vault = await client.vault.open({ place, passphrase: phrase })
    saying(vault)
    return run({ engine, client, vault })
  })
}
