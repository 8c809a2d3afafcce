import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { TrailLine, type PackagedCase } from '../../../../shared/contract/case-json.ts'
import { followsOn } from '../../audit/carrying.ts'
import { MERGED_FILE, TRAIL_FILE } from '../bag/bag.ts'
import type { PackageFault } from '../bag/faults.ts'

/** Lines after which other work has its turn. */
const STRETCH = 500

/** The lines of the case's chain, each proved to follow from the one before and to hold the values that were entered. */
export async function provesTrail(
  bytes: Buffer,
  { case: { id }, trail }: PackagedCase,
  add: (path: string, why: PackageFault['why']) => void,
): Promise<TrailLine[]> {
  const lines: TrailLine[] = []
  for (const [at, text] of bytes.toString('utf8').split('\n').entries()) {
    if (text === '') continue
    const line = readLine(text)
    if (!line || line.chain !== id || !followsOn(line, lines.at(-1)) || !isJson(line.payload)) {
      add(`${TRAIL_FILE}:${at + 1}`, 'chain-changed')
      return lines
    }
    lines.push(line)
    if (at % STRETCH === 0) await setImmediate()
  }
  const end = lines.at(-1)
  if (end?.seq !== trail.entries || end.hash !== trail.hash) add(TRAIL_FILE, 'chain-ends-elsewhere')
  return lines
}

/**
 * The lines of other vaults that stand beside the chain: each follows on a line of it or another of these, and whatever a
 * `case.merged` names as the end of such a chain is there.
 */
export async function provesMerged(
  bytes: Buffer | undefined,
  own: readonly TrailLine[],
  { case: { id } }: PackagedCase,
  add: (path: string, why: PackageFault['why']) => void,
): Promise<TrailLine[]> {
  const known = new Map(own.map((line) => [line.hash, line]))
  const merged: TrailLine[] = []
  for (const [at, text] of (bytes?.toString('utf8') ?? '').split('\n').entries()) {
    if (text === '') continue
    const line = readLine(text)
    if (!line || line.chain !== id || !followsOn(line, known.get(line.previous)) || !isJson(line.payload)) {
      add(`${MERGED_FILE}:${at + 1}`, 'chain-changed')
      return merged
    }
    merged.push(line)
    known.set(line.hash, line)
    if (at % STRETCH === 0) await setImmediate()
  }
  const ends = [...own, ...merged].flatMap(endOfMerged)
  if (ends.some((end) => !known.has(end))) add(MERGED_FILE, 'chain-ends-elsewhere')
  return merged
}

const Merged = z.object({ after: z.object({ trail: z.string() }) })

function endOfMerged({ act, payload }: TrailLine): string[] {
  if (act !== 'case.merged' || payload === null) return []
  const found = Merged.safeParse(JSON.parse(payload)).data
  return found ? [found.after.trail] : []
}

function readLine(text: string): TrailLine | undefined {
  try {
    return TrailLine.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** What the window reads of an entry is to be JSON. */
function isJson(payload: string | null): boolean {
  try {
    return payload === null || typeof JSON.parse(payload) === 'object'
  } catch {
    return false
  }
}
