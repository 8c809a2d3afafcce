import type { Refusal } from '../../../shared/contract/evidence.ts'
import type { Finding } from '../../../shared/domain/article.ts'
import type { Draft } from './draft.ts'
import type { Attachment } from './extraction.ts'

/** What the reader of one format yields. */
export interface Reading {
  readonly drafts: Draft[]
  readonly findings: Finding[]
  readonly encoding?: string
  /** The language that the file itself claims, ISO 639-1. */
  readonly language?: string
  readonly pages?: number
  readonly pageSizes?: { width: number; height: number }[]
  readonly html?: string
  /** How many of the first blocks are a mail's header. */
  readonly headerBlocks?: number
  readonly attachments?: Attachment[]
}

/** A file whose format is known but which cannot be read. */
export class Unreadable extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(`Unreadable: ${refusal}`)
    this.refusal = refusal
  }
}
