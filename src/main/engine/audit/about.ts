import { caseNames } from '../cases/require.ts'
import { dossierVersion } from '../dossier/versions.ts'
import { listingsOf } from '../evidence/documents.ts'
import { exhibitLabel } from '../exhibits/labels.ts'
import { factLabel } from '../facts/labels.ts'
import { partyName } from '../parties/parties.ts'
import { isRegisterKind } from '../../../shared/domain/register-kinds.ts'
import { rowLabel } from '../registers/labels.ts'
import { searchName } from '../search/saved.ts'
import type { Vault } from '../vault/vault.ts'

type Subject = { act: string; subject: string }

/** What the subjects of these entries are listed as today; null for one that is not there any more or has no name. */
export function subjectsOf(vault: Vault, entries: readonly Subject[]): (entry: Subject) => string | null {
  const documents = listingsOf(vault, new Set(entries.map(({ subject }) => subject)))
  const cases = caseNames(vault)
  const found = new Map<string, string | null>()
  const look = ({ act, subject }: Subject): string | null => {
    if (subject === vault.id) return vault.name
    if (act.startsWith('exhibit.')) return exhibitLabel(vault, subject) ?? cases.get(subject) ?? null
    if (act.startsWith('dossier.')) return dossierVersion(vault, subject)?.toString() ?? null
    if (act.startsWith('fact.')) return factLabel(vault, subject) ?? null
    if (act.startsWith('search.')) return searchName(vault, subject) ?? cases.get(subject) ?? null
    if (act.startsWith('party.')) return partyName(vault, subject) ?? null
    if (isRegisterKind(act.slice(0, act.indexOf('.')))) return rowLabel(vault, subject) ?? null
    return documents.get(subject)?.listedAs ?? cases.get(subject) ?? null
  }
  return (entry) => {
    const known = found.get(entry.subject)
    if (known !== undefined) return known
    const name = look(entry)
    found.set(entry.subject, name)
    return name
  }
}
