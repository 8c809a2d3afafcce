import { rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { runAct, type Acted } from './acting.ts'
import type { Act } from './acts/act.ts'
import type { Houses } from './house.ts'
import { readJournal } from './power-cut/journal.ts'
import type { Shim } from './power-cut/shim.ts'
import { proveHouse } from './prove.ts'
import { seededRandom, type Random } from './random.ts'

export type Moment = 'not yet begun' | 'in the middle' | 'after'

/** How an act goes when nobody disturbs it. */
export interface Undisturbed {
  milliseconds: number
  told: number
  /** Changes to files under its folder from `begun` to `done`, and to the end of the process; 0 where none can be counted. */
  changes: number
  allChanges: number
}

export async function undisturbed(act: Act, houses: Houses, shim: Shim | undefined): Promise<Undisturbed> {
  const base = await houses.copy(act)
  const journal = path.join(houses.folder('journal'), 'journal')
  const acted = await runAct(act, base, { env: shim?.env(base, { journal }) ?? {} })
  if (!acted.done) throw new Error(`${act.name} fails undisturbed: ${acted.failed} ${acted.complaint}`)
  await proveHouse(act, base, acted.told, houses.folder('home'))
  rmSync(base, { recursive: true })
  const counted = statSync(journal, { throwIfNoEntry: false }) ? countChanges(journal) : { changes: 0, allChanges: 0 }
  return { milliseconds: acted.milliseconds, told: acted.told.length, ...counted }
}

function countChanges(journal: string): { changes: number; allChanges: number } {
  const records = readJournal(journal)
  const said = (word: string) => records.findIndex(({ kind, data }) => kind === 'said' && data.includes(`"${word}"`))
  const count = (to?: number) => records.slice(said('begun'), to).filter(({ kind }) => kind !== 'said').length
  return { changes: count(said('done')), allChanges: count() }
}

/** Kills an act once, where and when the seed says, and proves what is left. Throws with all that repeats it. */
export async function killOnce(
  act: Act,
  seed: number,
  calm: Undisturbed,
  houses: Houses,
  shim: Shim | undefined,
): Promise<Moment> {
  const random = seededRandom(seed)
  const base = await houses.copy(act)
  const way = wayToKill(random, calm, shim !== undefined)
  let heard = 0
  const acted = await runAct(act, base, {
    env: way.kind === 'change' && shim ? shim.env(base, { fault: `kill:${way.at}` }) : {},
    heard(what, kill) {
      if (what === 'started' && way.kind === 'before') setTimeout(kill, way.at)
      if (what === 'begun' && way.kind === 'time') setTimeout(kill, way.at)
      if (what === 'told' && way.kind === 'told' && ++heard === way.at) setTimeout(kill, way.later)
    },
  })
  try {
    if (acted.failed !== undefined) throw new Error(`the act failed by itself: ${acted.failed}`)
    await proveHouse(act, base, acted.told, houses.folder('home'))
  } catch (failure) {
    const step = `${way.kind} ${way.at}${way.kind === 'told' ? ` and ${way.later} ms` : ''}`
    const repeat = `${act.name}, seed ${seed}, killed at: ${step}; ${acted.told.length} facts told; kept in ${base}`
    throw new Error(`${repeat}\n${(failure as Error).message}\n${acted.complaint}`, { cause: failure })
  }
  rmSync(base, { recursive: true })
  return momentOf(acted)
}

type Way =
  | { kind: 'before'; at: number }
  | { kind: 'time'; at: number }
  | { kind: 'told'; at: number; later: number }
  | { kind: 'change'; at: number }

/** Most kills fall into the act itself; few before it begins. */
function wayToKill(random: Random, { milliseconds, told, changes, allChanges }: Undisturbed, counted: boolean): Way {
  const chance = random.next()
  if (chance < 0.05) return { kind: 'before', at: random.below(900) }
  if (counted && changes > 0 && chance < 0.55)
    return { kind: 'change', at: 1 + random.below(random.next() < 0.9 ? changes : allChanges) }
  if (told > 0 && chance < 0.75) return { kind: 'told', at: 1 + random.below(told), later: random.below(8) }
  return { kind: 'time', at: random.below(milliseconds) }
}

function momentOf({ begun, done }: Acted): Moment {
  return done ? 'after' : begun ? 'in the middle' : 'not yet begun'
}
