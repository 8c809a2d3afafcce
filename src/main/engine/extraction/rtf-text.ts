import { encodingOf } from './code-pages.ts'
import type { Properties } from './document-properties.ts'
import type { Draft } from './draft.ts'
import { aside, createFlow, labelled } from './flow.ts'
import { createRtfFonts } from './rtf-fonts.ts'
import { rtfTokens } from './rtf-tokens.ts'
import { APART, READ, SIGNS, UNREAD, VALUES } from './rtf-words.ts'

interface Group {
  /** The nearest group above, itself included, that has a meaning of its own. */
  destination: string
  /** Whether the destination begins in this very group. */
  begins: boolean
  skipped: boolean
  /** How many characters stand for a sign after `\u` for programs that do not know it. */
  substitutes: number
  font: number | undefined
  deleted: boolean
}

/** Where the paragraph at hand stands. */
interface Place {
  inParagraph: boolean
  inTable: boolean
  inRow: boolean
  inCell: boolean
  level: number
  deleted: string
}

const freshPlace = (): Place => ({
  inParagraph: false,
  inTable: false,
  inRow: false,
  inCell: false,
  level: 0,
  deleted: '',
})

export interface RtfText {
  readonly drafts: Draft[]
  readonly properties: Properties
  readonly encoding: string
}

