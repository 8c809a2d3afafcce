import { metaFindings } from './core-properties.ts'
import { officeReading } from './document-properties.ts'
import type { Draft } from './draft.ts'
import { aside, createFlow, labelled } from './flow.ts'
import { type Parts, unpackParts } from './office-parts.ts'
import { type Reading, Unreadable } from './reading.ts'
import { type Attributes, attribute, readXml } from './xml.ts'

/**
 * Reads an OpenDocument text or presentation: paragraphs, tables, text boxes, notes, running heads, and beside the
 * text, in brackets, comments and what was deleted with changes tracked. Throws Unreadable.
 */
export function readOpenDocument(bytes: Uint8Array): Reading {
  const parts = unpackParts(bytes, (name) => /^(?:content|styles|meta|META-INF\/manifest)\.xml$/.test(name))
  if (isEncrypted(parts)) throw new Unreadable('encrypted')
  const content = parts.get('content.xml')
  if (!content) throw new Unreadable('damaged')
  const styles = parts.get('styles.xml')
  const running = styles ? readBody(styles, RUNNING) : []
  const drafts = [...running.map((line) => ({ ...line, noise: true })), ...readBody(content, BODY)]
  return officeReading(drafts, metaFindings(parts))
}

function isEncrypted(parts: Parts): boolean {
  const manifest = parts.get('META-INF/manifest.xml')
  let found = false
  if (manifest) readXml(manifest, { open: (name) => void (found ||= name === 'encryption-data') })
  return found
}

/** The elements within which the text stands. */
const BODY = new Set(['body'])
const RUNNING = new Set(['header', 'footer'])

/** What is no text, or is said elsewhere as well. */
const SKIPPED = new Set(['ruby-text', 'desc', 'title', 'binary-data', 'sequence-decls', 'forms', 'date', 'date-string'])

interface Note {
  readonly kind: 'comment' | 'deleted' | 'note'
  label: string
}

const NOTES: Readonly<Record<string, Note['kind']>> = { annotation: 'comment', deletion: 'deleted', note: 'note' }

function readBody(xml: Uint8Array, within: ReadonlySet<string>): Draft[] {
  const flow = createFlow()
  const notes: Note[] = []
  const set: Draft[] = []
  let inside = 0
  let skipping = 0
  let lists = 0
  let page: number | null = null
  let inCreator = false
  let inCitation = false

  function open(tag: string, attributes: Attributes): void {
    if (within.has(tag)) inside++
    if (inside === 0) return
    if (skipping > 0 || SKIPPED.has(tag)) return void skipping++
    switch (tag) {
      case 'p':
        return flow.beginParagraph({ page, ...(lists > 0 && { kind: 'list-item' }) })
      case 'h':
        return flow.beginParagraph({
          page,
          kind: 'heading',
          level: Number(attribute(attributes, 'outline-level')) || 1,
        })
      case 's':
        return flow.add(' ')
      case 'tab':
      case 'line-break':
        return flow.add(' ')
      case 'list':
        return void lists++
      case 'table-row':
        return flow.beginRow()
      case 'table-cell':
        return flow.beginCell()
      case 'page':
        page = (page ?? 0) + 1
        return
      case 'annotation':
      case 'deletion':
      case 'note':
        notes.push({ kind: NOTES[tag]!, label: '' })
        return flow.beginNote()
      case 'note-citation':
        inCitation = true
        return flow.add('[')
      case 'creator':
        inCreator = true
    }
  }

  function close(tag: string): void {
    if (within.has(tag)) inside--
    if (inside === 0) return
    if (skipping > 0) return void skipping--
    switch (tag) {
      case 'p':
      case 'h':
        return flow.endParagraph()
      case 'list':
        return void lists--
      case 'table-row':
        return flow.endRow()
      case 'table-cell':
        return flow.endCell()
      case 'note-citation':
        inCitation = false
        return flow.add(']')
      case 'creator':
        inCreator = false
        return
      case 'annotation':
      case 'deletion':
      case 'note': {
        const note = notes.pop()
        if (note) set.push(...closed(flow.endNote(), note))
      }
    }
  }

  function text(piece: string): void {
    if (inside === 0 || skipping > 0) return
    const note = notes.at(-1)
    if (inCreator) return void (note && (note.label += piece))
    if (inCitation && note) note.label += piece
    flow.add(piece)
  }

  readXml(xml, { open, text, close })
  return [...flow.drafts, ...set]
}

function closed(paragraphs: readonly Draft[], { kind, label }: Note): Draft[] {
  if (kind === 'note') return labelled(label, paragraphs)
  return aside(kind === 'comment' && label ? `comment, ${label}` : kind, paragraphs)
}
