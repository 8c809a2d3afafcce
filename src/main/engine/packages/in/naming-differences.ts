import { CARRIED_KINDS } from '../../../../shared/contract/carried-rows.ts'
import type { PackagedCase } from '../../../../shared/contract/case-json.ts'
import type { Difference } from '../../../../shared/contract/packages.ts'
import { formatFactNumber } from '../../../../shared/domain/fact.ts'
import { comparedRow, nameOf } from './compared-rows.ts'

const IDS = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

/** What the ids in the values of differences stand for, as the first side that knows them calls it. */
export function namesIn(differences: readonly Difference[], sides: readonly PackagedCase[]): Record<string, string> {
  const ids = new Set(differences.flatMap(({ ours, theirs }) => JSON.stringify([ours, theirs]).match(IDS) ?? []))
  const known = new Map(sides.toReversed().flatMap((side) => [...namesOf(side)]))
  return Object.fromEntries([...ids].flatMap((id) => (known.has(id) ? [[id, known.get(id) as string]] : [])))
}

function namesOf({ parties, documents, facts, exhibits, registers }: PackagedCase): [id: string, name: string][] {
  return [
    ...parties.map(({ id, name }): [string, string] => [id, name]),
    ...documents.map((document): [string, string] => [document.id, nameOf(document)]),
    ...facts.map(({ id, number, text }): [string, string] => [id, `${formatFactNumber(number)} ${text}`]),
    ...exhibits.map(({ id, number }): [string, string] => [id, number]),
    ...CARRIED_KINDS.flatMap((kind) =>
      registers[kind].map((row): [string, string] => [row.id, comparedRow(kind, row).of]),
    ),
  ]
}
