import Papa from 'papaparse'
import { decodeText } from '../extraction/encoding.ts'
import { EngineError } from '../fault.ts'

/** What a table program writes above a table to name the sign that parts its cells. */
const NAMED_SIGN = /^sep=(.)\r?\n/

/** The rows of a file of delimited text in any encoding, the heading among them. Throws TABLE_NOT_READ. */
export function readDelimited(bytes: Uint8Array): string[][] {
  const decoded = decodeText(bytes)
  if (!decoded) throw new EngineError('TABLE_NOT_READ')
  const named = NAMED_SIGN.exec(decoded.text)
  const text = decoded.text.replace(/^\uFEFF/, '').slice(named?.[0].length ?? 0)
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: named?.[1] ?? signOf(text) })
  if (errors.some(({ type }) => type === 'Quotes')) throw new EngineError('TABLE_NOT_READ')
  return data.map((row) => row.map((cell) => bare(cell).trim()))
}

/** The sign that parts the headings: table programs write a semicolon where a comma is the decimal sign. */
function signOf(text: string): string {
  const head = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const counted = [',', ';', '\t'].map((sign) => ({ sign, times: head.split(sign).length }))
  return counted.toSorted((a, b) => b.times - a.times)[0]?.sign ?? ','
}

/** Without the apostrophe that keeps a table program from taking a cell for a formula. */
function bare(cell: string): string {
  return /^'['=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
