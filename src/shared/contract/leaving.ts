import { z } from 'zod'
import { Bar } from '../domain/mark.ts'
import { Id } from './ids.ts'

/** A document that its marks keep in the house. */
export const BarredDocument = z.object({ documentId: Id, listedAs: z.string(), bars: z.array(Bar) })
export type BarredDocument = z.infer<typeof BarredDocument>

/** One document let out against its marks, by a person who says why. It stands in the audit trail. */
export const Exception = z.object({
  documentId: Id,
  bars: z.array(Bar).min(1),
  reason: z.string().trim().min(3).max(500),
})
export type Exception = z.infer<typeof Exception>

/** Nothing was done: at least one document is barred and has no exception that names all its bars. */
export const barredErrors = { DOCUMENTS_BARRED: { data: z.object({ documents: z.array(BarredDocument) }) } }
