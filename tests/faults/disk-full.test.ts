import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runAct, type Acted } from './acting.ts'
import type { Act } from './acts/act.ts'
import { ACTS, chosenActs } from './acts/acts.ts'
import { buildHouses, type Houses } from './house.ts'
import { undisturbed } from './kills.ts'
import { buildShim, NO_SHIM, type Shim } from './power-cut/shim.ts'
import { proveHouse } from './prove.ts'
import { seededRandom, SEED, tries } from './random.ts'

/*
 * The disk is full from some write of an act on, also half way through that write, and stays so until the process has
 * ended. `LIBELLUS_FULL` writes of each act are refused first in turn. `LIBELLUS_ACTS=all` takes all acts.
 */
const FULL = tries('LIBELLUS_FULL', 1)

let houses: Houses
let shim: Shim | undefined
beforeAll(async () => {
  houses = await buildHouses()
  shim = buildShim(houses.folder('shim'))
  if (!shim) console.info(NO_SHIM)
})
afterAll(() => houses.remove())

/** Either the act came to its end, or it says that the disk is full. */
function expectSaid({ done, failed, complaint }: Acted, where: string): void {
  expect(done ? 'done' : (failed ?? 'ended without a word'), `${where}\n${complaint}`).toMatch(/^(done|DISK_FULL)$/)
}

async function proveAfterwards(act: Act, base: string, { told }: Acted, where: string): Promise<void> {
  await proveHouse(act, base, told, houses.folder('home')).catch((failure: Error) => {
    throw new Error(`${where}; kept in ${base}\n${failure.message}`, { cause: failure })
  })
  rmSync(base, { recursive: true })
}

describe('a disk that is full', () => {
  test.each(chosenActs(4))(
    'at any write of $name: it is said, and nothing acknowledged is lost',
    { timeout: 120_000 + FULL * 30_000 },
    async (act) => {
      if (!shim) return
      const random = seededRandom(SEED + ACTS.indexOf(act))
      const { changes } = await undisturbed(act, houses, shim)
      for (let turn = 0; turn < FULL; turn++) {
        const at = 1 + random.below(changes)
        const where = `${act.name}, LIBELLUS_SEED=${SEED}, full from change ${at} of ${changes}`
        const base = await houses.copy(act)
        const acted = await runAct(act, base, { env: shim.env(base, { fault: `full:${at}` }) })
        expectSaid(acted, where)
        await proveAfterwards(act, base, acted, where)
      }
    },
  )
})

/** Mounts a file system in memory of so many bytes; undefined where that is not allowed. */
function mountSmall(folder: string, bytes: number): { end(): void } | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    return undefined
  }
  return { end: () => void execFileSync('umount', ['-l', folder], { stdio: 'pipe' }) }
}

describe('a small file system in memory', () => {
  test.each(chosenActs(6))(
    'runs full during $name: it is said, and nothing acknowledged is lost',
    { timeout: 120_000 },
    async (act) => {
      const random = seededRandom(SEED + ACTS.indexOf(act))
      const template = await houses.copy(act)
      const folder = houses.folder('small')
      const mounted = mountSmall(folder, 32 * 1024 * 1024)
      if (!mounted) {
        console.info('No file system can be mounted here: that one runs full is left to the refused writes.')
        return
      }
      try {
        const base = path.join(folder, 'house')
        mkdirSync(base)
        cpSync(template, base, { recursive: true })
        const { bavail, bsize } = statfsSync(folder)
        const left = (2 + random.below(60)) * bsize
        const filler = path.join(folder, 'filler')
        writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)))
        const acted = await runAct(act, base)
        const where = `${act.name}, LIBELLUS_SEED=${SEED}, ${left} bytes left`
        // A vault that cannot even be opened has begun nothing.
        if (acted.begun) expectSaid(acted, where)
        rmSync(filler)
        await proveAfterwards(act, base, acted, where)
      } finally {
        mounted.end()
      }
    },
  )
})
