import { openCompoundFile } from './compound-file.ts'
import { officeReading } from './document-properties.ts'
import { type Draft, draft } from './draft.ts'
import { summaryFindings } from './property-set.ts'
import { type Reading, Unreadable } from './reading.ts'

/** Records of the stream `PowerPoint Document` ([MS-PPT]). */
const SLIDE_LIST = 0x0ff0
const TEXT_KIND = 0x0f9f
const TEXT_WIDE = 0x0fa0
const TEXT_NARROW = 0x0fa8
const SLIDE_PLACE = 0x03f3
/** The instance of a list: 0 of slides, 1 of masters, 2 of notes. */
const SLIDES = 0
const MASTERS = 1
/** A text that is a title, or the title of a title slide. */
const TITLES = new Set([0, 6])

/** Reads a presentation of PowerPoint 97 to 2003: the texts of its slides, then its notes, then those of its drawings. */
export function readPpt(bytes: Uint8Array): Reading {
  const file = openCompoundFile(bytes)
  const stream = file.stream('powerpoint document')
  if (!stream) throw new Unreadable('damaged')
  if (file.names.has('encryptedsummary')) throw new Unreadable('encrypted')
  const drafts = textsOf(Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength))
  return officeReading(drafts, summaryFindings(file))
}

function textsOf(data: Buffer): Draft[] {
  const drafts: Draft[] = []
  let slides = 0
  let page: number | null = null
  let isTitle = false
  let list: number | undefined
  let listEnds = 0
  for (let at = 0; at + 8 <= data.length;) {
    const head = data.readUInt16LE(at)
    const type = data.readUInt16LE(at + 2)
    const length = data.readUInt32LE(at + 4)
    const body = data.subarray(at + 8, at + 8 + length)
    if (at >= listEnds) {
      list = undefined
      page = null
    }
    if (type === SLIDE_LIST) {
      list = head >> 4
      listEnds = at + 8 + length
    } else if (type === SLIDE_PLACE && list === SLIDES) page = ++slides
    else if (type === TEXT_KIND && body.length >= 4) isTitle = TITLES.has(body.readUInt32LE(0))
    else if ((type === TEXT_WIDE || type === TEXT_NARROW) && list !== MASTERS) {
      const text = body.toString(type === TEXT_WIDE ? 'utf16le' : 'latin1')
      const kind = isTitle ? ({ kind: 'heading', level: 1 } as const) : {}
      for (const line of text.split(/[\r\v]/)) if (line.trim()) drafts.push(draft(line.trim(), { page, ...kind }))
      isTitle = false
    }
    const isContainer = (head & 0xf) === 0xf
    at += isContainer ? 8 : 8 + length
  }
  return withoutRepeated(drafts)
}

/** A slide's text often stands in the list of slides and in its drawing: what stands in both is told once. */
function withoutRepeated(drafts: readonly Draft[]): Draft[] {
  const listed = new Set(drafts.filter(({ page }) => page !== null).map(({ text }) => text))
  return drafts.filter(({ page, text }) => page !== null || !listed.has(text))
}
