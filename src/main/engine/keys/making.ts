import path from 'node:path'
import type { Language } from '../../../shared/domain/language.ts'
import { today } from '../clock.ts'
import type { EngineContext } from '../context.ts'
import { requireLength } from '../vault/key-file.ts'
import type { Vault } from '../vault/vault.ts'
import { changePassphrase, setRecoveryKey } from './changes.ts'
import { newRecoveryKey, recoveryKeyOf } from './recovery-key.ts'
import { recoverySheet } from './recovery-sheet.ts'

type Engine = Pick<EngineContext, 'host' | 'papers' | 'session'>

/** The sheet before the key: words that could not be printed are not to replace those that were. */
export async function makeRecoveryKey(
  { host, papers }: Pick<Engine, 'host' | 'papers'>,
  vault: Vault,
  passphrase: string,
  language: Language,
) {
  const words = newRecoveryKey()
  const facts = { vault: vault.name, madeOn: today(), words }
  const sheet = await recoverySheet(facts, language, path.join(host.resources, 'fonts'))
  const keyFile = await setRecoveryKey(vault, passphrase, words)
  return { words, sheet: papers.offer(sheet), keyFile }
}

/**
 * Opens the vault by the words of its recovery key, as they were typed, and gives it a new passphrase in the same step.
 * @throws PASSPHRASE_TOO_SHORT, NOT_A_RECOVERY_KEY, WRONG_RECOVERY_KEY, and what opening a vault throws
 */
export async function openWithRecoveryKey(
  { session }: Pick<Engine, 'session'>,
  folder: string,
  typed: string,
  passphrase: string,
): Promise<Vault> {
  requireLength(passphrase)
  const opener = { recoveryKey: recoveryKeyOf(typed) }
  return session.open(folder, opener, async (vault) => void (await changePassphrase(vault, opener, passphrase)))
}
