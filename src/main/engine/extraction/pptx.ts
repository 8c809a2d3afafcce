import { coreFindings } from './core-properties.ts'
import { officeReading } from './document-properties.ts'
import type { Draft } from './draft.ts'
import { embeddedFiles } from './embedded-files.ts'
import { createFlow } from './flow.ts'
import { type Parts, relationshipsOf, unpackParts } from './office-parts.ts'
import { type Reading, Unreadable } from './reading.ts'
import { attribute, readXml } from './xml.ts'

/** Reads a presentation: each slide a page, its titles, texts, tables and diagrams, then its speaker's notes and comments. */
export function readPptx(bytes: Uint8Array): Reading {
  const parts = unpackParts(bytes, (name) => !/^ppt\/(?:media|fonts|theme)\//i.test(name))
  const main = [...relationshipsOf(parts, '').values()].find(({ type }) => type === 'officeDocument')?.target
  const slides = slidesOf(parts, main ?? 'ppt/presentation.xml')
  if (slides.length === 0) throw new Unreadable('damaged')
  const drafts = slides.flatMap((slide, index) => slideDrafts(parts, slide, index + 1))
  const read = officeReading(drafts, coreFindings(parts), { attachments: embeddedFiles(parts) })
  return drafts.length > 0 ? { ...read, pages: slides.length } : read
}

/** The slides' parts in the order in which they are shown. */
function slidesOf(parts: Parts, main: string): string[] {
  const relations = relationshipsOf(parts, main)
  const source = parts.get(main)
  const slides: string[] = []
  if (source)
    readXml(source, {
      open(name, attributes) {
        if (name !== 'sldId') return
        const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
        const slide = relations.get(id ?? '')?.target
        if (slide !== undefined && parts.has(slide)) slides.push(slide)
      },
    })
  return slides
}

/** Parts that belong to a slide and hold text, in the order in which they follow its own. */
const BESIDE = ['diagramData', 'chart', 'notesSlide', 'comments']

function slideDrafts(parts: Parts, slide: string, page: number): Draft[] {
  const beside = [...relationshipsOf(parts, slide).values()]
    .filter(({ type }) => BESIDE.includes(type))
    .sort((a, b) => BESIDE.indexOf(a.type) - BESIDE.indexOf(b.type))
  return [slide, ...beside.map(({ target }) => target)].flatMap((part) => {
    const source = parts.get(part)
    return source ? partDrafts(source, page) : []
  })
}

/** Placeholders that every slide repeats: its number, its date, its running foot. */
const REPEATED = /^(?:sldNum|dt|ftr|hdr)$/

function partDrafts(source: Uint8Array, page: number): Draft[] {
  const flow = createFlow()
  let inText = 0
  let inChart = false
  let kind: Partial<Draft> = {}
  readXml(source, {
    open(tag, attributes) {
      if (tag === 'sp') kind = {}
      else if (tag === 'ph') {
        const type = attribute(attributes, 'type') ?? ''
        if (/^(?:title|ctrTitle)$/.test(type)) kind = { kind: 'heading', level: 1 }
        else if (type === 'subTitle') kind = { kind: 'heading', level: 2 }
        else kind = REPEATED.test(type) ? { noise: true } : {}
      } else if (tag === 'p' || tag === 'cm') flow.beginParagraph({ page, ...kind })
      else if (tag === 'tr') flow.beginRow()
      else if (tag === 'tc') flow.beginCell()
      else if (tag === 't' || tag === 'text') inText++
      else if (tag === 'br') flow.add(' ')
      else if (tag === 'pt' && inChart) flow.beginParagraph({ page, kind: 'caption' })
      else if (tag === 'strCache') inChart = true
      else if (tag === 'v' && inChart) inText++
    },
    text: (piece) => (inText > 0 ? flow.add(piece) : undefined),
    close(tag) {
      if (tag === 'p' || tag === 'cm' || (tag === 'pt' && inChart)) flow.endParagraph()
      else if (tag === 'tr') flow.endRow()
      else if (tag === 'tc') flow.endCell()
      else if (tag === 't' || tag === 'text') inText--
      else if (tag === 'v' && inChart) inText--
      else if (tag === 'strCache') inChart = false
      else if (tag === 'sp') kind = {}
    },
  })
  return flow.drafts.map((line) => ({ ...line, page }))
}
