import * as XLSX from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import type { Finding } from '../../../shared/domain/article.ts'
import { openCompoundFile } from './compound-file.ts'
import type { Detected } from './detect.ts'
import { propertyFindings } from './document-properties.ts'
import { type Draft, draft } from './draft.ts'
import { embeddedFiles } from './embedded-files.ts'
import { unpackParts } from './office-parts.ts'
import { type Reading, Unreadable } from './reading.ts'
import { zipSync } from 'fflate'

XLSX.set_cptable(codePages)

/**
 * Reads a workbook of Excel (of any age) or OpenDocument: each sheet's name, then its rows as they are shown, cells
 * parted by tabs, each row followed by the comments on its cells. Hidden sheets are read like others. Throws Unreadable.
 */
export function readSpreadsheet(bytes: Uint8Array, { mime }: Detected): Reading {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (bytes[0] === 0xd0) openCompoundFile(bytes)
  const parts = isZip ? unpackParts(bytes, (name) => !/(?:^|\/)(?:media|theme|Pictures)\//i.test(name)) : undefined
  if (parts && isEncrypted(parts.get('META-INF/manifest.xml'))) throw new Unreadable('encrypted')
  const whole = parts ? zipSync(Object.fromEntries(parts), { level: 0 }) : bytes
  const book = opened(whole)
  const drafts = book.SheetNames.flatMap((name) => sheetDrafts(name, book.Sheets[name]))
  return {
    drafts,
    findings: bookFindings(book, mime),
    ...(parts && { attachments: embeddedFiles(parts) }),
  }
}

const isEncrypted = (manifest: Uint8Array | undefined) =>
  manifest !== undefined && Buffer.from(manifest).includes('encryption-data')

/** Only values and what they look like are read: no formulas, no macros, no links. */
function opened(bytes: Uint8Array): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, { type: 'array', dense: true, cellFormula: false, cellHTML: false, UTC: true })
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw new Unreadable('encrypted')
    throw error
  }
}

function sheetDrafts(name: string, sheet: XLSX.WorkSheet | undefined): Draft[] {
  const rows = ((sheet as { '!data'?: XLSX.CellObject[][] } | undefined)?.['!data'] ?? []).flatMap(rowDrafts)
  return rows.length === 0 ? [] : [draft(name, { kind: 'heading', level: 2 }), ...rows]
}

function rowDrafts(row: readonly (XLSX.CellObject | undefined)[] | undefined): Draft[] {
  if (!row) return []
  const text = Array.from(row, shown).join('\t').trimEnd()
  const comments = row.flatMap((cell) => (cell?.c ?? []).map(commentText)).filter((comment) => comment !== '')
  return [
    ...(text.trim() === '' ? [] : [draft(text, { kind: 'table-row' })]),
    ...comments.map((comment) => draft(comment)),
  ]
}

function shown(cell: XLSX.CellObject | undefined): string {
  if (!cell || cell.v === undefined) return ''
  return (cell.w ?? String(cell.v)).replace(/\s+/g, ' ').trim()
}

function commentText({ a, t }: XLSX.Comment): string {
  const text = (t ?? '').replace(/\s+/g, ' ').trim()
  return text === '' ? '' : `[${a ? `comment, ${a}` : 'comment'}: ${text}]`
}

function bookFindings({ Props = {} }: XLSX.WorkBook, mime: string): Finding[] {
  const day = (moment: unknown) => (moment instanceof Date ? moment.toISOString() : String(moment ?? ''))
  const properties = {
    title: Props.Title,
    author: Props.Author,
    created: day(Props.CreatedDate),
    modified: day(Props.ModifiedDate),
  }
  const place = mime.includes('openxml') ? 'core property' : mime.includes('oasis') ? 'meta.xml' : 'document property'
  return propertyFindings(properties, (property) => `${place} "${property}"`)
}
