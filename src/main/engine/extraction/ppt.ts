import { openCompoundFile } from './compound-file.ts'
import { officeReading } from './document-properties.ts'
import { type Draft, draft } from './draft.ts'
import { summaryFindings } from './property-set.ts'
import { type Reading, Unreadable } from './reading.ts'

/** Records of the stream `PowerPoint Document` ([MS-PPT] 2.13.24). */
const SLIDE = 0x03ee
const MASTER = 0x03f8
const NOTES = 0x03f0
const TEXT_LIST = 0x0ff0
const SLIDE_PLACE = 0x03f3
const TEXT_KIND = 0x0f9f
const TEXT_WIDE = 0x0fa0
const TEXT_NARROW = 0x0fa8
/** The instance of a list of texts: 0 of slides, 1 of masters, 2 of notes. */
const MASTERS = 1
const LAST = Number.MAX_SAFE_INTEGER
/** A text that is a title, or the title of a title slide. */
const TITLES = new Set([0, 6])

/** Reads a presentation of PowerPoint 97 to 2003: the texts of its slides by their pages, and its notes. Throws Unreadable. */
export function readPpt(bytes: Uint8Array): Reading {
  const file = openCompoundFile(bytes)
  const stream = file.stream('powerpoint document')
  if (!stream) throw new Unreadable('damaged')
  if (file.names.has('encryptedsummary')) throw new Unreadable('encrypted')
  const drafts = textsOf(Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength))
  const pages = drafts.reduce((most, { page }) => Math.max(most, page ?? 0), 0)
  return officeReading(drafts, summaryFindings(file), pages > 0 ? { pages } : {})
}

function textsOf(data: Buffer): Draft[] {
  const drafts: Draft[] = []
  const slides = { listed: 0, drawn: 0, noted: 0 }
  let page: number | null = null
  let isTitle = false
  let ends = 0
  for (let at = 0; at + 8 <= data.length;) {
    const head = data.readUInt16LE(at)
    const type = data.readUInt16LE(at + 2)
    const end = at + 8 + data.readUInt32LE(at + 4)
    const body = data.subarray(at + 8, end)
    if (at >= ends) page = null
    if (type === MASTER || (type === TEXT_LIST && head >> 4 === MASTERS)) {
      at = end
      continue
    }
    if (type === SLIDE) [page, ends] = [++slides.drawn, end]
    else if (type === NOTES) [page, ends] = [++slides.noted, end]
    else if (type === TEXT_LIST) ends = end
    else if (type === SLIDE_PLACE && at < ends) page = ++slides.listed
    else if (type === TEXT_KIND && body.length >= 4) isTitle = TITLES.has(body.readUInt32LE(0))
    else if (type === TEXT_WIDE || type === TEXT_NARROW) {
      const text = body.toString(type === TEXT_WIDE ? 'utf16le' : 'latin1')
      drafts.push(...linesOf(text, page, isTitle))
      isTitle = false
    }
    const isContainer = (head & 0xf) === 0xf
    at = isContainer ? at + 8 : end
  }
  return inOrder(drafts)
}

/** A text that is an asterisk alone stands for the number of the slide. */
function linesOf(text: string, page: number | null, isTitle: boolean): Draft[] {
  return text
    .split(/[\r\v]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '*')
    .map((line) => draft(line, { page, ...(isTitle && { kind: 'heading', level: 1 }) }))
}

/** By their slides; what stands on one in the list of texts and in its drawing is told once, what stands on none comes last. */
function inOrder(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>()
  const once = drafts.filter(({ page, text }) => !seen.has(`${page} ${text}`) && seen.add(`${page} ${text}`))
  return once.sort((a, b) => (a.page ?? LAST) - (b.page ?? LAST))
}
