import { z } from 'zod'
import { CARRIED_KINDS } from '../../../../shared/contract/carried-rows.ts'
import { CASE_JSON_FORMAT, PackagedCase } from '../../../../shared/contract/case-json.ts'
import { namedIn } from '../../../../shared/domain/named-in-rows.ts'
import { EngineError } from '../../fault.ts'
import { keyOfRuling } from '../../stories/carrying.ts'
import type { PackageFault } from '../bag/faults.ts'
import { LARGEST_JSON } from '../bag/limits.ts'
import type { PackageSource } from '../bag/source.ts'
import { jsonText } from '../json-bytes.ts'
import { jsonPath } from '../json-path.ts'

type Add = (path: string, why: PackageFault['why']) => void

const Format = z.object({ format: z.int() })

/**
 * The case in a package, where it keeps to the schema, names nothing twice, and every file and row that it refers to is
 * there. @throws PACKAGE_NEWER
 */
export function provesCase(
  bytes: Buffer,
  manifest: ReadonlyMap<string, string>,
  source: PackageSource,
  add: Add,
): PackagedCase | undefined {
  let json: unknown
  try {
    json = JSON.parse(jsonText(bytes))
  } catch {
    add('data/case.json', 'not-json')
    return undefined
  }
  const format = Format.safeParse(json).data?.format
  if (format !== undefined && format > CASE_JSON_FORMAT) {
    throw new EngineError('PACKAGE_NEWER', { format, known: CASE_JSON_FORMAT })
  }
  const read = PackagedCase.safeParse(json)
  if (!read.success) {
    for (const { path } of read.error.issues) add(jsonPath(path), 'not-accepted')
    return undefined
  }
  proveFiles(read.data, manifest, source, add)
  proveNames(read.data, add)
  proveReferences(read.data, add)
  return read.data
}

function proveFiles(
  { documents, dossiers }: PackagedCase,
  manifest: ReadonlyMap<string, string>,
  { files }: PackageSource,
  add: Add,
): void {
  const originals = [
    ...documents.map((one, at) => ({ ...one, at: `documents[${at}].file` })),
    ...dossiers.map((one, at) => ({ ...one, at: `dossiers[${at}].file` })),
  ]
  for (const { file, sha256, size, at } of originals) {
    if (manifest.get(`data/${file}`) !== sha256 || files.get(`data/${file}`) !== size) add(at, 'not-in-the-package')
  }
  for (const [at, { text }] of documents.entries()) {
    if (!manifest.has(`data/${text}`)) add(`documents[${at}].text`, 'not-in-the-package')
    else if ((files.get(`data/${text}`) ?? 0) > LARGEST_JSON) add(`data/${text}`, 'too-large')
  }
}

/** No row may stand twice, nor two under one number. */
function proveNames(
  {
    documents,
    parties,
    stages,
    series,
    exhibits,
    dossiers,
    relations,
    rulings,
    marginNotes,
    facts,
    savedSearches,
    registers,
  }: PackagedCase,
  add: Add,
): void {
  const check = (part: string, names: readonly string[]) => {
    const seen = new Set<string>()
    for (const [at, name] of names.entries()) {
      if (seen.has(name)) add(`${part}[${at}]`, 'twice')
      seen.add(name)
    }
  }
  check(
    'id',
    [
      parties,
      stages,
      documents,
      marginNotes,
      facts,
      facts.flatMap(({ citations }) => citations),
      exhibits,
      dossiers,
      savedSearches,
      ...Object.values(registers),
    ].flatMap((rows) => rows.map(({ id }) => id)),
  )
  check(
    'documents',
    documents.map(({ sha256 }) => sha256),
  )
  check(
    'documents',
    documents.flatMap(({ custody }) => custody.map(({ id }) => id)),
  )
  check(
    'series',
    series.map(({ prefix }) => prefix),
  )
  check(
    'exhibits',
    exhibits.map(({ number }) => number),
  )
  check(
    'dossiers',
    dossiers.map(({ version }) => String(version)),
  )
  check(
    'relations',
    relations.map(({ document, of }) => `${document} ${of}`),
  )
  check('rulings', rulings.map(keyOfRuling))
  check(
    'facts',
    facts.map(({ number }) => String(number)),
  )
  for (const kind of CARRIED_KINDS) {
    check(
      `registers.${kind}`,
      registers[kind].map(({ number }) => String(number)),
    )
  }
  check(
    'registers.claim',
    registers.claim.map(({ key }) => String(key)),
  )
  check(
    'savedSearches',
    savedSearches.map(({ name }) => name),
  )
}

