import { mapNamed, type NamedId } from '../../../shared/domain/named-in-rows.ts'
import { draftOf } from '../../../shared/domain/blank-rows.ts'
import { type Draft, type RegisterKind, REGISTERS } from '../../../shared/domain/register-kinds.ts'
import { addRow } from '../registers/rows.ts'
import { bindReferences } from '../sections/references.ts'
import type { Vault } from '../vault/vault.ts'
import type { SampleRow } from './sample-case.ts'

/** Ids by the names that the sample gives them. */
interface Names {
  readonly party: ReadonlyMap<string, string>
  readonly fact: ReadonlyMap<string, string>
  readonly document: ReadonlyMap<string, string>
}

/** Enters the rows of the sample in their order, each with the ids of what it names. */
export function enterRows(vault: Vault, caseId: string, rows: readonly SampleRow[], names: Names): void {
  const ids = new Map<string, string>([
    ...[...names.party].map(([name, id]) => [`party ${name}`, id] as const),
    ...[...names.fact].map(([name, id]) => [`fact ${name}`, id] as const),
    ...[...names.document].map(([name, id]) => [`document ${name}`, id] as const),
  ])
  const idOf = ({ of, id: name }: NamedId) => {
    const id = ids.get(`${of} ${name}`)
    if (id === undefined) throw new Error(`${of} ${name} is not among what the sample names`)
    return id
  }
  for (const { kind, as, fields } of rows) {
    const named = mapNamed(fields, idOf)
    const body = kind === 'section' ? { body: bindReferences(vault, caseId, String(named['body'])) } : {}
    const draft = REGISTERS[kind].draft.parse(draftOf(kind, { ...named, ...body }))
    const { id } = addRow(vault, kind, REGISTERS[kind].of === 'case' ? caseId : null, draft as Draft<RegisterKind>)
    ids.set(`${kind} ${as}`, id)
  }
}
