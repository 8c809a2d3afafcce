import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { EngineError } from '../fault.ts'
import { writeWholeFile } from '../vault/whole-file.ts'

const FILE = 'tries.json'

/** Wrong tries in a row that cost no wait. */
const FREE = 3
/** Seconds. */
const LONGEST_WAIT = 60

const WRONG = new Set(['WRONG_PASSPHRASE', 'WRONG_RECOVERY_KEY'])

const Wrong = z.object({ count: z.int().positive(), last: z.iso.datetime() })
type Wrong = z.infer<typeof Wrong>

/** Makes guessing slow: after the fourth wrong secret in a row for a vault the next has to wait, each time twice as long. */
export interface Tries {
  /**
   * Runs what asks for a secret of the vault; one at a time for a vault, so that guesses cannot be made side by side.
   * @throws TRY_LATER with the seconds that are left, and what `attempt` throws
   */
  guarded<T>(vaultId: string, attempt: () => Promise<T>): Promise<T>
}

/** The wrong tries are kept in the settings' folder by the vault's id, which says nothing of where it lies. */
export function createTries(settings: string, now: () => number = Date.now): Tries {
  const file = path.join(settings, FILE)
  const wrong = readTries(file)
  const before = new Map<string, Promise<unknown>>()

  function keep(): void {
    try {
      mkdirSync(settings, { recursive: true, mode: 0o700 })
      writeWholeFile(file, JSON.stringify(Object.fromEntries(wrong)))
    } catch {
      // A folder for settings that cannot be written to is no reason to keep a vault shut.
    }
  }

  async function attemptOf<T>(vaultId: string, attempt: () => Promise<T>): Promise<T> {
    const seconds = waitOf(wrong.get(vaultId), now())
    if (seconds > 0) throw new EngineError('TRY_LATER', { seconds })
    try {
      const result = await attempt()
      if (wrong.delete(vaultId)) keep()
      return result
    } catch (failure) {
      if (failure instanceof EngineError && WRONG.has(failure.code)) {
        wrong.set(vaultId, { count: (wrong.get(vaultId)?.count ?? 0) + 1, last: new Date(now()).toISOString() })
        keep()
      }
      throw failure
    }
  }

  return {
    guarded(vaultId, attempt) {
      const mine = (before.get(vaultId) ?? Promise.resolve()).then(() => attemptOf(vaultId, attempt))
      before.set(
        vaultId,
        mine.catch(() => undefined),
      )
      return mine
    },
  }
}

/** Seconds until the next try; a clock that was put back does not make them more. */
function waitOf(wrong: Wrong | undefined, now: number): number {
  if (!wrong || wrong.count <= FREE) return 0
  const wait = Math.min(LONGEST_WAIT, 2 ** (wrong.count - FREE - 1))
  return Math.min(wait, Math.ceil((Date.parse(wrong.last) + wait * 1000 - now) / 1000))
}

function readTries(file: string): Map<string, Wrong> {
  try {
    return new Map(Object.entries(z.record(z.string(), Wrong).parse(JSON.parse(readFileSync(file, 'utf8')))))
  } catch {
    return new Map()
  }
}
