import { attribute, readXml } from './xml.ts'

/** One level of a list: where it starts, how it counts, and its label. */
export interface ListLevel {
  start: number
  format: string
  /** `%1.%2)`, where each number stands for a level from 1. */
  text: string
}

/** Gives the next item of a list its label, as `3.2` or `b)`; empty where it has a bullet or none. */
export type Numbering = (listId: string, level: number) => string

/** The lists of a Word document, counted as its paragraphs come. */
export function readNumbering(part: Uint8Array | undefined): Numbering {
  const abstracts = new Map<string, Map<number, ListLevel>>()
  const lists = new Map<string, string>()
  if (part) readLists(part, abstracts, lists)
  return countLists(abstracts, (listId) => lists.get(listId))
}

/** @param definition the definition that a list counts by; lists with the same one count on together */
export function countLists(
  definitions: ReadonlyMap<string, ReadonlyMap<number, ListLevel>>,
  definition: (listId: string) => string | undefined,
): Numbering {
  const counts = new Map<string, number[]>()
  return (listId, at) => {
    const id = definition(listId) ?? ''
    const levels = definitions.get(id)
    const level = levels?.get(at)
    if (!levels || !level) return ''
    const counted = counts.get(id) ?? []
    counts.set(id, counted)
    for (let above = 0; above < at; above++) counted[above] ??= levels.get(above)?.start ?? 1
    counted[at] = counted[at] === undefined ? level.start : counted[at] + 1
    counted.length = at + 1
    if (level.format === 'bullet' || level.format === 'none') return ''
    return level.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const shown = Number(digit) - 1
        return inFormat(counted[shown] ?? 1, levels.get(shown)?.format ?? 'decimal')
      })
      .trim()
  }
}

function readLists(part: Uint8Array, abstracts: Map<string, Map<number, ListLevel>>, lists: Map<string, string>): void {
  let levels: Map<number, ListLevel> | undefined
  let level: ListLevel | undefined
  let list: string | undefined
  readXml(part, {
    open(tag, attributes) {
      const value = () => attribute(attributes, 'val') ?? ''
      if (tag === 'abstractNum') abstracts.set(attribute(attributes, 'abstractNumId') ?? '', (levels = new Map()))
      else if (tag === 'num') list = attribute(attributes, 'numId')
      else if (tag === 'abstractNumId' && list !== undefined) lists.set(list, value())
      else if (tag === 'lvl' && levels && list === undefined)
        levels.set(Number(attribute(attributes, 'ilvl')), (level = { start: 1, format: 'decimal', text: '' }))
      else if (!level) return
      else if (tag === 'start') level.start = Number(value()) || 0
      else if (tag === 'numFmt') level.format = value()
      else if (tag === 'lvlText') level.text = value()
    },
    close(tag) {
      if (tag === 'abstractNum') levels = undefined
      if (tag === 'lvl') level = undefined
      if (tag === 'num') list = undefined
    },
  })
}

function inFormat(count: number, format: string): string {
  if (/Letter$/.test(format)) {
    const letter = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(10, Math.ceil(count / 26)))
    return format.startsWith('upper') ? letter.toUpperCase() : letter
  }
  if (/Roman$/.test(format)) return format.startsWith('upper') ? roman(count) : roman(count).toLowerCase()
  return format === 'decimalZero' && count < 10 ? `0${count}` : String(count)
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count)
  let rest = count
  return ROMAN.map(([value, sign]) => {
    const times = Math.floor(rest / value)
    rest -= times * value
    return sign.repeat(times)
  }).join('')
}
