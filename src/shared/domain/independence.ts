import { grouped, type Tie } from './grouping.ts'

/** What is known of where a statement comes from. Names are compared as they are: the caller folds them. */
export interface Statement {
  readonly documentId: string
  /** The same for all documents of one story. */
  readonly story: string
  /** The agencies that the document names as its source. */
  readonly agencies: readonly string[]
  /** Whose word it is: a speaker whom the document quotes, or with `outlet` the outlet in its own voice. */
  readonly voice: 'outlet' | 'speaker'
  /** The speaker, or the outlet; null where nobody is named. */
  readonly name: string | null
}

/** Two documents that a person says have one origin, or have not. */
export interface OriginRuling extends Tie {
  readonly same: boolean
}

export interface SharedOrigin {
  readonly by: 'ruling' | 'story' | 'agency' | 'speaker' | 'outlet'
  /** The agency, the speaker or the outlet; empty for a story and a ruling. */
  readonly name: string
}

export interface Origin {
  /** Places in what was asked. */
  readonly statements: readonly number[]
  /** What its statements have in common, any two of them or more. */
  readonly shared: readonly SharedOrigin[]
}

/**
 * The statements, parted into origins. Statements from documents of one story, from documents that name the same agency, of
 * the same speaker, or of the same outlet in its own voice are one origin; so are those that a person joined, and those that
 * a person parted are not. What a text does not say cannot be told from it, so that there are AT MOST as many independent
 * sources as origins: a shared source can be read from the texts, but its absence cannot.
 */
export function originsAmong(statements: readonly Statement[], rulings: readonly OriginRuling[] = []): Origin[] {
  const documents = [...new Set(statements.map(({ documentId }) => documentId))]
  const found = tiesAmong(statements, rulings)
  const groups = grouped(
    documents,
    found,
    rulings.filter(({ same }) => !same),
  )
  return groups.map((group) => {
    const within = new Set(group)
    const shared = found.filter(({ a, b }) => a !== b && within.has(a) && within.has(b))
    return {
      statements: statements.flatMap(({ documentId }, at) => (within.has(documentId) ? [at] : [])),
      shared: [...new Map(shared.map(({ by, name }) => [`${by} ${name}`, { by, name }])).values()],
    }
  })
}

/** Surest first. */
function tiesAmong(statements: readonly Statement[], rulings: readonly OriginRuling[]): (Tie & SharedOrigin)[] {
  const ruled = rulings.filter(({ same }) => same).map(({ a, b }) => ({ a, b, by: 'ruling' as const, name: '' }))
  const parted = new Set(rulings.filter(({ same }) => !same).flatMap(({ a, b }) => [a, b]))
  const told = (by: SharedOrigin['by'], namesOf: (statement: Statement) => readonly string[]) => {
    const byName = new Map<string, string[]>()
    return statements.flatMap((statement) =>
      namesOf(statement).flatMap((name) => {
        const known = byName.get(asCompared(name)) ?? []
        const b = statement.documentId
        if (known.includes(b)) return []
        byName.set(asCompared(name), [...known, b])
        // One tie holds all together, unless one of its ends is kept apart from others.
        const [first] = known
        const ends = first !== undefined && (parted.has(first) || parted.has(b)) ? known : known.slice(0, 1)
        return ends.map((a) => ({ a, b, by, name: by === 'story' ? '' : name }))
      }),
    )
  }
  const said = (voice: Statement['voice']) => (statement: Statement) =>
    statement.voice === voice && statement.name !== null ? [statement.name] : []
  return [
    ...ruled,
    ...told('story', ({ story }) => [story]),
    ...told('agency', ({ agencies }) => agencies),
    ...sameSpeakers(statements),
    ...told('outlet', said('outlet')),
  ]
}

function sameSpeakers(statements: readonly Statement[]): (Tie & SharedOrigin)[] {
  const quoted = statements.filter(({ voice, name }) => voice === 'speaker' && name !== null)
  return quoted.flatMap((one, at) =>
    quoted
      .slice(0, at)
      .filter((other) => other.documentId !== one.documentId && isSameSpeaker(other.name ?? '', one.name ?? ''))
      .map((other) => ({ a: other.documentId, b: one.documentId, by: 'speaker' as const, name: other.name ?? '' })),
  )
}

/**
 * Whether two names are one speaker's: their capitalised words are the same, or those of one are the last of the other's
 * ("Alexeyev" and "Ambassador-at-Large Alexander Alexeyev"). What stands behind a comma is an office and does not count. A
 * speaker without a name ("an official") may be anybody.
 */
export function isSameSpeaker(one: string, other: string): boolean {
  const [shorter, longer] = [nameWords(one), nameWords(other)].toSorted((a, b) => a.length - b.length) as [
    string[],
    string[],
  ]
  return shorter.length > 0 && shorter.every((word, at) => word === longer[longer.length - shorter.length + at])
}

function nameWords(name: string): string[] {
  const [beforeOffice = ''] = name.split(',')
  return (beforeOffice.match(/\p{Lu}[\p{L}\p{M}'’-]*/gu) ?? []).map(asCompared)
}

function asCompared(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()
}
