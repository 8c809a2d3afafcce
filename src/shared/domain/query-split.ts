import type { Condition } from './query-condition.ts'
import type { Formula, Where } from './query-parts.ts'

export interface Conjunction<T> {
  all: T[]
  none: T[]
}
/** A query as it is read, words and conditions of documents mixed. */
export type Branch = Formula | Condition | Conjunction<Branch> | { any: Branch[] }

interface Split {
  text?: Formula | undefined
  where?: Where | undefined
}

/**
 * What passages are to hold, apart from what their documents are to be like; undefined where a condition and words are
 * alternatives to each other, or are excluded together: there is no such part.
 */
export function splitConditions(branch: Branch): Split | undefined {
  if ('field' in branch) return { where: branch }
  if ('text' in branch || 'near' in branch) return { text: branch }
  if ('any' in branch) {
    const parts = splitEach(branch.any)
    if (parts?.every(({ where }) => where === undefined)) return { text: { any: parts.flatMap(textOf) } }
    if (parts?.every(({ text }) => text === undefined)) return { where: { any: parts.flatMap(whereOf) } }
    return undefined
  }
  const [all, none] = [splitEach(branch.all), splitEach(branch.none)]
  if (!all || !none || none.some(({ text, where }) => text && where)) return undefined
  const text = joined({ all: all.flatMap(textOf), none: none.flatMap(textOf) })
  const where = joined({ all: all.flatMap(whereOf), none: none.flatMap(whereOf) })
  return { text, where }
}

function splitEach(branches: readonly Branch[]): Split[] | undefined {
  const parts = branches.map(splitConditions)
  return parts.every((part) => part !== undefined) ? parts : undefined
}

const textOf = ({ text }: Split): Formula[] => (text ? [text] : [])
const whereOf = ({ where }: Split): Where[] => (where ? [where] : [])

function joined<T>({ all, none }: Conjunction<T>): T | Conjunction<T> | undefined {
  const [only] = all
  if (none.length > 0) return { all, none }
  return all.length > 1 ? { all, none } : only
}
