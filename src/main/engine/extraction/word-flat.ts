import type { Parts } from './office-parts.ts'

/**
 * The parts of a Word document that is one XML file: of Word 2003, which is one part, or of a later Word's flat
 * package, whose parts stand in `pkg:part` elements.
 */
export function flatParts(bytes: Uint8Array): Parts {
  const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const parts = new Map<string, Uint8Array>()
  for (const [, name, content] of xml.matchAll(
    /<pkg:part\s[^>]*?pkg:name="\/([^"]+)"[^>]*>\s*<pkg:xmlData[^>]*>([\s\S]*?)<\/pkg:xmlData>/g,
  ))
    parts.set(name!, Buffer.from(content!))
  if (parts.size === 0) parts.set('word/document.xml', bytes)
  return parts
}
