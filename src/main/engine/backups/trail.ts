import type { Vault } from '../vault/vault.ts'

/** Enters a backup that was proved: the name of its file or folder, never its path. The entry itself is not in it. */
export function enterBackup(vault: Vault, after: { to: string; generation?: string; size: number; objects: number }) {
  if (vault.readOnly) return
  vault.write(() => vault.audit({ act: 'vault.backed-up', subject: vault.id, after }))
}

/** Where each chain ends. */
export type Reached = Record<string, number>

export function reached({ sqlite }: Vault): Reached {
  const heads = sqlite.prepare<[], { chain: string; seq: number }>('SELECT chain, seq FROM chain_head').all()
  return Object.fromEntries(heads.map(({ chain, seq }) => [chain, seq]))
}

/** Whether anything but backups was entered since the chains ended there. */
export function changedSince({ sqlite }: Vault, before: Reached): boolean {
  const later = sqlite.prepare("SELECT 1 FROM entry WHERE chain = ? AND seq > ? AND act <> 'vault.backed-up' LIMIT 1")
  const chains = sqlite.prepare<[], string>('SELECT chain FROM chain_head').pluck().all()
  return chains.some((chain) => later.get(chain, before[chain] ?? 0) !== undefined)
}
