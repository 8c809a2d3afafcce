import type { Entry } from '../../../shared/contract/audit.ts'
import type { Paper } from '../../../shared/contract/papers.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { entryInWords } from '../../../shared/messages/entry-words.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { today } from '../clock.ts'
import type { Papers } from '../papers/papers.ts'
import type { EntryRow } from '../vault/audit.ts'
import { canonicalJson } from '../vault/canonical-json.ts'
import type { Vault } from '../vault/vault.ts'
import { describeEntries } from './listing.ts'
import { withoutValues } from './withholding.ts'

/** Of the machine, in every language: how a chain is computed anew is written down by these names. */
const COLUMNS = [
  'chain',
  'seq',
  'at',
  'operator',
  'account',
  'act',
  'words',
  'subject',
  'about',
  'before',
  'after',
  'payload_digest',
  'salt',
  'previous',
  'hash',
] as const

/** In the place of values that stay in the house; no JSON, so that it cannot be one of them. */
const WITHHELD = 'withheld'

/**
 * Entries as CSV (RFC 4180, UTF-8 with a byte order mark); `words` is in the person's language. A cell that a table program
 * would take for a formula, or that begins with an apostrophe, has one before it, which is no part of the value. Of an
 * entry that `stays` no value is written, and no salt by which one could be guessed.
 */
export async function entriesAsCsv(
  vault: Vault,
  pieces: AsyncIterable<EntryRow[]>,
  language: Language,
  stays: (row: EntryRow) => boolean,
): Promise<{ bytes: Uint8Array; entries: number }> {
  const t = translator(language)
  const chunks = [csvOf([COLUMNS])]
  let entries = 0
  for await (const rows of pieces) {
    const described = describeEntries(vault, rows)
    const lines = rows.map((row, at) => {
      const entry = described[at] as Entry
      const told = stays(row) ? withoutValues(entry, t) : undefined
      return csvLine(cells(row, told ?? entry, entryInWords(told ?? entry, { language }, t), told !== undefined))
    })
    chunks.push(Buffer.from(lines.join('')))
    entries += rows.length
  }
  return { bytes: Buffer.concat(chunks), entries }
}

function cells(row: EntryRow, { before, after, about }: Entry, words: string, withheld: boolean): string[] {
  const { chain, seq, at, operator, account, act, subject, payload_digest, salt, previous, hash } = row
  const [was, is] = [before, after].map((value) =>
    withheld ? WITHHELD : value === undefined ? '' : canonicalJson(value),
  )
  const shown = [chain, String(seq), at, operator, account, act, words, subject, about ?? '']
  return [...shown, was ?? '', is ?? '', payload_digest, (withheld ? '' : row.payload && salt) ?? '', previous, hash]
}

export const CSV_MIME = 'text/csv; charset=utf-8'

/** Offers a table, the headings first, under a name with the day. */
export function offerCsv(papers: Papers, name: string, lines: readonly (readonly string[])[]): Paper {
  return papers.offer({ name: `${name}-${today()}.csv`, mime: CSV_MIME, bytes: csvOf(lines) })
}

/** A table that holds no formula (RFC 4180, UTF-8 with a byte order mark). */
function csvOf(lines: readonly (readonly string[])[]): Buffer {
  return Buffer.from(`\uFEFF${lines.map(csvLine).join('')}`)
}

/** A line of a table that holds no formula (RFC 4180). */
function csvLine(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`
}

function cell(value: string): string {
  const safe = /^['=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
