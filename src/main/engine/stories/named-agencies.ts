import type { AgencyNamed } from '../../../shared/contract/stories.ts'
import type { Vault } from '../vault/vault.ts'
import { agencyCalled, agencyNames, type NamedAgency } from './agencies.ts'

export interface Source {
  readonly documentId: string
  readonly publisher: string | null
  /** Each once, the surest first: as its text says, then by whom it was written and published. */
  readonly agencies: readonly { agency: string; how: AgencyNamed['how']; ordinal: number | null }[]
}

/** Who published a document, and the agencies that it names as its source. */
export function sourceOf(vault: Vault, documentId: string): Source {
  const row = vault.sqlite
    .prepare<[string], { author: string | null; publisher: string | null; agencies: string | null }>(
      'SELECT author, publisher, agencies FROM document LEFT JOIN sketch ON document_id = id WHERE id = ?',
    )
    .get(documentId)
  const named = JSON.parse(row?.agencies ?? '[]') as NamedAgency[]
  const beside = (['author', 'publisher'] as const).flatMap((how) => {
    const agency = row?.[how] == null ? undefined : agencyCalled(row[how])
    return agency === undefined ? [] : [{ agency, how, ordinal: null }]
  })
  const byAgency = new Map([...beside, ...named].map((one) => [one.agency, one]))
  return { documentId, publisher: row?.publisher ?? null, agencies: [...byAgency.values()] }
}

export function inWords({ agencies }: Source): AgencyNamed[] {
  return agencies.map(({ agency, how, ordinal }) => ({ names: agencyNames(agency), how, ordinal }))
}
