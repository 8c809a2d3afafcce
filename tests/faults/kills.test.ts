import { afterAll, expect, test } from 'vitest'
import type { Act } from './acts/act.ts'
import { ACTS, chosenActs } from './acts/acts.ts'
import { buildHouses, type Houses } from './house.ts'
import { killOnce, undisturbed, type Moment } from './kills.ts'
import { buildShim, NO_SHIM } from './power-cut/shim.ts'
import { seededRandom, SEED, tries } from './random.ts'

/*
 * kill -9 while something is written, again and again: `LIBELLUS_KILLS=320 npx vitest run tests/faults/kills.test.ts`.
 * `LIBELLUS_SEED` repeats a turn, `LIBELLUS_ACTS=edit,import` takes some of the acts.
 */
const KILLS = tries('LIBELLUS_KILLS', 40)
const AT_ONCE = Number(process.env['LIBELLUS_AT_ONCE'] ?? 2)
const acts = chosenActs()

let houses: Houses | undefined
const failures: string[] = []
afterAll(() => {
  if (failures.length === 0) houses?.remove()
})

test(
  `${KILLS} kills lose nothing that was acknowledged, and leave no vault that does not open or verify`,
  { timeout: 120_000 + KILLS * 10_000 },
  async () => {
    const made = await buildHouses()
    houses = made
    const shim = buildShim(made.folder('shim'))
    if (!shim) console.info(`${NO_SHIM} Kills fall at times and at acknowledgements alone.`)
    const shares = acts.map((act, at) => ({ act, kills: share(at) }))
    const table = new Map<string, Record<Moment, number>>()
    const waiting = shares.filter(({ kills }) => kills > 0)
    const work = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        const { act, kills } = one
        const counts: Record<Moment, number> = { 'not yet begun': 0, 'in the middle': 0, after: 0 }
        table.set(act.name, counts)
        const calm = await undisturbed(act, made, shim).catch((failure: Error) => void failures.push(failure.message))
        if (!calm) continue
        const seeds = seededRandom(SEED + ACTS.indexOf(act))
        for (let kill = 0; kill < kills; kill++) {
          try {
            counts[await killOnce(act, seeds.below(2 ** 31), calm, made, shim)]++
          } catch (failure) {
            failures.push((failure as Error).message)
          }
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    console.info(`Kills with LIBELLUS_SEED=${SEED}:`)
    console.table(Object.fromEntries(table))
    expect(failures, `LIBELLUS_SEED=${SEED} repeats these`).toEqual([])
  },
)

/** What is left over goes to the first. */
function share(at: number): number {
  const weight = ({ slow = false }: Act) => (slow ? 1 : 3)
  const all = acts.reduce((sum, act) => sum + weight(act), 0)
  const whole = acts.map((act) => Math.floor((KILLS * weight(act)) / all))
  return whole[at]! + (at < KILLS - whole.reduce((sum, some) => sum + some, 0) ? 1 : 0)
}
