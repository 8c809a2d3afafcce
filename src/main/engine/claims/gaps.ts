import type { Gap } from '../../../shared/contract/claims.ts'
import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { gapsIn } from '../../../shared/domain/claim-gaps.ts'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import { namedIn } from '../../../shared/domain/named-in-rows.ts'
import { requireCase } from '../cases/require.ts'
import { listedAs } from '../evidence/documents.ts'
import { listExhibits } from '../exhibits/exhibits.ts'
import { standingRows } from '../registers/rows.ts'
import { rightsNamedBy } from '../rights/named.ts'
import type { Vault } from '../vault/vault.ts'
import { type CaseWeighed, weighCase } from './weighing.ts'

/** What a case lacks, by kind. Throws CASE_NOT_FOUND. */
export function gapsOf(vault: Vault, caseId: string): Gap[] {
  requireCase(vault, caseId)
  const weighed = weighCase(vault, caseId)
  const claims = standingRows(vault, 'claim', caseId)
  const exhibits = listExhibits(vault, caseId).filter(({ state }) => state !== 'withdrawn')
  const used = documentsUsed(vault, caseId, claims, weighed)
  const isUsed = ({ id, document }: Exhibit) =>
    used.documents.has(document.id) || used.sections.some((body) => body.includes(id))
  // A translation or a correction is used with what it is one of.
  const families = new Set(exhibits.filter(isUsed).map(familyOf))
  const uses = exhibits.map((exhibit) => ({
    documentId: exhibit.document.id,
    used: families.has(familyOf(exhibit)),
  }))
  const listed = new Map(exhibits.map(({ label, document }) => [document.id, `${label} ${listedAs(document)}`]))
  const titles = new Map(
    claims.flatMap(({ id, elements }) =>
      elements.map(({ number, title }): [string, string] => [`${id} ${number}`, title]),
    ),
  )
  return gapsIn(claims, weighed, uses).map((gap) => ({ ...gap, label: labelOf(gap) }))

  function labelOf({ claimId, element, factId, documentId }: Omit<Gap, 'label'>): string {
    const fact = factId === null ? undefined : weighed.facts.get(factId)
    if (fact) return `${formatFactNumber(fact.number)} ${fact.text}`
    if (documentId !== null) return listed.get(documentId) ?? ''
    return titles.get(`${claimId} ${element}`) ?? ''
  }
}

function familyOf({ number: { series, number } }: Exhibit): string {
  return `${series} ${number}`
}

/**
 * The documents that a claim rests on, or that a licence, a right or a clause of the case is in evidence by; and the texts
 * whose references may name others.
 */
function documentsUsed(vault: Vault, caseId: string, claims: readonly Row<'claim'>[], { facts }: CaseWeighed) {
  const naming = (['licence', 'act'] as const).flatMap((kind) => standingRows(vault, kind, caseId))
  const rights = rightsNamedBy(vault, [...claims, ...naming])
  const others = (['consent', 'loss-line', 'proceeding'] as const).flatMap((kind) => standingRows(vault, kind, caseId))
  const documents = new Set<string>()
  for (const { of, id } of [...claims, ...naming, ...others, ...rights].flatMap(namedIn)) {
    if (of === 'document') documents.add(id)
    if (of === 'fact') for (const documentId of facts.get(id)?.documentIds ?? []) documents.add(documentId)
  }
  return { documents, sections: standingRows(vault, 'section', caseId).map(({ body }) => body) }
}
