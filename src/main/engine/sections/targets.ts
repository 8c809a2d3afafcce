import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import type { ReferenceKind } from '../../../shared/domain/reference.ts'
import type { ReferenceTarget } from '../../../shared/domain/reference-target.ts'
import { formatRowNumber } from '../../../shared/domain/register-kinds.ts'
import { listedAs } from '../evidence/documents.ts'
import { listExhibits } from '../exhibits/exhibits.ts'
import { factNames } from '../facts/labels.ts'
import { listRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'

/** UTF-16 units; the rest of a long text is read where it stands. */
const LONGEST_TITLE = 160

/** All that a text of the case can refer to: exhibits first, since their numbers are the case's own. */
export function listTargets(vault: Vault, caseId: string): ReferenceTarget[] {
  const facts = factNames(vault, caseId).map(({ id, number, text, withdrawnOn }) =>
    targetOf('fact', { id, title: text, withdrawnOn }, formatFactNumber(number)),
  )
  return [
    ...listExhibits(vault, caseId).map(exhibitTarget),
    ...facts,
    ...listRows(vault, 'claim', caseId).map(claimTarget),
    ...listRows(vault, 'licence', caseId).map((row) => rowTarget('licence', row)),
    ...listRows(vault, 'act', caseId).map((row) => rowTarget('act', row)),
  ]
}

interface Titled {
  readonly id: string
  readonly title: string
  readonly withdrawnOn: string | null
}

function targetOf(of: ReferenceKind, { id, title, withdrawnOn }: Titled, label: string): ReferenceTarget {
  const withdrawn = withdrawnOn !== null
  const shown = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE)}…` : title
  return { of, id, label, title: shown, withdrawn, documentId: null, pages: null, paragraphs: null, elements: [] }
}

function exhibitTarget({ id, label, withdrawnOn, document }: Exhibit): ReferenceTarget {
  const stampedAsTheyAre = document.format === 'pdf' || document.format === 'image'
  return {
    ...targetOf('exhibit', { id, title: listedAs(document), withdrawnOn }, label),
    documentId: document.id,
    pages: stampedAsTheyAre ? document.pages : null,
    paragraphs: document.blocks,
  }
}

function claimTarget(row: Row<'claim'>): ReferenceTarget {
  const elements = row.elements.map(({ number, title }) => ({ number, title }))
  return { ...targetOf('claim', row, `E:${row.key}`), elements }
}

function rowTarget(of: 'licence' | 'act', row: Row<'licence'> | Row<'act'>): ReferenceTarget {
  return targetOf(of, row, formatRowNumber(of, row.number) ?? '')
}
