import { markSiteHeader, readArticleText } from './article-text.ts'
import { decodeText } from './encoding.ts'
import { markNoise } from './noise.ts'
import { textDrafts } from './paragraphs.ts'
import { type Reading, Unreadable } from './reading.ts'

/** Reads a plain text in any encoding. Throws Unreadable where the bytes are no text. */
export function readPlainText(bytes: Uint8Array): Reading {
  const decoded = decodeText(bytes)
  if (!decoded) throw new Unreadable('unsupported-format')
  const drafts = textDrafts(decoded.text)
  markNoise(drafts)
  const findings = readArticleText(drafts)
  markSiteHeader(drafts)
  return { drafts, findings, encoding: decoded.encoding }
}
