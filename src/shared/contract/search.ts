import { oc } from '@orpc/contract'
import { z } from 'zod'
import { EdtfDate } from '../domain/edtf.ts'
import { Language } from '../domain/language.ts'
import { QueryFault } from '../domain/query.ts'
import { caseErrors, refusals, staleError, vaultErrors } from './errors.ts'
import { DocumentFormat } from './evidence.ts'
import { Id, Instant } from './ids.ts'
import { barredErrors, Exception } from './leaving.ts'
import { Paper } from './papers.ts'

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

/** By the date of the documents, or by how well they answer. */
export const SearchOrder = z.enum(['relevance', 'newest', 'oldest'])
export type SearchOrder = z.infer<typeof SearchOrder>

const Question = z.object({
  text: z.string().max(1000),
  /** Without one the whole vault is searched. */
  caseId: Id.optional(),
})

const FacetValues = z.array(z.object({ value: z.string(), documents: z.int() }))

/** How many documents of an answer have which value, most first; a value is written as its condition is typed. */
export const Facets = z.object({
  type: FacetValues,
  lang: FacetValues,
  publisher: FacetValues,
  /** Years. */
  date: FacetValues,
  /** `any` is exhibited, `none` is not. */
  exhibit: FacetValues,
  documents: z.int(),
  /** More matches than was counted: these are parts of what was. */
  more: z.boolean(),
})
export type Facets = z.infer<typeof Facets>

const SearchName = z.string().trim().min(1).max(120)

export const SavedSearch = z.object({
  id: Id,
  /** Null where it looks through the whole vault. */
  caseId: Id.nullable(),
  name: SearchName,
  text: z.string().min(1).max(1000),
  madeAt: Instant,
  revision: z.int(),
})
export type SavedSearch = z.infer<typeof SavedSearch>

const queryErrors = {
  QUERY_NOT_UNDERSTOOD: {
    data: z.object({
      fault: QueryFault,
      /** UTF-16 offset into the text. */
      at: z.int(),
      /** The same place as people count it: the first character is 1. */
      character: z.int().positive(),
    }),
  },
}
const nameTaken = { NAME_TAKEN: { data: z.object({ name: z.string() }) } }
const savedErrors = { ...caseErrors, ...nameTaken, SEARCH_NOT_FOUND: {}, ...staleError(SavedSearch) }
const OneSaved = z.object({ id: Id, revision: z.int() })

export const search = {
  query: oc
    .input(
      Question.extend({
        order: SearchOrder.optional(),
        limit: z.int().min(1).max(500).optional(),
        offset: z.int().nonnegative().optional(),
      }),
    )
    .output(
      z.object({
        hits: z.array(Hit),
        /** Blocks that match, and the documents they stand in; the least of them where there are `more`. */
        blocks: z.int(),
        documents: z.int(),
        /** More matches than is counted, and the hits are the best of as many as are. */
        more: z.boolean(),
        /** Documents that the index does not hold yet, since it is being made anew. */
        pending: z.int(),
      }),
    )
    .errors(refusals({ ...caseErrors, ...queryErrors })),
  facets: oc
    .input(Question)
    .output(Facets)
    .errors(refusals({ ...caseErrors, ...queryErrors })),
  /** The query with words that stand nowhere in the index replaced by like ones that do; null where all are known. */
  didYouMean: oc
    .input(Question)
    .output(z.object({ text: z.string().nullable() }))
    .errors(refusals({ ...caseErrors, ...queryErrors })),
  /** Hits as CSV, documents that may not leave the house left out or let out one by one. */
  export: oc
    .input(
      Question.extend({
        order: SearchOrder.optional(),
        language: Language,
        exceptions: z.array(Exception).optional(),
        leaveOut: z.boolean().optional(),
      }),
    )
    .output(z.object({ paper: Paper, hits: z.int(), leftOut: z.int(), more: z.boolean() }))
    .errors(refusals({ ...caseErrors, ...queryErrors, ...barredErrors })),
  /** Answers once the index holds every document. */
  ready: oc.output(z.object({ pending: z.literal(0) })).errors(refusals(vaultErrors)),
  saved: {
    list: oc
      .input(z.object({ caseId: Id.optional() }))
      .output(z.array(SavedSearch))
      .errors(refusals(caseErrors)),
    save: oc
      .input(Question.extend({ text: z.string().trim().min(1).max(1000), name: SearchName }))
      .output(SavedSearch)
      .errors(refusals({ ...caseErrors, ...nameTaken })),
    rename: oc
      .input(OneSaved.extend({ name: SearchName }))
      .output(SavedSearch)
      .errors(refusals(savedErrors)),
    remove: oc
      .input(OneSaved)
      .output(z.object({ removed: z.literal(true) }))
      .errors(refusals(savedErrors)),
  },
}
