import { setImmediate } from 'node:timers/promises'
import { EngineError } from '../fault.ts'
import { acceptedLosses, LOSS_ACCEPTED, type Loss, sealAcceptance } from './accepted-losses.ts'
import { brokenChains, lastEntry, setHeadAnew, verifyChains } from './audit.ts'
import { verifyMergedChains } from './merged-chains.ts'
import type { Vault } from './vault.ts'

/**
 * Enters in the vault's chain that what its trail has lost was looked into, and accepts it. The entry comes first, then
 * heads.json: a crash between the two leaves the loss told, and it can be accepted again. Answers how many losses there
 * were. @throws NOTHING_TO_ACCEPT, VAULT_READ_ONLY, VAULT_AWAY, DISK_FULL
 */
export async function acceptLoss(vault: Vault, reason: string): Promise<number> {
  const { sqlite, keys, heads } = vault
  const { covers } = acceptedLosses(sqlite, keys.heads)
  const pause = () => setImmediate()
  const own = await verifyChains(sqlite, keys.heads, covers, pause)
  const merged = await verifyMergedChains(sqlite, keys.heads, covers, pause)
  const breaks = [...own.breaks, ...merged.breaks]
  const accepted = vault.write(() => {
    const broken = brokenChains(sqlite, keys.heads)
    const losses: Loss[] = [
      ...lossesOfHeads(vault, broken),
      ...breaks.map((one) => ({ kind: 'break', ...one }) as const),
    ]
    if (losses.length === 0) throw new EngineError('NOTHING_TO_ACCEPT')
    for (const chain of broken) setHeadAnew(sqlite, keys.heads, chain)
    vault.audit({ act: LOSS_ACCEPTED, subject: vault.id, after: sealAcceptance(reason, losses, keys.heads) })
    return losses.length
  })
  heads.settle()
  return accepted
}

/** What the heads tell is lost, and the chains whose head is not ours: since the opening, or `brokenNow`. */
function lossesOfHeads({ sqlite, heads }: Vault, brokenNow: readonly string[]): Loss[] {
  const since = new Map(heads.broken.map((broken) => [broken.chain, broken.since]))
  const broken = [...new Set([...since.keys(), ...brokenNow])]
  return [
    ...heads.lost.map(({ chain, seq, hash, reached }) => ({ kind: 'tail', chain, last: seq, hash, reached }) as const),
    ...broken.map((chain) => {
      const last = lastEntry(sqlite, chain)
      const ended = { reached: last?.seq ?? 0, hash: last?.hash ?? null }
      return { kind: 'head', chain, since: since.get(chain) ?? null, ...ended } as const
    }),
    ...(heads.rebuiltAt === null ? [] : [{ kind: 'rebuilt', at: heads.rebuiltAt } as const]),
  ]
}
