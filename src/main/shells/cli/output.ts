import { inert } from '../../../shared/domain/inert.ts'
import { displayWidth } from './display-width.ts'

/** Writes a line of the answer. */
export function print(text: string): void {
  process.stdout.write(`${inert(text)}\n`)
}

/** Writes a line for the person that is no part of the answer. */
export function say(text: string): void {
  process.stderr.write(`${inert(text)}\n`)
}

/** Writes one JSON value on one line. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** Writes rows in columns as wide as their widest cell; the last column is left as long as it is. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows].map((row) => row.map((cell) => inert(cell).replace(/\s+/g, ' ')))
  const widths = head.map((_, column) => Math.max(...all.map((row) => displayWidth(row[column] ?? ''))))
  for (const row of all) {
    const cells = row.map((cell, column) => (column === row.length - 1 ? cell : pad(cell, widths[column] ?? 0)))
    print(cells.join('  ').trimEnd())
  }
}

/** Writes names and values in two columns; entries without a value are left out. */
export function printFields(
  fields: readonly (readonly [name: string, value: string | number | null | undefined])[],
): void {
  const shown = fields.filter(([, value]) => value !== null && value !== undefined && value !== '')
  const width = Math.max(0, ...shown.map(([name]) => displayWidth(name)))
  for (const [name, value] of shown) print(`${pad(name, width)}  ${value}`)
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}
