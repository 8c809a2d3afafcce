import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import type { TitleStep } from '../../../shared/domain/right.ts'
import { readTypedDate } from '../../../shared/domain/typed-date.ts'

/*
 * What one cell of a table holds. Several of a kind stand apart by semicolons, the parts of a step of title by bars; a
 * backslash before one of these makes it a plain sign.
 */

export function joinCell(parts: readonly string[], apart: ';' | '|'): string {
  return parts.map((part) => part.replaceAll(/[\\;|]/g, String.raw`\$&`)).join(apart === ';' ? '; ' : ' | ')
}

/** The parts between the signs, still with their backslashes. */
function cut(cell: string, apart: ';' | '|'): string[] {
  const parts = ['']
  for (let at = 0; at < cell.length; at++) {
    const sign = cell[at] as string
    if (sign === apart) parts.push('')
    else if (sign === '\\' && at + 1 < cell.length) parts[parts.length - 1] += sign + (cell[++at] as string)
    else parts[parts.length - 1] += sign
  }
  return parts.map((part) => part.trim())
}

const plain = (part: string) => part.replaceAll(/\\([\\;|])/g, '$1').trim()

/** The filled parts of a cell that lists several. */
export function splitCell(cell: string): string[] {
  return cut(cell, ';').map(plain).filter(Boolean)
}

/** Steps as `from | to | on | how | document's id`, all but the second optional. */
export function writeTitle(steps: readonly TitleStep[]): string {
  return steps
    .map(({ from, to, on, how, documentId }) => joinCell([from, to, on ?? '', how, documentId ?? ''], '|'))
    .join('; ')
}

/** Undefined where a step names nobody who takes title, or a date that is none. */
export function readTitle(cell: string): TitleStep[] | undefined {
  const steps = cut(cell, ';')
    .filter(Boolean)
    .map((step) => cut(step, '|').map(plain))
    .map(([from = '', to = '', on = '', how = '', documentId = '']) => ({
      from,
      to,
      on: readDate(on),
      how,
      documentId: documentId || null,
    }))
  return steps.every((step): step is TitleStep => step.to !== '' && step.on !== undefined) ? steps : undefined
}

/** Null where the cell is empty, undefined where it holds no date. */
export function readDate(cell: string): EdtfDate | null | undefined {
  return cell === '' ? null : readTypedDate(cell)
}

export function readDay(cell: string): string | null | undefined {
  const date = readDate(cell)
  return date === null || date === undefined || /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined
}
