import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Because } from '../domain/because.ts'
import { EdtfDate } from '../domain/edtf.ts'
import { RightState } from '../domain/right-state.ts'
import { caseErrors, refusals } from './errors.ts'
import { Day, Id } from './ids.ts'
import { Paper } from './papers.ts'

/** How a right stood on a day in its territory, and why. */
export const RightStanding = z.object({ rightId: Id, on: EdtfDate, state: RightState, because: z.array(Because) })
export type RightStanding = z.infer<typeof RightStanding>

/** `late` from the day after it falls due, `soon` within three days. */
export const Renewal = z.object({ rightId: Id, due: Day, urgency: z.enum(['late', 'soon', 'later']) })
export type Renewal = z.infer<typeof Renewal>

/**
 * What an import of a table makes of its lines; `line` counts from 1, the heading included. A line is refused for a
 * field that cannot be read, and no other line with it.
 */
export const TableImport = z.object({
  lines: z.array(
    z.object({ line: z.int(), does: z.enum(['adds', 'changes', 'leaves']), title: z.string(), territory: z.string() }),
  ),
  /** Names of products that are added with them. */
  products: z.array(z.string()),
  refused: z.array(z.object({ line: z.int(), field: z.string(), value: z.string() })),
})
export type TableImport = z.infer<typeof TableImport>

/** TABLE_NOT_READ: the bytes are no text, or a quotation in them does not end. */
export const tableFileErrors = {
  TABLE_COLUMN_MISSING: { data: z.object({ column: z.string() }) },
  TABLE_NOT_READ: {},
}

export const rights = {
  /** How each right that was not withdrawn stood on a day. */
  standings: oc
    .input(z.object({ on: EdtfDate }))
    .output(z.array(RightStanding))
    .errors(refusals(caseErrors)),
  /** Renewals that fall due within so many days, and those overdue, the earliest first. */
  renewals: oc
    .input(z.object({ withinDays: z.int().min(0).max(36_500) }))
    .output(z.array(Renewal))
    .errors(refusals(caseErrors)),
  /** The register as a table that can be taken in again. */
  exportCsv: oc.output(Paper).errors(refusals(caseErrors)),
  /**
   * A line with the id of a right that is there changes what its columns hold; any other adds a right. Nothing is written
   * where it is `dry`. The table is the bytes of a file of delimited text, in any encoding.
   */
  importCsv: oc
    .input(z.object({ table: z.base64().max(27_000_000), dry: z.boolean() }))
    .output(TableImport)
    .errors(refusals({ ...caseErrors, ...tableFileErrors })),
}
