import type { Draft } from './draft.ts'
import { aside, createFlow, labelled } from './flow.ts'
import type { Numbering } from './word-numbering.ts'
import type { WordStyles } from './word-styles.ts'
import { attribute, readXml } from './xml.ts'

export interface WordContext {
  readonly styles: WordStyles
  readonly numbering: Numbering
  /** The text of another file that the document takes in, by its relationship's id. */
  importChunk(id: string): Draft[]
}

/** What is said a second time for older programs, what is no text, and where a passage stood before it was moved. */
const SKIPPED = new Set([
  'Fallback',
  'instrText',
  'delInstrText',
  'moveFrom',
  'rt',
  'docPr',
  'binData',
  'DocumentProperties',
  'styles',
  'fonts',
  'lists',
])

/** Reads one part of a Word document: its body, a running head, its notes or its comments. */
export function readWordPart(part: Uint8Array, { styles, numbering, importChunk }: WordContext): Draft[] {
  const flow = createFlow()
  let skipping = 0
  let inRun = 0
  let inText = 0
  let deletedText = 0
  let deleted = ''
  let number: { id?: string; level?: number } = {}
  let inProperties = 0
  let label = ''
  const references = { footnote: 0, endnote: 0 }
  const notes = { footnote: 0, endnote: 0 }

  function open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (skipping > 0 || SKIPPED.has(tag)) return void skipping++
    const value = (name = 'val') => attribute(attributes, name)
    switch (tag) {
      case 'p':
        number = {}
        return flow.beginParagraph()
      case 'pPr':
        return void inProperties++
      case 'pStyle': {
        const style = styles.get(value() ?? '')
        if (!style) return
        if (style.list) number = { ...style.list }
        return flow.mark({ kind: style.kind, level: style.level })
      }
      case 'numId':
      case 'ilfo':
        if (inProperties > 0) number.id = value() ?? ''
        return
      case 'ilvl':
        if (inProperties > 0) number.level = Number(value())
        return
      case 'outlineLvl':
        if (Number(value()) < 9) flow.mark({ kind: 'heading', level: Number(value()) + 1 })
        return
      case 'tr':
        return flow.beginRow()
      case 'tc':
        return flow.beginCell()
      case 'r':
        return void inRun++
      case 't':
        return void inText++
      case 'delText':
        return void deletedText++
      case 'tab':
      case 'br':
      case 'cr':
        return inRun > 0 ? flow.add(' ') : undefined
      case 'noBreakHyphen':
        return flow.add('-')
      case 'sym':
        return flow.add(symbol(value('char')))
      case 'footnoteReference':
      case 'endnoteReference': {
        const kind = tag === 'footnoteReference' ? 'footnote' : 'endnote'
        return flow.add(`[${noteLabel(kind, ++references[kind])}]`)
      }
      case 'footnote':
      case 'endnote':
        if (/eparat|Notice/.test(value('type') ?? '')) return void skipping++
        label = noteLabel(tag, ++notes[tag])
        return flow.beginNote()
      case 'comment':
        label = value('author') ? `comment, ${value('author')}` : 'comment'
        return flow.beginNote()
      case 'altChunk':
        flow.drafts.push(...importChunk(value('id') ?? ''))
    }
  }

  function close(tag: string): void {
    if (skipping > 0) return void skipping--
    switch (tag) {
      case 'p':
        flow.endParagraph()
        flow.aside('deleted', deleted)
        deleted = ''
        return
      case 'pPr': {
        inProperties--
        if (number.id === undefined || number.id === '0' || number.id === '') return
        const label = numbering(number.id, number.level ?? 0)
        if (label !== '') flow.add(`${label} `)
        return flow.asListItem()
      }
      case 'tr':
        return flow.endRow()
      case 'tc':
        return flow.endCell()
      case 'r':
        return void inRun--
      case 't':
        return void inText--
      case 'delText':
        return void deletedText--
      case 'footnote':
      case 'endnote':
        return void flow.drafts.push(...labelled(label, flow.endNote()))
      case 'comment':
        flow.drafts.push(...aside(label, flow.endNote()))
    }
  }

  function text(piece: string): void {
    if (skipping > 0) return
    if (inText > 0) flow.add(piece)
    else if (deletedText > 0) deleted += piece
  }

  readXml(part, { open, text, close })
  return flow.drafts
}

const noteLabel = (kind: 'footnote' | 'endnote', count: number) => (kind === 'footnote' ? String(count) : `e${count}`)

/** A sign of a symbol font stands for a picture, unless its code is a letter's. */
function symbol(code: string | undefined): string {
  const unit = Number.parseInt(code ?? '', 16)
  return unit >= 0x20 && unit < 0xe000 ? String.fromCharCode(unit) : ''
}
