import Papa from 'papaparse'
import type { Detected } from './detect.ts'
import { draft } from './draft.ts'
import { decodeText } from './encoding.ts'
import { type Reading, Unreadable } from './reading.ts'

/** What Excel writes above a table to name the sign that parts its cells. */
const NAMED_SIGN = /^sep=(.)\r?\n/

/** Reads a table of delimited text in any encoding: a row a block, cells parted by tabs. Throws Unreadable. */
export function readDelimited(bytes: Uint8Array, { mime }: Detected): Reading {
  const decoded = decodeText(bytes)
  if (!decoded) throw new Unreadable('unsupported-format')
  const named = NAMED_SIGN.exec(decoded.text)
  const delimiter = named?.[1] ?? (mime === 'text/tab-separated-values' ? '\t' : '')
  const { data } = Papa.parse<string[]>(decoded.text.slice(named?.[0].length ?? 0), {
    delimiter,
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  })
  const drafts = data.map((row) =>
    draft(
      row
        .map((cell) => cell.replace(/\s+/g, ' ').trim())
        .join('\t')
        .trimEnd(),
      { kind: 'table-row' },
    ),
  )
  return { drafts: drafts.filter(({ text }) => text !== ''), findings: [], encoding: decoded.encoding }
}
