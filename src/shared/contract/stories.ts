import { oc } from '@orpc/contract'
import { z } from 'zod'
import { EdtfDate } from '../domain/edtf.ts'
import { caseErrors, documentErrors, refusals } from './errors.ts'
import { Id } from './ids.ts'

/** What a person rules on: whether documents are one story, or only whether they have one origin. */
export const RulingAbout = z.enum(['story', 'origin'])
export type RulingAbout = z.infer<typeof RulingAbout>

/** Documents whose text is the same but for cuts, edits and what stands around it. */
export const Story = z.object({
  /** Two or more. The first is the one under which the others are listed: the earliest, or where that cannot be told the fullest. */
  documentIds: z.array(Id).min(2),
  /** The one that was certainly published first; null where the dates overlap or are not known. */
  earliest: Id.nullable(),
})
export type Story = z.infer<typeof Story>

/** The names of an agency, a speaker or an outlet, by the language in which they are shown. */
const Names = z.object({ en: z.string(), ru: z.string() })

export const AgencyNamed = z.object({
  names: Names,
  how: z.enum(['dateline', 'text', 'author', 'publisher']),
  /** ¶ where it stands; null where it was not read from the text. */
  ordinal: z.int().nullable(),
})
export type AgencyNamed = z.infer<typeof AgencyNamed>

export const StoryMember = z.object({
  documentId: Id,
  listedAs: z.string(),
  publisher: z.string().nullable(),
  published: EdtfDate.nullable(),
  exhibit: z.string().nullable(),
  /** What it has beside the first of the story; null of the first itself, and where there are too many to compare. */
  differs: z
    .object({
      /** Sentences that the first has not, and the ¶ of this document where they stand. */
      adds: z.int(),
      addsIn: z.array(z.int()),
      /** Paragraphs of the first that are left out whole, and those of which a part is. */
      leavesOut: z.array(z.int()),
      leavesOutPartOf: z.array(z.int()),
      /** Sentences that were edited. */
      changes: z.int(),
    })
    .nullable(),
})
export type StoryMember = z.infer<typeof StoryMember>

/** A pair of documents that are parted by a ruling. */
const Parted = z.object({ documentId: Id, listedAs: z.string() })

export const StoryOfDocument = z.object({
  story: z.object({ members: z.array(StoryMember), earliest: Id.nullable() }).nullable(),
  /** The agencies that the document names as its source. */
  agencies: z.array(AgencyNamed),
  /** Documents of which a person said that they are not the same story. */
  parted: z.array(Parted),
})
export type StoryOfDocument = z.infer<typeof StoryOfDocument>

/** A stretch of a sentence; `differs` where the other side has other words. */
const Stretch = z.object({ text: z.string(), differs: z.boolean() })
/** `recognised`: confidence in percent of its ¶, where that was recognised in a picture. */
const SentenceThere = z.object({ ordinal: z.int(), stretches: z.array(Stretch), recognised: z.int().optional() })

/** A sentence of both documents, or of one of them. */
export const ComparedSentence = z.object({
  is: z.enum(['same', 'changed', 'left-out', 'added']),
  /** It stands in another place there. */
  moved: z.boolean(),
  left: SentenceThere.nullable(),
  right: SentenceThere.nullable(),
})
export type ComparedSentence = z.infer<typeof ComparedSentence>

export const Comparison = z.object({
  sentences: z.array(ComparedSentence),
  differs: StoryMember.shape.differs.unwrap(),
})
export type Comparison = z.infer<typeof Comparison>

/** Documents that have one origin, with what they have in common. */
export const OriginOfDocuments = z.object({
  documentIds: z.array(Id),
  shared: z.array(
    z.object({ by: z.enum(['ruling', 'story', 'agency', 'speaker', 'outlet', 'derived']), names: Names }),
  ),
})
export type OriginOfDocuments = z.infer<typeof OriginOfDocuments>

export const stories = {
  /** The stories of a case that more than one document tells. `pending`: documents whose text is still to be compared. */
  list: oc
    .input(z.object({ caseId: Id }))
    .output(z.object({ stories: z.array(Story), pending: z.int() }))
    .errors(refusals(caseErrors)),
  get: oc
    .input(z.object({ documentId: Id }))
    .output(StoryOfDocument)
    .errors(refusals(documentErrors)),
  /** Two documents of a case sentence by sentence, in the order of the left one. */
  compare: oc
    .input(z.object({ leftId: Id, rightId: Id }))
    .output(Comparison)
    .errors(refusals({ ...documentErrors, RELATION_ACROSS_CASES: {} })),
  /**
   * Into how many origins these documents fall at most: there are no more independent sources than origins, and may be
   * fewer.
   */
  origins: oc
    .input(z.object({ documentIds: z.array(Id).min(1).max(5000) }))
    .output(z.object({ origins: z.array(OriginOfDocuments) }))
    .errors(refusals({ ...documentErrors, RELATION_ACROSS_CASES: {} })),
  /**
   * Says that a document and the others are the same story, or have the same origin, or have not. The opposite ruling
   * undoes it.
   */
  rule: oc
    .input(
      z.object({
        about: RulingAbout,
        documentId: Id,
        otherIds: z.array(Id).min(1).max(5000),
        same: z.boolean(),
      }),
    )
    .output(StoryOfDocument)
    .errors(refusals({ ...documentErrors, RELATION_ACROSS_CASES: {} })),
}
