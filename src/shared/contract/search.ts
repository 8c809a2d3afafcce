import { oc } from '@orpc/contract'
import { z } from 'zod'
import { EdtfDate } from '../domain/edtf.ts'
import { QueryFault } from '../domain/query.ts'
import { caseErrors, refusals } from './errors.ts'
import { DocumentFormat } from './evidence.ts'
import { Id } from './ids.ts'

export const Hit = z.object({
  documentId: Id,
  caseId: Id,
  caseReference: z.string(),
  /** Title, else first sentence, else file name. */
  listedAs: z.string(),
  author: z.string().nullable(),
  publisher: z.string().nullable(),
  format: DocumentFormat,
  published: EdtfDate.nullable(),
  exhibit: z.string().nullable(),
  /** ¶ and page of the block; ¶ 0 is the document's title where no block of it says the same. */
  ordinal: z.int(),
  page: z.int().nullable(),
  /** Confidence in percent where the block was recognised in a picture. */
  recognised: z.int().nullable(),
  /** A stretch of the block's text and, as UTF-16 offsets [from, to) into it, what matched. */
  snippet: z.object({ text: z.string(), marks: z.array(z.tuple([z.int(), z.int()])) }),
  /** Where the snippet begins in the block, UTF-16. */
  snippetFrom: z.int(),
  noise: z.boolean(),
})
export type Hit = z.infer<typeof Hit>

export const search = {
  query: oc
    .input(
      z.object({
        text: z.string().max(1000),
        caseId: Id.optional(),
        limit: z.int().min(1).max(500).optional(),
        offset: z.int().nonnegative().optional(),
      }),
    )
    .output(
      z.object({
        hits: z.array(Hit),
        /** Blocks that match, and the documents they stand in. */
        blocks: z.int(),
        documents: z.int(),
      }),
    )
    .errors(
      refusals({
        ...caseErrors,
        QUERY_NOT_UNDERSTOOD: {
          data: z.object({
            fault: QueryFault,
            /** UTF-16 offset into the text. */
            at: z.int(),
            /** The same place as people count it: the first character is 1. */
            character: z.int().positive(),
          }),
        },
      }),
    ),
}
