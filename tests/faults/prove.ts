import path from 'node:path'
import type { Verification } from '../../src/shared/contract/vault.ts'
import { alone } from './alone.ts'
import { engineIn, finished, PASSPHRASE, type Act, type Fact, type Scene } from './acts/act.ts'

/** Notices that say that something is missing or wrong; none of them may follow from a fault that was survived. */
const LOSS = new Set(['lost-entries', 'heads-rebuilt', 'damaged', 'conflicted-copy'])

/**
 * Opens the vault of a house after whatever befell it and proves that it is clean, that it tells of no loss, and that
 * all that was told is there. Throws what is not so. `home` is where the settings of whoever opens it lie.
 */
export function proveHouse(act: Act, base: string, told: readonly Fact[], home: string): Promise<void> {
  return alone(() => prove(act, base, told, home))
}

async function prove(act: Act, base: string, told: readonly Fact[], home: string): Promise<void> {
  const scene = await engineIn(home, base)
  try {
    await openWithOne(scene, act.passphrases?.(told) ?? [PASSPHRASE])
    const { client } = scene
    const notices = (await client.vault.current())?.notices ?? []
    const losses = notices.filter(({ kind }) => LOSS.has(kind))
    if (losses.length > 0) throw new Error(`the vault tells of a loss: ${JSON.stringify(losses)}`)
    await proveEntries(scene, told)
    const { clean, faults } = (await finished(client, await client.vault.verify())).result as unknown as Verification
    if (!clean) throw new Error(`the vault has faults: ${JSON.stringify(faults)}`)
    await act.prove?.(scene, told)
    if (!act.proveClosed) return
    await client.vault.lock()
    await act.proveClosed(scene, told)
  } finally {
    await scene.engine.close()
  }
}

async function openWithOne({ base, client, engine }: Scene, passphrases: readonly string[]): Promise<void> {
  const place = engine.grant(path.join(base, 'vault'))
  for (const passphrase of passphrases) {
    const code = await client.vault.open({ place, passphrase }).then(
      () => undefined,
      (failure: { code?: string }) => failure.code ?? String(failure),
    )
    if (code === undefined) return
    if (code !== 'WRONG_PASSPHRASE') throw new Error(`the vault does not open: ${code}`)
  }
  throw new Error('no passphrase opens the vault')
}

async function proveEntries({ client }: Scene, told: readonly Fact[]): Promise<void> {
  const entries = told.flatMap(({ entry }) => (entry ? [entry as { chain: string; hash: string }] : []))
  for (const [chain, ofChain] of Map.groupBy(entries, (entry) => entry.chain)) {
    const latest = await client.audit.latest({ ...(chain !== 'vault' && { caseId: chain }), limit: 500 })
    const there = new Set(latest.map(({ hash }) => hash))
    for (const { hash } of ofChain) if (!there.has(hash)) throw new Error(`an entry of the chain ${chain} is lost`)
  }
}
