import type { KeyFile } from './key-file.ts'
import type { Vault } from './vault.ts'

const MADE: Readonly<Record<string, string>> = {
  passphrase: 'vault.passphrase-changed',
  recovery: 'vault.recovery-key-made',
  keychain: 'vault.keychain-kept',
}
const RECOVERED = 'vault.recovered'
const FORGOTTEN = 'vault.keychain-forgotten'

/**
 * Enters in the vault's chain what the key file shows and the chain does not: a slot that was made, a keychain's that is
 * gone. The key file is always written first, since it alone decides what opens the vault; where a crash or a full disk
 * came between the two, the next opening enters what is missing. An entry before its change could tell of one that
 * never was.
 */
export function enterSlots(vault: Vault, { createdAt, slots }: KeyFile, how?: { recovered: boolean }): void {
  const entered = vault.sqlite
    .prepare<[string], { act: string; subject: string }>(
      `SELECT act, subject FROM entry WHERE chain = 'vault' AND act IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify([...Object.values(MADE), RECOVERED, FORGOTTEN]))
  const known = new Set(entered.map(({ subject }) => subject))
  const forgotten = new Set(entered.filter(({ act }) => act === FORGOTTEN).map(({ subject }) => subject))
  const here = new Set(slots.map(({ id }) => id))
  // The first passphrase came with the vault, and stands in `vault.created`.
  const made = slots.filter(({ id, kind, createdAt: madeAt }) => MADE[kind] && madeAt !== createdAt && !known.has(id))
  const gone = entered.filter(
    ({ act, subject }) => act === MADE.keychain && !here.has(subject) && !forgotten.has(subject),
  )
  if (made.length + gone.length === 0) return
  vault.write(() => {
    for (const { id, kind, createdAt: madeAt } of made) {
      const act = how?.recovered && kind === 'passphrase' ? RECOVERED : MADE[kind]!
      vault.audit({ act, subject: id, after: { madeAt } })
    }
    for (const { subject } of gone) vault.audit({ act: FORGOTTEN, subject })
  })
}
