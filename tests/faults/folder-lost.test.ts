import { readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runAct } from './acting.ts'
import { engineIn, made, PASSPHRASE, type Act } from './acts/act.ts'
import { ACTS, chosenActs } from './acts/acts.ts'
import { importing } from './acts/working.ts'
import { buildHouses, type Houses } from './house.ts'
import { undisturbed } from './kills.ts'
import { buildShim, NO_SHIM, type Shim } from './power-cut/shim.ts'
import { proveHouse } from './prove.ts'
import { seededRandom, SEED, tries } from './random.ts'

/** How often the drive is taken away during each act; `LIBELLUS_ACTS=all` takes all acts. */
const GONE = tries('LIBELLUS_GONE', 1)

let houses: Houses
let shim: Shim | undefined
beforeAll(async () => {
  houses = await buildHouses()
  shim = buildShim(houses.folder('shim'))
  if (!shim) console.info(NO_SHIM)
})
afterAll(() => houses.remove())

function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true }) as string[]
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile())
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]))
}

describe('a drive that is unplugged', () => {
  test.each(chosenActs(4))(
    'during $name: it is said, and what was acknowledged is there when it is back',
    { timeout: 120_000 + GONE * 30_000 },
    async (act) => {
      if (!shim) return
      const random = seededRandom(SEED + ACTS.indexOf(act))
      const { changes } = await undisturbed(act, houses, shim)
      for (let turn = 0; turn < GONE; turn++) await unplug(act, 1 + random.below(changes), changes, shim)
    },
  )
})

async function unplug(act: Act, at: number, changes: number, under: Shim): Promise<void> {
  const base = await houses.copy(act)
  const acted = await runAct(act, base, { env: under.env(base, { fault: `gone:${at}` }) })
  const where = `${act.name}, LIBELLUS_SEED=${SEED}, gone from change ${at} of ${changes}; kept in ${base}`
  expect(acted.done ? 'done' : (acted.failed ?? 'ended without a word'), `${where}\n${acted.complaint}`).toMatch(
    /^(done|VAULT_AWAY|PLACE_NOT_READABLE|PLACE_NOT_WRITABLE|NOT_A_VAULT)$/,
  )
  const away = path.join(base, 'vault-away')
  if (statSync(away, { throwIfNoEntry: false })) {
    rmSync(path.join(base, 'vault'), { recursive: true, force: true })
    renameSync(away, path.join(base, 'vault'))
  }
  await proveHouse(act, base, acted.told, houses.folder('home')).catch((failure: Error) => {
    throw new Error(`${where}\n${failure.message}`, { cause: failure })
  })
  rmSync(base, { recursive: true })
}

describe('a folder that cannot be written to', () => {
  test.each(chosenActs(6))(
    'meets $name: it is said, and not one byte of the vault is another',
    { timeout: 120_000 },
    async (act) => {
      if (!shim) return
      const base = await houses.copy(act)
      const before = contentOf(path.join(base, 'vault'))
      const acted = await runAct(act, base, { env: shim.env(base, { fault: 'still:0' }) })
      const outcome = acted.done ? 'done' : (acted.failed ?? 'ended without a word')
      expect(outcome, acted.complaint).toMatch(/^(done|VAULT_READ_ONLY)$/)
      expect(contentOf(path.join(base, 'vault'))).toEqual(before)
      await proveHouse(act, base, acted.told, houses.folder('home'))
    },
  )
})

test('a second process is told who holds the vault, and disturbs nothing', { timeout: 60_000 }, async () => {
  const base = await houses.copy(importing)
  const second: string[] = []
  const refusals: Promise<void>[] = []
  const other = await engineIn(houses.folder('home'), base)
  const { client, engine } = other
  const place = engine.grant(path.join(base, 'vault'))
  const refused = async (asked: Promise<unknown>) => {
    second.push(
      await asked.then(
        () => 'let in',
        (failure: { code?: string }) => failure.code ?? String(failure),
      ),
    )
  }
  const acted = await runAct(importing, base, {
    heard(what) {
      if (what !== 'told' || refusals.length > 0) return
      refusals.push(refused(client.vault.open({ place, passphrase: PASSPHRASE })))
      const into = engine.grant(path.join(base, 'salvaged'))
      refusals.push(refused(made(client.vault.salvage({ place, into, passphrase: PASSPHRASE }))))
    },
  })
  await Promise.all(refusals)
  await engine.close()
  expect(second).toEqual(['VAULT_IN_USE', 'VAULT_IN_USE'])
  expect(acted).toMatchObject({ done: true })
  await proveHouse(importing, base, acted.told, houses.folder('home'))
})
