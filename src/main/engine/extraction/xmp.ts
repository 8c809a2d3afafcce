import { Buffer } from 'node:buffer'
import type { ArticleField, Finding, FindingRole } from '../../../shared/domain/article.ts'
import { civilDate } from './dates.ts'
import { isAuthor, isTitle } from './document-properties.ts'
import { readXml } from './xml.ts'

/** Packets beyond this size, in bytes, hold thumbnails and histories; packets beyond this number are pictures'. */
const LARGEST_PACKET = 1024 * 1024
const MOST_PACKETS = 200

/** Properties of XMP (ISO 16684-1, and PRISM 2.0 for publications) by name, best first; `offered` ones are a file's days, not an article's. */
const PROPERTIES: readonly (readonly [property: string, field: ArticleField, role: FindingRole, offered: boolean])[] = [
  ['dc:title', 'title', 'main', false],
  ['dc:creator', 'author', 'main', false],
  ['prism:publicationName', 'publisher', 'main', false],
  ['dc:publisher', 'publisher', 'main', false],
  ['prism:publicationDate', 'published', 'main', false],
  ['prism:coverDate', 'published', 'main', false],
  ['dc:date', 'published', 'main', true],
  ['xmp:CreateDate', 'published', 'main', true],
  ['xmp:ModifyDate', 'published', 'modified', true],
]
const NAMES = new Set(PROPERTIES.map(([name]) => name))

/**
 * What the XMP packet of a PDF says of the document. A file may hold packets of its pictures too: the one that agrees
 * with the document's own day of making is taken, else the only one; of several that do, the last written.
 * @param created that day by the Info dictionary, where it gives one
 */
export function xmpFindings(bytes: Uint8Array, created: string | undefined): Finding[] {
  const packets = packetsOf(bytes).map(valuesOf)
  const agreeing = packets.filter((values) => created !== undefined && dayOf(values) === created)
  const values = agreeing.at(-1) ?? (packets.length === 1 ? packets[0] : undefined)
  if (!values) return []
  return PROPERTIES.flatMap(([property, field, role, offered]) => {
    const value = cleaned(field, values.get(property) ?? [])
    return value ? [{ field, role, value, basis: offered ? 'offered' : 'file', where: `XMP ${property}` } as const] : []
  })
}

const dayOf = (values: ReadonlyMap<string, string[]>) => civilDate(values.get('xmp:CreateDate')?.[0] ?? '')

function cleaned(field: ArticleField, values: readonly string[]): string | undefined {
  const said = values.map((value) => value.replace(/[\s\0]+/g, ' ').trim()).filter(Boolean)
  if (field === 'author') return said.filter(isAuthor).join(', ') || undefined
  const [first] = said
  if (first === undefined) return undefined
  if (field === 'published') return civilDate(first)
  return isTitle(first) ? first : undefined
}

function packetsOf(bytes: Uint8Array): Uint8Array[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: Uint8Array[] = []
  for (let at = file.indexOf('<x:xmpmeta'); at !== -1 && found.length < MOST_PACKETS;) {
    const end = file.indexOf('</x:xmpmeta>', at)
    if (end === -1) break
    if (end - at <= LARGEST_PACKET) found.push(file.subarray(at, end + '</x:xmpmeta>'.length))
    at = file.indexOf('<x:xmpmeta', end)
  }
  return found
}

/** The values of the properties that are read; each may be an element, a list or an attribute of `rdf:Description`. */
function valuesOf(packet: Uint8Array): Map<string, string[]> {
  const values = new Map<string, string[]>()
  const add = (name: string, value: string) => value.trim() && values.set(name, [...(values.get(name) ?? []), value])
  let property: string | undefined
  let text = ''
  readXml(packet, {
    open(name, attributes) {
      for (const [key, value] of Object.entries(attributes)) if (NAMES.has(key)) add(key, value)
      property = LOCAL.get(name) ?? property
      text = ''
    },
    text: (piece) => void (text += piece),
    close(name) {
      if (property !== undefined) add(property, text)
      text = ''
      if (LOCAL.get(name) === property) property = undefined
    },
  })
  return values
}

/** Elements come without their prefix; none of these names is read in two of the vocabularies. */
const LOCAL = new Map(PROPERTIES.map(([name]) => [name.slice(name.indexOf(':') + 1), name]))
