import { type Because, because } from '../../../shared/domain/because.ts'
import type { SideOn } from '../../../shared/domain/treaty-side.ts'

const KEYS: Readonly<Record<string, string>> = {
  a: 'reciprocity',
  b: 'otherStates',
  c: 'commercial',
  d: 'federal',
  i: 'notRetroactive',
  none: 'none',
}

/**
 * What the reservations to the New York Convention mean for a pair (Art. I(3)); and where one side alone is bound, whether it
 * recognises awards wherever they were made.
 */
export function reservationSteps(sides: readonly SideOn[]): Because[] {
  const bound = sides.filter(({ standing }) => standing === 'bound')
  const steps = bound.flatMap(({ country, reservations }) => {
    if (reservations === null) return [because('treaty.reservation.notRead', { country })]
    return reservations.split(/[\s,]+/).flatMap((letter) => {
      const key = KEYS[letter]
      return key === undefined ? [] : [because(`treaty.reservation.${key}`, { country })]
    })
  })
  const [alone] = bound.length === 1 ? bound : []
  const recognisesAll = alone?.reservations && !/\b[ab]\b/.test(alone.reservations)
  return recognisesAll ? [...steps, because('treaty.reservation.oneSide', { country: alone.country })] : steps
}
