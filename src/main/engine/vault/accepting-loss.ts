import { setImmediate } from 'node:timers/promises'
import type { Fault } from '../../../shared/contract/vault.ts'
import { EngineError } from '../fault.ts'
import { lastDone } from '../jobs/rows.ts'
import { acceptedLosses, LOSS_ACCEPTED, type Loss, sealAcceptance } from './accepted-losses.ts'
import { brokenChains, lastEntry, setHeadAnew, verifyChains } from './audit.ts'
import { verifyMergedChains } from './merged-chains.ts'
import type { Vault } from './vault.ts'

/**
 * Enters in the vault's chain that what is lost was looked into, and accepts it: of the trail, and originals that are gone
 * or that the last verification found damaged. The entry comes first, then heads.json: a crash between the two leaves the
 * loss told, and it can be accepted again. Each original has an entry of its own, so that a deletion for good takes that
 * one alone. Answers how many losses there were. @throws NOTHING_TO_ACCEPT, VAULT_READ_ONLY, VAULT_AWAY, DISK_FULL
 */
export async function acceptLoss(vault: Vault, reason: string): Promise<number> {
  const { sqlite, keys, heads } = vault
  const { covers, coversOriginal } = acceptedLosses(sqlite, keys.heads)
  const pause = () => setImmediate()
  const own = await verifyChains(sqlite, keys.heads, covers, pause)
  const merged = await verifyMergedChains(sqlite, keys.heads, covers, pause)
  const breaks = [...own.breaks, ...merged.breaks]
  const originals = (await lostOriginals(vault)).filter((sha256) => !coversOriginal(sha256))
  const accepted = vault.write(() => {
    const broken = brokenChains(sqlite, keys.heads)
    const losses: Loss[] = [
      ...lossesOfHeads(vault, broken),
      ...breaks.map((one) => ({ kind: 'break', ...one }) as const),
    ]
    if (losses.length + originals.length === 0) throw new EngineError('NOTHING_TO_ACCEPT')
    for (const chain of broken) setHeadAnew(sqlite, keys.heads, chain)
    const enter = (accepted: Loss[]) =>
      vault.audit({ act: LOSS_ACCEPTED, subject: vault.id, after: sealAcceptance(reason, accepted, keys.heads) })
    if (losses.length > 0) enter(losses)
    for (const sha256 of originals) enter([{ kind: 'original', sha256 }])
    return losses.length + originals.length
  })
  heads.settle()
  return accepted
}

/** SHA-256 of the originals that have no file, and of those that the last verification found damaged and still are. */
async function lostOriginals(vault: Vault): Promise<string[]> {
  const there = new Set(await vault.objects.list())
  const kept = vault.sqlite.prepare<[], string>('SELECT sha256 FROM object ORDER BY sha256').pluck().all()
  const damaged = await Promise.all(
    damagedBefore(vault).map(async (sha256) => [sha256, await stateOf(sha256)] as const),
  )
  const lost = new Set(damaged.flatMap(([sha256, state]) => (state === 'sound' ? [] : [sha256])))
  return kept.filter((sha256) => lost.has(sha256) || !there.has(vault.objects.name(sha256)))

  async function stateOf(sha256: string) {
    return vault.objects.check(sha256, new AbortController().signal)
  }
}

function damagedBefore(vault: Vault): string[] {
  const found = lastDone(vault, 'verify')?.result?.['faults'] as Fault[] | undefined
  return (found ?? []).flatMap(({ kind, subject }) => (kind === 'object-damaged' ? [subject] : []))
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
