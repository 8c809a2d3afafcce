import { seededRandom, SEED } from '../random.ts'
import type { Act } from './act.ts'
import { backingUpToFile, backingUpToFolder, migrating, restoring, salvaging } from './copies.ts'
import { deletingForGood, packing, takingIn } from './handing.ts'
import { changingPassphrase, makingRecoveryKey } from './keys.ts'
import { creating, editing, exporting, importing, locking, verifying } from './working.ts'

export const ACTS = [
  importing,
  editing,
  exporting,
  verifying,
  locking,
  creating,
  migrating,
  changingPassphrase,
  makingRecoveryKey,
  backingUpToFile,
  backingUpToFolder,
  restoring,
  salvaging,
  packing,
  takingIn,
  deletingForGood,
] as const

/**
 * The acts that `LIBELLUS_ACTS` names, separated by commas, or `all`; without it as many as a short turn has time for,
 * others with each seed.
 */
export function chosenActs(few: number = ACTS.length): readonly Act[] {
  const named = process.env['LIBELLUS_ACTS']?.split(',')
  if (named) return ACTS.filter(({ name }) => named.includes('all') || named.includes(name))
  const random = seededRandom(SEED)
  const drawn = ACTS.map((act) => ({ act, lot: random.next() })).toSorted((one, other) => one.lot - other.lot)
  const taken = new Set<Act>(drawn.slice(0, few).map(({ act }) => act))
  return ACTS.filter((act) => taken.has(act))
}
