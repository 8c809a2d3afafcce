import { officeReading, type Properties, propertyFindings } from './document-properties.ts'
import { readRtfText } from './rtf-text.ts'
import type { Reading } from './reading.ts'

/** Where Rich Text keeps what it says of itself. */
const GROUPS: Readonly<Record<keyof Properties, string>> = {
  title: '\\info \\title',
  author: '\\info \\author',
  created: '\\info \\creatim',
  modified: '\\info \\revtim',
}

/**
 * Reads Rich Text: running heads, paragraphs, tables, text boxes, footnotes, and beside the text, in brackets, comments
 * and what was deleted with changes tracked. Throws Unreadable.
 */
export function readRtf(bytes: Uint8Array): Reading {
  const { drafts, properties, encoding } = readRtfText(bytes)
  const findings = propertyFindings(properties, (property) => GROUPS[property])
  return officeReading(drafts, findings, { encoding })
}
