import { MOST_FAULTS } from './limits.ts'

/** What may be wrong with a package. Each has its words in the catalogue `packages`, under `fault`. */
export const FAULTS = [
  'changed',
  'missing',
  'not-listed',
  'climbs',
  'link',
  'twice',
  'too-many',
  'too-large',
  'unreadable',
  'not-a-bag',
  'not-json',
  'not-accepted',
  'not-in-the-package',
  'circle',
  'chain-changed',
  'chain-ends-elsewhere',
] as const

/** `path` is a file of the package, or a place in its JSON as `documents[3].sha256`. */
export interface PackageFault {
  path: string
  why: (typeof FAULTS)[number]
}

/** Gathers faults, no more than a person can read. */
export function faultList() {
  const faults: PackageFault[] = []
  return {
    faults,
    add(path: string, why: PackageFault['why']): void {
      if (faults.length < MOST_FAULTS) faults.push({ path: path.slice(0, 300), why })
    },
  }
}
