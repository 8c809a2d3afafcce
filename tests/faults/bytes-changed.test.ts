import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { vaultChecks } from '../../src/main/engine/vault/checks.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import { verifyVault } from '../../src/main/engine/vault/verify.ts'
import { WHO } from '../fixtures/vaults.ts'
import { ROOT } from '../test-host.ts'
import { PASSPHRASE } from './acts/act.ts'
import { exporting } from './acts/working.ts'
import { runAct } from './acting.ts'
import { buildHouses, type Houses } from './house.ts'
import { seededRandom, SEED, tries } from './random.ts'

/*
 * One byte of a closed, checkpointed vault is another than it was: in the database, in an object, in the key file or its
 * copy, or in the heads outside the database. `lock` and `held.json` are out: they say who holds the vault and are
 * written anew at each opening. `LIBELLUS_CHANGES=2000` is the whole turn.
 */
const CHANGES = tries('LIBELLUS_CHANGES', 200)
const MIGRATIONS = path.join(ROOT, 'resources/migrations')
const OUTSIDE = /^(lock|held\.json)/

let houses: Houses
let vault: string
let copy: string
beforeAll(async () => {
  houses = await buildHouses()
  const base = await houses.copy(exporting)
  const acted = await runAct(exporting, base)
  if (!acted.done) throw new Error(acted.complaint)
  vault = path.join(base, 'vault')
  copy = path.join(houses.folder('changed'), 'vault')
})
afterAll(() => houses.remove())

function filesOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true }) as string[]
  return names.filter((name) => !OUTSIDE.test(name) && statSync(path.join(folder, name)).isFile()).toSorted()
}

/** How the program answers to the copy: the code with which it is refused, the faults that are found, or nothing. */
async function answer(): Promise<{ refused?: string; faults?: string[] }> {
  let opened
  try {
    opened = await openVault(copy, PASSPHRASE, WHO, MIGRATIONS)
  } catch (failure) {
    const { code } = failure as { code?: string }
    if (code === undefined || !/^[A-Z]+(_[A-Z]+)+$/.test(code)) throw failure
    return { refused: code }
  }
  try {
    const { faults } = await verifyVault(opened, () => undefined, new AbortController().signal, vaultChecks)
    return { faults: faults.map(({ kind }) => kind) }
  } finally {
    opened.close()
  }
}

function copyAnew(): void {
  rmSync(copy, { recursive: true, force: true })
  cpSync(vault, copy, { recursive: true })
}

describe('a closed vault', () => {
  test('is found clean as it is', async () => {
    copyAnew()
    expect(await answer()).toEqual({ faults: [] })
  })

  test(
    `with one byte changed, ${CHANGES} times, is refused or found out`,
    { timeout: 60_000 + CHANGES * 500 },
    async () => {
      const random = seededRandom(SEED)
      const kinds = Map.groupBy(filesOf(vault), (name) => (name.startsWith('objects/') ? 'objects' : name))
      const table: Record<string, Record<string, number>> = {}
      const missed: string[] = []
      for (let change = 0; change < CHANGES; change++) {
        const kind = random.pick([...kinds.keys()])
        const name = random.pick(kinds.get(kind)!)
        copyAnew()
        const bytes = readFileSync(path.join(copy, name))
        const at = random.below(bytes.length)
        const by = 1 + random.below(255)
        bytes[at] = bytes[at]! ^ by
        writeFileSync(path.join(copy, name), bytes)
        const where = `${name} at ${at} by ${by}`
        const { refused, faults = [] } = await answer().catch((failure: Error) => {
          throw new Error(`${where}, LIBELLUS_SEED=${SEED}: ${failure.message}`, { cause: failure })
        })
        const how = refused ?? (faults.length > 0 ? 'found by verify' : 'MISSED')
        if (how === 'MISSED') missed.push(where)
        table[kind] ??= {}
        table[kind][how] = (table[kind][how] ?? 0) + 1
      }
      console.info(`Bytes changed with LIBELLUS_SEED=${SEED}:`)
      console.table(table)
      expect(missed, `LIBELLUS_SEED=${SEED} repeats these`).toEqual([])
    },
  )
})
