import { coreFindings } from './core-properties.ts'
import { officeReading } from './document-properties.ts'
import type { Draft } from './draft.ts'
import { embeddedFiles } from './embedded-files.ts'
import { type Parts, relationshipsOf, type Relationship, unpackParts } from './office-parts.ts'
import { htmlDrafts } from './html-blocks.ts'
import { parseDocument } from './html-dom.ts'
import { type Reading, Unreadable } from './reading.ts'
import { flatParts } from './word-flat.ts'
import { readNumbering } from './word-numbering.ts'
import { readStyles } from './word-styles.ts'
import { readWordPart, type WordContext } from './word-part.ts'

/**
 * Reads a Word document (WordprocessingML, zipped or as one XML file): running heads, paragraphs, tables, text boxes,
 * footnotes, and beside the text, in brackets, comments and what was deleted with changes tracked. Throws Unreadable.
 */
export function readDocx(bytes: Uint8Array): Reading {
  const parts = bytes[0] === 0x50 ? unpackParts(bytes, isRead) : flatParts(bytes)
  const main = mainPart(parts)
  const source = main && parts.get(main)
  if (!main || !source) throw new Unreadable('damaged')
  const relations = relationshipsOf(parts, main)
  const related = (type: string) => [...relations.values()].filter((relation) => relation.type === type)
  const partOf = (type: string) => parts.get(related(type)[0]?.target ?? '')
  const context: WordContext = {
    styles: readStyles(partOf('styles')),
    numbering: readNumbering(partOf('numbering')),
    importChunk: (id) => chunkDrafts(parts, relations.get(id)),
  }
  const read = (part: Uint8Array | undefined) => (part ? readWordPart(part, context) : [])
  const running = (type: string) => related(type).flatMap(({ target }) => read(parts.get(target)))
  const body = read(source)
  const drafts = [
    ...asNoise(running('header')),
    ...body,
    ...['footnotes', 'endnotes', 'comments'].flatMap((type) => read(partOf(type))),
    ...asNoise(running('footer')),
  ]
  return officeReading(drafts, coreFindings(parts), { attachments: embeddedFiles(parts) })
}

const isRead = (name: string) =>
  /^(?:word\/(?!media\/|fonts\/|theme\/)|docProps\/core\.xml$|_rels\/\.rels$)/i.test(name) ||
  /\.(?:xml|rels)$/i.test(name)

/** The part that `_rels/.rels` names as the document; a file that lost it usually has it in its usual place. */
function mainPart(parts: Parts): string | undefined {
  const named = [...relationshipsOf(parts, '').values()].find(({ type }) => type === 'officeDocument')?.target
  return named !== undefined && parts.has(named)
    ? named
    : [...parts.keys()].find((name) => /^word\/document\d*\.xml$/i.test(name))
}

/** Lines that the document repeats on its pages, each once. */
function asNoise(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>()
  return drafts.filter(({ text }) => !seen.has(text) && seen.add(text)).map((line) => ({ ...line, noise: true }))
}

/** Another file that is to be read in a place of the text (w:altChunk); only HTML and WordprocessingML are. */
function chunkDrafts(parts: Parts, relation: Relationship | undefined): Draft[] {
  const bytes = relation && parts.get(relation.target)
  if (!bytes) return []
  const text = Buffer.from(bytes).toString('utf8')
  return /<(?:html|body|p|div)[\s>]/i.test(text) ? htmlDrafts(parseDocument(text).body) : []
}
