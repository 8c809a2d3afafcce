/** What a text can refer to. */
export const REFERENCE_KINDS = ['exhibit', 'fact', 'claim', 'licence', 'act'] as const
export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

/** What of it is meant: stamped pages or paragraphs of an exhibit, an element of a claim. Both ends are included. */
export interface Pinpoint {
  readonly kind: 'page' | 'paragraph' | 'element'
  readonly from: number
  readonly to: number
}

/** A reference as it is kept: `exhibit:‹id›/8`. */
export interface KeptReference {
  readonly of: ReferenceKind
  readonly id: string
  readonly pinpoint: Pinpoint | null
}

/** A reference as a person reads and writes it: `C-1/8`, `F-12`, `E:breach/3`. */
export interface TypedReference {
  readonly label: string
  readonly pinpoint: Pinpoint | null
}

/** A pair of braces in a text, with what stands in it. Offsets are UTF-16, the braces included: [at, end). */
export interface Braces {
  readonly at: number
  readonly end: number
  readonly inside: string
}

const BRACES = /(?<!\\)\{([^{}\n]{1,200})\}/g
const NUMBER = '[1-9]\\d{0,5}'
const KEPT =
  /^(exhibit|fact|claim|licence|act):([\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12})(?:\/(.+))?$/
const PIN = new RegExp(
  `^(?:(?<paragraph>¶{1,2}|para\\.?|абз\\.?)|(?:p{1,2}\\.?|[cс]{1,2}\\.?|стр\\.?))?\\s*(?<from>${NUMBER})(?:\\s*[-–—‑]\\s*(?<to>${NUMBER}))?$`,
  'i',
)
const NUMBERED = new RegExp(`^([A-Z]{1,6})\\s*[-–—‑]\\s*(${NUMBER})\\s*(bis|ter|quater|quinquies|sexies)?(-T)?$`, 'i')
const ELEMENT = new RegExp(`^E\\s*:\\s*([a-z][a-z0-9-]{0,39})(?:\\s*/\\s*(${NUMBER}))?$`, 'i')

/** Cyrillic letters that look like Latin ones, and those under which a Russian names a fact and a licence. */
const LATIN = { А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', Х: 'X', Ф: 'F', Л: 'L' }
const TO_LATIN = new Map(
  Object.entries(LATIN).flatMap(([cyrillic, latin]) => [
    [cyrillic, latin],
    [cyrillic.toLowerCase(), latin.toLowerCase()],
  ]),
)

/** Every pair of braces in a text that may be a reference; `\{` is a brace and nothing else. */
export function bracesIn(text: string): Braces[] {
  return text
    .matchAll(BRACES)
    .map(({ 0: whole, 1: inside = '', index }) => ({ at: index, end: index + whole.length, inside }))
    .toArray()
}

/** The text with each pair of braces put through `change`, which answers what is to stand within them. */
export function changeBraces(text: string, change: (inside: string) => string): string {
  return text.replace(BRACES, (_whole, inside: string) => `{${change(inside)}}`)
}

/** Reads `exhibit:‹id›/8-10`; undefined where the text is no reference as it is kept. */
export function readKept(inside: string): KeptReference | undefined {
  const [, of, id, pin] = KEPT.exec(inside) ?? []
  if (of === undefined || id === undefined) return undefined
  const pinpoint = pin === undefined ? null : readPin(pin, of === 'claim')
  if (pinpoint === undefined) return undefined
  const kept = { of: of as ReferenceKind, id, pinpoint }
  return takesPinpoint(kept.of, pinpoint) && formatKept(kept) === inside ? kept : undefined
}

export function formatKept({ of, id, pinpoint }: KeptReference): string {
  return `${of}:${id}${formatPin(pinpoint)}`
}

/**
 * Reads `C-1/8`, `C-5bis-T/¶6`, `F-12` and `E:breach/3`, be its letters typed on a Cyrillic keyboard or its pinpoint in
 * words (`p. 8`, `абз. 6`); undefined where the text is none of them.
 */
export function readTyped(inside: string): TypedReference | undefined {
  const text = inside.trim()
  const element = ELEMENT.exec(latin(text))
  if (element) {
    const [, key = '', number] = element
    return { label: `E:${key.toLowerCase()}`, pinpoint: number === undefined ? null : readPin(number, true)! }
  }
  const slash = text.indexOf('/')
  const numbered = NUMBERED.exec(latin(slash < 0 ? text : text.slice(0, slash)).trim())
  if (!numbered) return undefined
  const [, series = '', number, correction = '', translation] = numbered
  const label = `${series.toUpperCase()}-${number}${correction.toLowerCase()}${translation ? '-T' : ''}`
  const pinpoint = slash < 0 ? null : readPin(text.slice(slash + 1), false)
  return pinpoint === undefined ? undefined : { label, pinpoint }
}

export function formatTyped({ label, pinpoint }: TypedReference): string {
  return `${label}${formatPin(pinpoint)}`
}

/** Whether what is meant can be pointed out in this way: pages and paragraphs are an exhibit's, elements a claim's. */
export function takesPinpoint(of: ReferenceKind, pinpoint: Pinpoint | null): boolean {
  if (pinpoint === null) return true
  return pinpoint.kind === 'element' ? of === 'claim' : of === 'exhibit'
}

function readPin(text: string, ofClaim: boolean): Pinpoint | undefined {
  const { paragraph, from, to } = PIN.exec(text.trim())?.groups ?? {}
  if (from === undefined) return undefined
  const [first, last] = [Number(from), Number(to ?? from)]
  if (last < first) return undefined
  if (ofClaim) return first === last && paragraph === undefined ? { kind: 'element', from: first, to: last } : undefined
  return { kind: paragraph === undefined ? 'page' : 'paragraph', from: first, to: last }
}

function formatPin(pinpoint: Pinpoint | null): string {
  if (pinpoint === null) return ''
  const { kind, from, to } = pinpoint
  return `/${kind === 'paragraph' ? '¶' : ''}${from === to ? from : `${from}-${to}`}`
}

function latin(text: string): string {
  return text.replace(/[А-яЁё]/g, (letter) => TO_LATIN.get(letter) ?? letter)
}