function proveReferences(packaged: PackagedCase, add: Add): void {
  const { documents, relations, rulings, series, exhibits } = packaged
  const known = new Set(documents.map(({ id }) => id))
  const prefixes = new Set(series.map(({ prefix }) => prefix))
  for (const [at, { document, of }] of relations.entries()) {
    if (!known.has(document) || !known.has(of)) add(`relations[${at}]`, 'not-in-the-package')
  }
  for (const [at, { document, other }] of rulings.entries()) {
    if (!known.has(document) || !known.has(other)) add(`rulings[${at}]`, 'not-in-the-package')
    if (document === other) add(`rulings[${at}]`, 'twice')
  }
  const refers = (path: string, named: { document: string } | null) => {
    if (named && !known.has(named.document)) add(path, 'not-in-the-package')
  }
  for (const [at, { mark }] of packaged.highlights.entries()) refers(`highlights[${at}]`, mark)
  for (const [at, note] of packaged.marginNotes.entries()) {
    for (const named of [note, note.mark]) refers(`marginNotes[${at}]`, named)
  }
  for (const [at, { citations }] of packaged.facts.entries()) {
    for (const { mark } of citations) refers(`facts[${at}].citations`, mark)
  }
  proveNamed(packaged, add)
  for (const [at, { document, number }] of exhibits.entries()) {
    if (!known.has(document)) add(`exhibits[${at}].document`, 'not-in-the-package')
    if (!prefixes.has(number.slice(0, number.indexOf('-')))) add(`exhibits[${at}].number`, 'not-in-the-package')
  }
  if (goesInCircles(relations)) add('relations', 'circle')
}

/** What facts and rows name by id. */
function proveNamed({ parties, documents, facts, registers }: PackagedCase, add: Add): void {
  const known = { party: parties, document: documents, fact: facts, ...registers }
  const named = new Set(Object.entries(known).flatMap(([of, rows]) => rows.map(({ id }) => `${of} ${id}`)))
  const prove = (path: string, of: string, id: string) => {
    if (!named.has(`${of} ${id}`)) add(path, 'not-in-the-package')
  }
  for (const [at, fact] of facts.entries()) {
    for (const id of fact.parties) prove(`facts[${at}].parties`, 'party', id)
    for (const id of fact.strainsWith) prove(`facts[${at}].strainsWith`, 'fact', id)
  }
  for (const kind of CARRIED_KINDS) {
    for (const [at, row] of registers[kind].entries()) {
      for (const { field, of, id } of namedIn(row)) prove(`registers.${kind}[${at}].${field}`, of, id)
    }
  }
}

/** Whether a document derives from itself, over whatever others. */
export function goesInCircles(relations: readonly { document: string; of: string }[]): boolean {
  const sources = Map.groupBy(relations, ({ document }) => document)
  const cleared = new Set<string>()
  for (const start of sources.keys()) {
    const above = new Set<string>()
    const left: (string | { done: string })[] = [start]
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      if (typeof at !== 'string') {
        above.delete(at.done)
        cleared.add(at.done)
      } else if (above.has(at)) return true
      else if (!cleared.has(at)) {
        above.add(at)
        left.push({ done: at }, ...(sources.get(at) ?? []).map(({ of }) => of))
      }
    }
  }
  return false
}
