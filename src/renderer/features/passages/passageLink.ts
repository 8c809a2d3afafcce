import { readLinkedStretch, type Stretch, stretchInLink } from '../../../shared/domain/passage.ts'

export interface PassageLink {
  readonly vaultId: string
  readonly caseId: string
  readonly documentId: string
  /** As `6:0-55`; undefined where the link leads to the document as a whole. */
  readonly mark: string | undefined
}

/** The address of a stretch, which carries ids and no word of the case. */
export function passageLink(vaultId: string, caseId: string, documentId: string, stretch: Stretch): string {
  return `libellus:vault/${vaultId}/case/${caseId}/doc/${documentId}#${stretchInLink(stretch)}`
}

/** Undefined where the text is no such address. */
export function readPassageLink(text: string): PassageLink | undefined {
  const match = /^libellus:vault\/([\da-f-]{36})\/case\/([\da-f-]{36})\/doc\/([\da-f-]{36})(?:#(.+))?$/.exec(
    text.trim(),
  )
  const [, vaultId, caseId, documentId, mark] = match ?? []
  if (vaultId === undefined || caseId === undefined || documentId === undefined) return undefined
  return mark !== undefined && readLinkedStretch(mark) === undefined ? undefined : { vaultId, caseId, documentId, mark }
}
