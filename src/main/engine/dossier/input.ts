import type { PartyRole } from '../../../shared/contract/cases.ts'
import type { Block, DocumentFormat, TranslationNote } from '../../../shared/contract/evidence.ts'
import type { Basis } from '../../../shared/domain/article.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { Stage } from '../../../shared/domain/stage.ts'

/**
 * All that a dossier says; the composer adds nothing to it. Notes, tags and counsel's analysis have no place here,
 * so that they cannot be served. Names and captions are in the dossier's language.
 */
export interface DossierInput {
  readonly language: Language
  readonly caseTitle: string
  readonly reference: string
  readonly sample: boolean
  readonly version: number
  /** Civil day, ISO 8601. */
  readonly madeOn: string
  readonly forum: DossierForum | null
  /** Empty where none is known. */
  readonly seat: string
  readonly seatAgreed: boolean
  readonly governingLaw: string
  /** BCP 47; empty where none is known. */
  readonly proceedingsLanguage: string
  readonly jurisdiction: string | null
  /** What the forum calls the side that answers. */
  readonly otherSide: 'respondent' | 'defendant'
  readonly parties: readonly DossierParty[]
  /** Only stages marked as disclosable, in their order. */
  readonly stages: readonly DossierStage[]
  /** The sections that counsel wrote and lets out, in their order. */
  readonly narrative: readonly DossierNarrative[]
  /** Facts and acts with their dates, in order, where the chronology is printed. */
  readonly events: readonly DossierEvent[]
  /** In the order of their numbers. */
  readonly exhibits: readonly DossierExhibit[]
}

export interface DossierNarrative {
  readonly heading: string
  readonly blocks: readonly NarrativeLine[]
}

/** A block of a narrative with its references as they are printed. */
export interface NarrativeLine {
  readonly look: 'paragraph' | 'heading' | 'quotation' | 'list-item'
  /** Of a list's item: what stands before it, as `•` or `2.`, and how deep it lies, from 0. */
  readonly mark: string
  readonly depth: number
  readonly spans: readonly PrintedSpan[]
}

export interface PrintedSpan {
  readonly text: string
  readonly strong: boolean
  readonly emphasis: boolean
  /** Where a reference leads to; null for plain words, and for what the dossier does not hold. */
  readonly place: ExhibitPlace | null
}

export interface DossierEvent {
  readonly on: EdtfDate
  /** It went on after its date. */
  readonly lasting: boolean
  readonly text: string
  /** Of an act, by whom and in which country it was done; empty where neither is told, and of a fact. */
  readonly by: string
  /** The exhibited passages that it stands on. */
  readonly sources: readonly EventSource[]
}

export interface EventSource {
  /** The exhibit's. */
  readonly label: string
  /** First and last, where the passage still stands in the text. */
  readonly paragraphs: readonly [first: number, last: number] | null
  /** Whose word it is there, empty where nobody is named; null where it is the exhibit's own. */
  readonly speaker: string | null
  readonly place: ExhibitPlace
}

/** A place in an exhibit: its page (from 1, as it is stamped) or paragraph; where both are null, the exhibit itself. */
export interface ExhibitPlace {
  /** Index among the dossier's exhibits. */
  readonly exhibit: number
  readonly page: number | null
  readonly paragraph: number | null
}

export interface DossierForum {
  readonly name: string
  readonly kind: 'arbitration' | 'court'
  /** As `resources/forum-rules` gives it for a cover; null for a forum that is not in that list. */
  readonly caption: string | null
}

export interface DossierParty {
  readonly role: PartyRole
  readonly name: string
  readonly aliases: readonly string[]
  readonly country: string | null
  readonly address: string
  readonly representative: string
}

export interface DossierStage {
  readonly stage: Stage
  readonly on: EdtfDate
  readonly note: string
}

/** A value with what it stands on; an offered one is not known. */
export interface Known<Value extends string = string> {
  readonly value: Value
  readonly basis: Exclude<Basis, 'offered'>
}

export interface DossierExhibit {
  /** As C-5bis-T. */
  readonly label: string
  readonly title: Known | null
  /** What it is listed by where it has no title. */
  readonly firstSentence: string | null
  readonly author: Known | null
  readonly publisher: Known | null
  readonly published: Known<EdtfDate> | null
  /** ISO 639-1; null where it cannot be told. */
  readonly language: string | null
  readonly format: DocumentFormat
  /** The exhibit of which it is a translation or an attachment, by its label; null where there is none. */
  readonly partOf: PartOf | null
  /** Of the original. */
  readonly sha256: string
  /** Bytes of the original. */
  readonly size: number
  /** Of the original, where its format has pages. */
  readonly pages: number | null
  /** Confidence in percent where its text was recognised in pictures of its pages. */
  readonly recognised: number | null
  /** Civil day; a withdrawn exhibit stays listed without its pages. */
  readonly withdrawnOn: string | null
  readonly mail: DossierMail | null
  readonly content: ExhibitContent
}

/** What is said of a translation is nothing where it is another part. */
export interface PartOf extends TranslationNote {
  readonly kind: 'translation' | 'attachment' | 'part' | 'redaction'
  readonly label: string
}

export interface DossierMail {
  readonly from: string
  readonly to: string
  readonly cc: string
  /** As the mail's head gives it. */
  readonly sent: string
  readonly subject: string
  /** File names; of one that is exhibited against its marks the exhibit's number. */
  readonly attachments: readonly string[]
  /** How many more there are, which their marks keep in the house. */
  readonly attachmentsKept: number
}

/** `pdf`: the exhibit stands with its pages, as `original` gives them for the hash of its original. */
export type ExhibitContent =
  { readonly kind: 'pdf'; readonly sha256: string } | { readonly kind: 'text'; readonly blocks: readonly Block[] }
