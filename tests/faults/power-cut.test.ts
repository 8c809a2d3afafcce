import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runAct, saidIn } from './acting.ts'
import type { Act, Fact } from './acts/act.ts'
import { ACTS, chosenActs } from './acts/acts.ts'
import { buildHouses, type Houses } from './house.ts'
import { diskOf, type Disk, type Mode } from './power-cut/disk.ts'
import { readJournal, type JournalRecord } from './power-cut/journal.ts'
import { buildShim, NO_SHIM, type Shim } from './power-cut/shim.ts'
import { proveHouse } from './prove.ts'
import { seededRandom, SEED, tries } from './random.ts'

/*
 * A power cut is worse than a kill: what was written and not yet synced is gone. Each act is done once with all its
 * changes journalled; then the disk is built as it would be after a cut at `LIBELLUS_CUTS` points of the journal.
 */
const CUTS = tries('LIBELLUS_CUTS', 16)
const acts = chosenActs()

let houses: Houses
let shim: Shim | undefined
beforeAll(async () => {
  houses = await buildHouses()
  shim = buildShim(houses.folder('shim'))
  if (!shim) console.info(NO_SHIM)
})
afterAll(() => houses.remove())

/** Does the act with all its changes journalled; the disk is as it was before. */
async function journalled(
  act: Act,
  under: Shim,
): Promise<{ disk: () => Disk; records: JournalRecord[]; base: string }> {
  const base = await houses.copy(act)
  const before = houses.folder('before')
  rmSync(before, { recursive: true })
  const journal = path.join(houses.folder('journal'), 'journal')
  const disk = diskOf(base)
  const acted = await runAct(act, base, { env: under.env(base, { journal }) })
  if (!acted.done) throw new Error(`${act.name} fails undisturbed: ${acted.failed} ${acted.complaint}`)
  return { disk: () => disk, records: readJournal(journal), base }
}

function factsIn(records: readonly JournalRecord[]): Fact[] {
  const lines = records.filter(({ kind }) => kind === 'said').map(({ data }) => saidIn(data.toString()))
  return lines.filter((line): line is Fact => typeof line === 'object')
}

function filesIn(folder: string): Record<string, string> {
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => !name.endsWith('-shm'))
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile())
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]))
}

describe('a power cut', () => {
  test.each(acts)(
    'during $name loses nothing that was acknowledged',
    { timeout: 60_000 + CUTS * 3_000 },
    async (act) => {
      if (!shim) return
      const random = seededRandom(SEED + ACTS.indexOf(act))
      const { disk, records, base } = await journalled(act, shim)
      const begun = records.findIndex(({ kind, data }) => kind === 'said' && data.includes('"begun"'))
      const cuts = Array.from(
        { length: Math.ceil(CUTS / acts.length) },
        () => begun + random.below(records.length - begun),
      )
      const replayed = disk()
      let at = 0
      for (const cut of cuts.toSorted((one, other) => one - other)) {
        for (; at < cut; at++) replayed.apply(records[at]!)
        for (const mode of ['synced', 'torn'] satisfies Mode[]) {
          const left = houses.folder('left')
          replayed.writeTo(left, mode, random)
          try {
            await proveHouse(act, left, factsIn(records.slice(0, cut)), houses.folder('home'))
          } catch (failure) {
            const what = `${act.name}, LIBELLUS_SEED=${SEED}, cut before change ${cut} of ${records.length}, ${mode}; kept in ${left}`
            throw new Error(`${what}\n${(failure as Error).message}`, { cause: failure })
          }
          rmSync(left, { recursive: true })
        }
      }
      for (; at < records.length; at++) replayed.apply(records[at]!)
      const whole = houses.folder('whole')
      replayed.writeTo(whole, 'all', random)
      expect(filesIn(whole), 'the journal holds every change').toEqual(filesIn(base))
    },
  )

  test('takes away what was not synced: the disk that is built would show it', async () => {
    const random = seededRandom(SEED)
    const folder = houses.folder('disk')
    const disk = diskOf(folder)
    const data = Buffer.alloc(2048, 7)
    const record = (kind: JournalRecord['kind'], inode: bigint, name = '', more: Partial<JournalRecord> = {}) =>
      disk.apply({ kind, inode, number: 0, names: [name], data: Buffer.alloc(0), ...more })
    const left = () => {
      const into = path.join(folder, 'left')
      mkdirSync(into)
      disk.writeTo(into, 'synced', random)
      const found = filesIn(into)
      rmSync(into, { recursive: true })
      return found
    }
    const root = statSync(folder, { bigint: true }).ino
    record('create', 1n, 'kept')
    record('write', 1n, '', { data })
    expect(left()).toEqual({})
    record('sync', 1n)
    expect(left()).toEqual({})
    record('sync', root)
    record('write', 1n, '', { data, number: 2048 })
    expect(left()).toEqual({ kept: data.toString('base64') })
    record('rename', 1n, 'kept', { names: ['kept', 'renamed'] })
    expect(Object.keys(left())).toEqual(['kept'])
    record('sync', root)
    expect(Object.keys(left())).toEqual(['renamed'])
  })
})
