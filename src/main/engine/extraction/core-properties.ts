import type { Finding } from '../../../shared/domain/article.ts'
import { type Properties, propertyFindings } from './document-properties.ts'
import type { Parts } from './office-parts.ts'
import { readXml } from './xml.ts'

/** Elements that hold the properties of a document, in Office Open XML and in OpenDocument. */
const OOXML = { title: 'title', creator: 'author', created: 'created', modified: 'modified' } as const
const OPEN_DOCUMENT = {
  title: 'title',
  'initial-creator': 'author',
  'creation-date': 'created',
  date: 'modified',
} as const

/** What an Office Open XML document says of itself in `docProps/core.xml`. */
export function coreFindings(parts: Parts): Finding[] {
  const core = [...parts].find(([name]) => name.toLowerCase() === 'docprops/core.xml')?.[1]
  return elementFindings(core, OOXML, 'core property')
}

/** What an OpenDocument file says of itself in `meta.xml`. */
export function metaFindings(parts: Parts): Finding[] {
  return elementFindings(parts.get('meta.xml'), OPEN_DOCUMENT, 'meta.xml')
}

function elementFindings(
  xml: Uint8Array | undefined,
  names: Readonly<Record<string, keyof Properties>>,
  place: string,
): Finding[] {
  if (!xml) return []
  const values = new Map<string, string>()
  let at: string | undefined
  readXml(xml, {
    open: (name) => void (at = Object.hasOwn(names, name) ? name : undefined),
    text: (text) => void (at !== undefined && values.set(at, (values.get(at) ?? '') + text)),
    close: () => void (at = undefined),
  })
  const element = (property: keyof Properties) => Object.keys(names).find((name) => names[name] === property)!
  const value = (property: keyof Properties) => values.get(element(property))
  const properties = {
    title: value('title'),
    author: value('author'),
    created: value('created'),
    modified: value('modified'),
  }
  return propertyFindings(properties, (property) => `${place} "${element(property)}"`)
}
