import { CARRIED_KINDS } from '../../../../shared/contract/carried-rows.ts'
import type { CaseJson } from '../../../../shared/contract/case-json.ts'
import type { JsonFault } from '../../../../shared/contract/packages.ts'
import { DEFAULT_SERIES } from '../../../../shared/domain/exhibit-number.ts'
import { formatFactNumber } from '../../../../shared/domain/fact.ts'
import { namedIn } from '../../../../shared/domain/named-in-rows.ts'
import { fieldsOf } from '../../registers/carrying.ts'
import { goesInCircles } from '../in/proving-case.ts'

/** By what the file itself speaks of a document: its id, else its path. */
export function documentName({ id, file }: CaseJson['documents'][number]): string {
  return id ?? file
}

/** What a file names twice, or names and does not hold. */
export function nameFaults(json: CaseJson): JsonFault[] {
  const { documents, relations, rulings, series, exhibits, facts } = json
  const faults: JsonFault[] = []
  const once = (names: readonly string[], at: (index: number) => string) => {
    const seen = new Set<string>()
    for (const [index, name] of names.entries()) {
      if (seen.has(name)) faults.push({ path: at(index), why: 'twice', what: name })
      seen.add(name)
    }
    return seen
  }
  const known = once(documents.map(documentName), (index) => `documents[${index}]`)
  const prefixes = once(
    series.map(({ prefix }) => prefix),
    (index) => `series[${index}].prefix`,
  )
  once(
    exhibits.map(({ number }) => number),
    (index) => `exhibits[${index}].number`,
  )
  const refers = (path: string, name: string) => {
    if (!known.has(name)) faults.push({ path, why: 'no-such-document', what: name })
  }
  for (const [at, { document, of }] of relations.entries()) {
    refers(`relations[${at}].document`, document)
    refers(`relations[${at}].of`, of)
  }
  for (const [at, { document, other }] of rulings.entries()) {
    refers(`rulings[${at}].document`, document)
    refers(`rulings[${at}].other`, other)
    if (document === other) faults.push({ path: `rulings[${at}]`, why: 'twice', what: document })
  }
  once(
    facts.map(({ number }, at) => (number === undefined ? `facts[${at}]` : formatFactNumber(number))),
    (index) => `facts[${index}].number`,
  )
  for (const [at, { mark }] of json.highlights.entries()) refers(`highlights[${at}].mark.document`, mark.document)
  for (const [at, { document, mark }] of json.marginNotes.entries()) {
    refers(`marginNotes[${at}].document`, document)
    if (mark) refers(`marginNotes[${at}].mark.document`, mark.document)
  }
  for (const [at, { citations }] of facts.entries()) {
    for (const [cited, { mark }] of citations.entries()) {
      refers(`facts[${at}].citations[${cited}].mark.document`, mark.document)
    }
  }
  faults.push(...namedFaults(json, once))
  if (goesInCircles(relations)) faults.push({ path: 'relations', why: 'circle', what: '' })
  const usual: ReadonlySet<string> = series.length > 0 ? prefixes : new Set(DEFAULT_SERIES)
  for (const [at, { document, number, state, withdrawnOn }] of exhibits.entries()) {
    refers(`exhibits[${at}].document`, document)
    const prefix = number.slice(0, number.indexOf('-'))
    if (!usual.has(prefix)) faults.push({ path: `exhibits[${at}].number`, why: 'no-such-series', what: prefix })
    if (state === 'withdrawn' && withdrawnOn === null)
      faults.push({ path: `exhibits[${at}].withdrawnOn`, why: 'missing', what: '' })
  }
  return faults
}

/** Names and numbers of parties, facts and rows, and what facts and rows name. */
function namedFaults(
  { parties, documents, facts, registers }: CaseJson,
  once: (names: readonly string[], at: (index: number) => string) => Set<string>,
): JsonFault[] {
  const faults: JsonFault[] = []
  const known = new Map<string, ReadonlySet<string>>([['document', new Set(documents.map(documentName))]])
  const lists = [
    ['party', 'parties', parties],
    ['fact', 'facts', facts],
  ] as const
  for (const [of, list, rows] of [
    ...lists,
    ...CARRIED_KINDS.map((kind) => [kind, `registers.${kind}`, registers[kind]] as const),
  ]) {
    once(
      rows.map(({ id }, at) => id ?? `${list}[${at}]`),
      (at) => `${list}[${at}].id`,
    )
    known.set(of, new Set(rows.flatMap(({ id }) => id ?? [])))
  }
  for (const kind of CARRIED_KINDS) {
    const list = `registers.${kind}`
    const numbers = registers[kind].map(({ number }, at) => (number === undefined ? `${list}[${at}]` : String(number)))
    once(numbers, (at) => `${list}[${at}].number`)
  }
  once(
    registers.claim.map(({ key }) => String(key)),
    (at) => `registers.claim[${at}].key`,
  )
  const refers = (path: string, of: string, name: string, own?: string) => {
    const why = of === 'document' ? 'no-such-document' : 'no-such-name'
    if (!known.get(of)?.has(name)) faults.push({ path, why, what: name })
    else if (name === own) faults.push({ path, why: 'twice', what: name })
  }
  for (const [at, { id, parties: named, strainsWith }] of facts.entries()) {
    for (const name of named) refers(`facts[${at}].parties`, 'party', name)
    for (const name of strainsWith) refers(`facts[${at}].strainsWith`, 'fact', name, id)
  }
  for (const kind of CARRIED_KINDS) {
    for (const [at, row] of registers[kind].entries()) {
      for (const [field, value] of Object.entries(fieldsOf(row))) {
        for (const { of, id } of namedIn({ [field]: value })) {
          refers(`registers.${kind}[${at}].${field}`, of, id, of === kind ? row.id : undefined)
        }
      }
    }
  }
  return faults
}
