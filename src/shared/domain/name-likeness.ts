import { isLegalForm, isOrdinary } from './legal-form.ts'

/** How the words of a name are compared: what differs between the engine that knows spellings and a plain test. */
export interface Spelling {
  /** One form for a word however it is written: lower case, without accents. */
  readonly fold: (word: string) => string
  /** What the spellings of one name have in common in whatever script; none where a word is too short. */
  readonly keys: (form: string) => readonly string[]
  /** Letters to change between two words; `most` + 1 where they are more. */
  readonly distance: (one: string, other: string, most: number) => number
}

interface NamePart {
  /** Folded, Cyrillic letters written in Latin ones. */
  readonly latin: string
  /** Which letters it holds, a bit each: words that differ much are told apart by it alone. */
  readonly letters: number
  readonly keys: readonly string[]
  readonly weight: number
}

/** A name as it is compared: without its legal form, punctuation, case and script. */
export interface NameForm {
  readonly parts: readonly NamePart[]
  /** The words in one, by which `Rosoboron export` is `Rosoboronexport`. */
  readonly joined: string
}

/** Below this two names are not worth telling a person of. */
export const ALIKE = 0.7

/** What a name that is part of the other is worth: a surname alone, a group by its first word. */
const PART_OF = 0.9
/** Words spelled in another way, and an initial. */
const SPELLED = 0.92
const INITIAL = 0.85
/** The least likeness of two words that counts, and the shortest word in which a letter may differ. */
const WORD_ALIKE = 0.8
const SHORTEST = 5
/** The weight of a word that many names have, as `group` or `plant`. */
const LIGHT = 0.25

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', ђ: 'dj', е: 'e', ё: 'e', є: 'ye', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'yi', й: 'y', ј: 'j',
  к: 'k', л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'c', у: 'u', ў: 'u', ф: 'f', х: 'kh',
  ц: 'ts', ч: 'ch', џ: 'dz', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya',
} // prettier-ignore

/** Cyrillic letters in Latin ones, as passports write them; all others as they are. */
export function inLatin(form: string): string {
  return Array.from(form, (letter) => CYRILLIC[letter] ?? letter).join('')
}

export function nameForm(name: string, { fold, keys }: Spelling): NameForm {
  const words = wordsOf(name).map(fold).filter(Boolean)
  const bare = withoutLegalForms(words)
  const parts = (bare.length > 0 ? bare : words).map((form): NamePart => {
    const latin = inLatin(form)
    return { latin, letters: lettersIn(latin), keys: keys(form), weight: isOrdinary(latin) ? LIGHT : 1 }
  })
  return { parts, joined: parts.map(({ latin }) => latin).join('') }
}

/** How alike two names are, 0 to 1: 1 where they are the same but for script, case, order and legal form. */
export function likeness(one: NameForm, other: NameForm, spelling: Pick<Spelling, 'distance'>): number {
  if (one.parts.length === 0 || other.parts.length === 0) return 0
  if (one.joined === other.joined) return 1
  const shared = sharedWeight(one.parts, other.parts, spelling)
  const [lesser, greater] = [weigh(one), weigh(other)].toSorted((a, b) => a - b) as [number, number]
  const both = (2 * shared) / (lesser + greater)
  const partOf = lesser >= 1 ? (shared / lesser) * PART_OF : 0
  return round(Math.min(1, Math.max(both, partOf, joinedLikeness(one, other, spelling))))
}

/** What two names have in common: the words that are most alike are taken together first, each once. */
function sharedWeight(one: readonly NamePart[], other: readonly NamePart[], spelling: Pick<Spelling, 'distance'>) {
  const pairs = one
    .flatMap((a) =>
      other.map((b) => ({ a, b, alike: wordLikeness(a, b, spelling), weight: Math.min(a.weight, b.weight) })),
    )
    .filter(({ alike }) => alike >= WORD_ALIKE)
    .toSorted((p, q) => q.alike * q.weight - p.alike * p.weight)
  const taken = new Set<NamePart>()
  let shared = 0
  for (const { a, b, alike, weight } of pairs) {
    if (taken.has(a) || taken.has(b)) continue
    taken.add(a).add(b)
    shared += alike * weight
  }
  return shared
}

function wordLikeness(a: NamePart, b: NamePart, spelling: Pick<Spelling, 'distance'>): number {
  if (a.latin === b.latin) return 1
  if (isInitialOf(a, b) || isInitialOf(b, a)) return INITIAL
  const near = unlike(a, b) ? 0 : nearness(a.latin, b.latin, spelling)
  return a.keys.some((key) => b.keys.includes(key)) ? Math.max(SPELLED, near) : near
}

const isInitialOf = (a: NamePart, b: NamePart) => a.latin.length === 1 && b.latin.startsWith(a.latin)

function lettersIn(latin: string): number {
  let bits = 0
  for (let at = 0; at < latin.length; at++) bits |= 1 << (latin.charCodeAt(at) & 31)
  return bits
}

/** Whether so many letters stand in one of the words alone that they are no spellings of one: a change takes two at most. */
function unlike(a: NamePart, b: NamePart): boolean {
  let alone = a.letters ^ b.letters
  let count = 0
  for (; alone !== 0; alone &= alone - 1) count++
  return count > 2 * Math.floor(Math.max(a.latin.length, b.latin.length) * (1 - WORD_ALIKE))
}

/** A fifth of the letters may differ, and none of a short word. */
function nearness(a: string, b: string, { distance }: Pick<Spelling, 'distance'>): number {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  if (shorter.length < SHORTEST) return 0
  const most = Math.floor(longer.length * (1 - WORD_ALIKE))
  const letters = distance(shorter, longer, most)
  return letters > most ? 0 : 1 - letters / longer.length
}

function joinedLikeness(one: NameForm, other: NameForm, spelling: Pick<Spelling, 'distance'>): number {
  return one.parts.length === other.parts.length ? 0 : nearness(one.joined, other.joined, spelling)
}

const weigh = ({ parts }: NameForm) => parts.reduce((sum, { weight }) => sum + weight, 0)

const round = (likely: number) => Math.round(likely * 100) / 100

/** The words of a name; the dots of `d.o.o.` and `S.p.A.` part no word, hyphens do. */
function wordsOf(name: string): string[] {
  const undotted = name.replace(/(?<![\p{L}\p{N}])(?:\p{L}{1,2}\.){2,}\p{L}{0,2}(?![\p{L}\p{N}])/gu, (dotted) =>
    /^(?:\p{L}\.\s?){2}$/u.test(dotted) && !isLegalForm([inLatin(dotted.toLowerCase().replaceAll('.', ''))])
      ? dotted.replaceAll('.', ' ')
      : dotted.replaceAll('.', ''),
  )
  return undotted.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** Takes legal forms off both ends and from within, the longest first. */
function withoutLegalForms(words: readonly string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < words.length;) {
    const length = [4, 3, 2, 1].find((size) => at + size <= words.length && isLegalForm(words.slice(at, at + size)))
    if (length === undefined) kept.push(words[at++] as string)
    else at += length
  }
  return kept
}