/** The text of a Rich Text file and its properties as it writes them. Throws Unreadable. */
export function readRtfText(bytes: Uint8Array): RtfText {
  const flow = createFlow()
  const fonts = createRtfFonts()
  const running: Draft[] = []
  const notes: Draft[] = []
  const comments: Draft[] = []
  const values = new Map<string, string>()
  const headings = new Map<number, number>()
  const groups: Group[] = []
  const places: Place[] = [freshPlace()]
  let group: Group = {
    destination: '',
    begins: false,
    skipped: false,
    substitutes: 1,
    font: undefined,
    deleted: false,
  }
  let starred = false
  let opened = false
  let substituted = 0
  let footnotes = 0
  let style = 0
  let pending: { codePage: number; bytes: number[] } = { codePage: 0, bytes: [] }

  const place = () => places.at(-1)!

  function beginParagraph() {
    const at = place()
    if (at.inParagraph) return
    if (at.inRow && !at.inTable) endRow()
    if (at.inTable) openCell()
    flow.beginParagraph(at.level > 0 ? { kind: 'heading', level: at.level } : {})
    at.inParagraph = true
  }

  function endParagraph() {
    const at = place()
    if (at.inParagraph) flow.endParagraph()
    flow.aside('deleted', at.deleted)
    at.inParagraph = false
    at.deleted = ''
  }

  function openCell() {
    const at = place()
    if (!at.inRow) flow.beginRow()
    if (!at.inCell) flow.beginCell()
    at.inRow = at.inCell = true
  }

  function endCell() {
    openCell()
    endParagraph()
    flow.endCell()
    place().inCell = false
  }

  function endRow() {
    endParagraph()
    const at = place()
    if (at.inCell) flow.endCell()
    if (at.inRow) flow.endRow()
    at.inCell = at.inRow = false
  }

  function write(text: string) {
    if (text === '' || group.skipped) return
    if (VALUES.has(group.destination)) {
      values.set(group.destination, (values.get(group.destination) ?? '') + text)
      return
    }
    if (group.deleted) return void (place().deleted += text)
    beginParagraph()
    flow.add(text)
    if (group.destination === 'listtext' || group.destination === 'pntext') flow.asListItem()
  }

  function flush() {
    if (pending.bytes.length === 0) return
    const text = new TextDecoder(encodingOf(pending.codePage)).decode(Uint8Array.from(pending.bytes))
    pending = { codePage: 0, bytes: [] }
    write(text)
  }

  function writeBytes(all: Uint8Array) {
    const skip = Math.min(substituted, all.length)
    substituted -= skip
    if (group.skipped || skip === all.length) return
    const codePage = fonts.codePage(group.font)
    if (codePage !== pending.codePage) flush()
    pending.codePage = codePage
    for (const byte of all.subarray(skip)) pending.bytes.push(byte)
  }

  function enter(word: string) {
    const wasStarred = starred
    starred = false
    group.destination = word
    group.begins = true
    if (word === 'ud') group.skipped = groups.at(-2)?.skipped ?? false
    else if (UNREAD.has(word) || word === 'upr' || (wasStarred && !READ.has(word))) group.skipped = true
    const kind = group.skipped ? undefined : APART[word]
    if (kind === undefined) return
    if (kind === 'note') write(`[${++footnotes}]`)
    if (kind !== 'box') flow.beginNote()
    places.push(freshPlace())
  }

  function leave() {
    flush()
    substituted = 0
    const { destination, begins, skipped } = group
    group = groups.pop() ?? group
    if (!begins || skipped) return
    if (destination === 'fonttbl') values.delete('fonttbl')
    const kind = APART[destination]
    if (kind === undefined || places.length < 2) return
    endRow()
    places.pop()
    if (kind === 'running') running.push(...flow.endNote().map((line) => ({ ...line, noise: true })))
    if (kind === 'note') notes.push(...labelled(String(footnotes), flow.endNote()))
    if (kind === 'comment') {
      const author = values.get('atnauthor')?.trim()
      values.delete('atnauthor')
      comments.push(...aside(author ? `comment, ${author}` : 'comment', flow.endNote()))
    }
  }

  function control(word: string, value: number | undefined) {
    flush()
    if (substituted > 0 && word.length === 1 && word !== '*') return void substituted--
    if (word === '*') return void (starred = opened)
    if (
      opened &&
      (starred || word in APART || VALUES.has(word) || UNREAD.has(word) || READ.has(word) || word === 'upr')
    )
      return enter(word)
    if (group.destination === 'fonttbl') return fonts.describe(word, value)
    if (group.destination === 'stylesheet') return void (word === 's' && (style = value ?? 0))
    if (group.skipped) return
    const sign = Object.hasOwn(SIGNS, word) ? SIGNS[word] : undefined
    if (sign !== undefined) return write(sign)
    obey(word, value)
  }

  function obey(word: string, value: number | undefined) {
    const at = place()
    switch (word) {
      case 'u':
        write(String.fromCharCode((value ?? 63) & 0xffff))
        substituted = group.substitutes
        return
      case 'uc':
        group.substitutes = Math.max(0, value ?? 1)
        return
      case 'par':
      case 'sect':
      case 'page':
      case 'column':
      case 'nestcell':
        return endParagraph()
      case 'pard':
        at.inTable = false
        at.level = 0
        return
      case 's':
        at.level = headings.get(value ?? 0) ?? 0
        return
      case 'outlinelevel':
        at.level = value !== undefined && value < 9 ? value + 1 : 0
        return
      case 'intbl':
        at.inTable = true
        return
      case 'cell':
        return endCell()
      case 'row':
        return endRow()
      case 'plain':
        group.deleted = false
        group.font = undefined
        return
      case 'deleted':
        group.deleted = value !== 0
        return
      case 'f':
        group.font = value
        return
      case 'yr':
      case 'mo':
      case 'dy':
        return addToDay(word, value ?? 0)
      default:
        fonts.obey(word, value)
    }
  }

  /** `\yr2014\mo5\dy6` as 2014-05-06. */
  function addToDay(word: string, value: number) {
    if (VALUES.has(group.destination)) write(word === 'yr' ? String(value) : `-${String(value).padStart(2, '0')}`)
  }

  for (const token of rtfTokens(bytes)) {
    if (token.type === 'open') {
      flush()
      substituted = 0
      groups.push(group)
      group = { ...group, begins: false }
      opened = true
      starred = false
      continue
    }
    if (token.type === 'close') {
      if (group.destination === 'stylesheet') nameStyle()
      leave()
    } else if (token.type === 'text') writeBytes(token.bytes)
    else control(token.word, token.value)
    if (token.type !== 'word' || token.word !== '*') opened = false
  }
  flush()
  endRow()

  function nameStyle() {
    flush()
    const level = /^\s*(?:heading|заголовок) (\d)/i.exec(values.get('stylesheet') ?? '')?.[1]
    if (level) headings.set(style, Number(level))
    values.delete('stylesheet')
    style = 0
  }

  const properties = {
    title: values.get('title'),
    author: values.get('author'),
    created: values.get('creatim'),
    modified: values.get('revtim'),
  }
  return {
    drafts: [...onceEach(running), ...flow.drafts, ...notes, ...comments],
    properties,
    encoding: encodingOf(fonts.codePage(undefined)),
  }
}

function onceEach(lines: readonly Draft[]): Draft[] {
  const seen = new Set<string>()
  return lines.filter(({ text }) => !seen.has(text) && seen.add(text))
}
