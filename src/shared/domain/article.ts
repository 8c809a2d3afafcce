import { z } from 'zod'
import { EdtfDate } from './edtf.ts'

/** What a reader wants to know of a document before reading it. */
export const ARTICLE_FIELDS = ['title', 'author', 'publisher', 'published', 'address'] as const
export const ArticleField = z.enum(ARTICLE_FIELDS)
export type ArticleField = z.infer<typeof ArticleField>

/**
 * On what a value stands: read from the file's own data, read from its text, declared by a person,
 * or only likely (`offered`): an offered value is shown as a question and never used until a person accepts it.
 */
export const BASES = ['file', 'text', 'declared', 'offered'] as const
export const Basis = z.enum(BASES)
export type Basis = z.infer<typeof Basis>

/**
 * Which date of a document a `published` finding is: also when a photograph was taken, or a page captured from the web;
 * other fields have the role `main`.
 */
export const FINDING_ROLES = ['main', 'head', 'dateline', 'modified', 'sent', 'taken', 'captured'] as const
export const FindingRole = z.enum(FINDING_ROLES)
export type FindingRole = z.infer<typeof FindingRole>

/** One value found for a field, with where it was read: `meta[property="og:title"]`, `mail header "Subject"`, `¶ 3`. */
export const Finding = z.object({
  field: ArticleField,
  role: FindingRole,
  value: z.string().min(1).max(2000),
  basis: Basis,
  where: z.string().max(300),
})
export type Finding = z.infer<typeof Finding>

const LATER: ReadonlySet<FindingRole> = new Set(['modified', 'captured'])

/**
 * The value that stands for a field: what a person declared, else the best that the file or the text says
 * (findings come best first). Undefined means *not found*; an offered value never stands, nor does the day of a later
 * change or of a capture for that of publication.
 */
export function standing(findings: readonly Finding[], field: ArticleField): Finding | undefined {
  const ofField = findings.filter(
    (finding) => finding.field === field && finding.basis !== 'offered' && !LATER.has(finding.role),
  )
  return ofField.find((finding) => finding.basis === 'declared') ?? ofField[0]
}

/** The day, as far as it is known, on which the document was published. */
export function publicationDate(findings: readonly Finding[]): EdtfDate | undefined {
  const finding = standing(findings, 'published')
  return finding && EdtfDate.safeParse(finding.value).data
}
