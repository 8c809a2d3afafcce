import type { Readiness } from '../../../shared/contract/dossier.ts'
import { isBroken } from '../../../shared/domain/reference-target.ts'
import { getCase } from '../cases/cases.ts'
import { listedAs } from '../evidence/documents.ts'
import { needsPassword } from '../evidence/locked.ts'
import { listExhibits } from '../exhibits/exhibits.ts'
import { barredOf } from '../exhibits/leaving.ts'
import { standingRows } from '../registers/rows.ts'
import { listReferences } from '../sections/references.ts'
import { listStages } from '../stages/stages.ts'
import type { Vault } from '../vault/vault.ts'

/** What stands in the way of a dossier, and what a person should know before it leaves. */
export function readinessOf(vault: Vault, caseId: string): Readiness {
  const file = getCase(vault, caseId)
  const exhibits = listExhibits(vault, caseId)
  const standing = exhibits.filter(({ state }) => state !== 'withdrawn')
  const named = ({ label, document }: (typeof exhibits)[number]) => ({ label, listedAs: listedAs(document) })
  const present: Record<Readiness['missing'][number], boolean> = {
    claimant: file.parties.some(({ role }) => role === 'claimant'),
    defendant: file.parties.some(({ role }) => role === 'defendant'),
    jurisdiction: file.jurisdiction !== null,
    forum: file.forum !== null || file.forumName !== '',
    seat: file.seat !== '',
    'disclosable-stage': listStages(vault, caseId).some(({ disclosable }) => disclosable),
    exhibits: standing.length > 0,
  }
  return {
    exhibits: standing.length,
    barred: barredOf(exhibits.map(({ document }) => document)),
    unreadable: standing.filter(({ document }) => document.readable === 'refused').map(named),
    locked: standing.filter(({ document }) => needsPassword(vault, document)).map(named),
    missing: (Object.keys(present) as Readiness['missing']).filter((item) => !present[item]),
    undated: standing.filter(({ document }) => document.published === null).map(named),
    withdrawn: exhibits.filter(({ state }) => state === 'withdrawn').map(({ label }) => label),
    references: brokenReferences(vault, caseId),
  }
}

/** Those in the sections that are printed. */
function brokenReferences(vault: Vault, caseId: string): Readiness['references'] {
  const printed = standingRows(vault, 'section', caseId).filter((section) => section.printed)
  if (printed.length === 0) return []
  const ids = new Set(printed.map(({ id }) => id))
  return listReferences(vault, caseId)
    .filter(({ sectionId, state }) => ids.has(sectionId) && isBroken(state))
    .map(({ sectionId, heading, at, label, kept, state }) => ({ sectionId, heading, at, label: label ?? kept, state }))
}
