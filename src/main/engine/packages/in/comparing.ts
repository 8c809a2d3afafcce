import { isDeepStrictEqual } from 'node:util'
import {
  CARRIED_KINDS,
  type CarriedKind,
  type CarriedRegisters,
  type CarriedRow,
  isCarriedKind,
  nothingOf,
} from '../../../../shared/contract/carried-rows.ts'
import type { CarriedDocument, PackagedCase, TrailLine } from '../../../../shared/contract/case-json.ts'
import type { Difference } from '../../../../shared/contract/packages.ts'
import { ARTICLE_FIELDS, FINDING_ROLES } from '../../../../shared/domain/article.ts'
import { formatFactNumber } from '../../../../shared/domain/fact.ts'
import { withoutNamed } from '../../../../shared/domain/named-in-rows.ts'
import { nameOfRow, REGISTERS } from '../../../../shared/domain/register-kinds.ts'
import { listedAs } from '../../evidence/documents.ts'
import { describedBy } from '../../evidence/findings.ts'
import { fieldsOf } from '../../registers/carrying.ts'
import { keyOfRuling } from '../../stories/carrying.ts'
import { forkOf, type Fork } from './fork.ts'

/** A row of a case as it is compared: its own key, the subject under which the trail knows it, and its fields. */
interface Row {
  key: string
  of: string
  subject: string
  fields: Readonly<Record<string, unknown>>
}

/** A row that stands for itself in the trail; others stand under their document or their case. */
const OWN_SUBJECT: ReadonlySet<Part> = new Set([
  'party',
  'stage',
  'document',
  'exhibit',
  'dossier',
  'search',
  'note',
  'fact',
  'citation',
  ...CARRIED_KINDS,
])

type Part = Difference['part']
type Side = PackagedCase

/** What of a fact a package of the first format cannot hold. */
const NOT_IN_FIRST_FORMAT: ReadonlySet<string> = new Set(['partyIds', 'strainsWith', 'criticality', 'dispute'])

/** What differs between the case here and in a package, and how many rows only this vault has. */
export function compareCases(
  ours: { packaged: Side; lines: readonly TrailLine[] },
  theirs: { packaged: Side; lines: readonly TrailLine[] },
): { differences: Difference[]; onlyOurs: number } {
  const fork = forkOf(ours.lines, theirs.lines)
  const differences: Difference[] = []
  let onlyOurs = 0
  const isKeptBack = keptBackBy(theirs.packaged)
  const stated = new Set(ours.packaged.facts.map(({ id }) => id))
  const exhibited = new Set(ours.packaged.exhibits.map(({ id }) => id))
  for (const part of Object.keys(ROWS) as Part[]) {
    const here = new Map(ROWS[part](ours.packaged).map((row) => [row.key, row]))
    // The services of an exhibit that is new come with it, and the citations of a fact that is.
    const there = ROWS[part](theirs.packaged).filter(
      ({ subject, fields }) =>
        (part !== 'service' || exhibited.has(subject)) && (part !== 'citation' || stated.has(String(fields['fact']))),
    )
    for (const row of there) {
      const own = here.get(row.key)
      here.delete(row.key)
      differences.push(...(own ? differingFields(part, own, row, fork, isKeptBack) : [newRow(part, row, fork)]))
    }
    onlyOurs += here.size
  }
  return { differences, onlyOurs }
}

/** Whether a row of theirs is missing here because somebody took it away; it comes back only if it is chosen. */
export function wasRemovedHere({ ours }: Pick<Difference, 'ours'>): boolean {
  return typeof ours === 'object' && ours !== null && 'removed' in ours
}

function newRow(part: Part, row: Row, fork: Fork): Difference {
  const removed = OWN_SUBJECT.has(part) ? fork.knownHere(row.subject) : fork.changedHere(row.subject, ACTS[part])
  return {
    id: idOf(part, row.key),
    part,
    of: row.of,
    field: null,
    ours: removed ? { removed: true } : null,
    theirs: row.fields,
    newer: fork.newer(row.subject, ACTS[part]),
  }
}

function differingFields(part: Part, own: Row, row: Row, fork: Fork, isKeptBack: KeptBack): Difference[] {
  const names = new Set([...Object.keys(own.fields), ...Object.keys(row.fields)])
  const differing = [...names].filter((name) => {
    const [ours, theirs] = [own.fields[name] ?? null, row.fields[name] ?? null]
    return !isDeepStrictEqual(ours, theirs) && !isKeptBack(part, name, ours, theirs)
  })
  return differing.map((field) => ({
    id: idOf(part, row.key, field),
    part,
    of: own.of,
    field,
    ours: own.fields[field] ?? null,
    theirs: row.fields[field] ?? null,
    newer: fork.newer(row.subject, ACTS[part], field),
  }))
}

type KeptBack = (part: Part, field: string, ours: unknown, theirs: unknown) => boolean

/** Whether a package lacks what a field holds here only because it left out documents, or is of an older format. */
function keptBackBy({ format, leftOut, ...theirs }: Side): KeptBack {
  const rows = CARRIED_KINDS.flatMap((kind) => theirs.registers[kind])
  const known = new Set([...theirs.parties, ...theirs.documents, ...theirs.facts, ...rows].map(({ id }) => id))
  return (part, field, ours, value) => {
    if (part === 'fact' && format === 1 && NOT_IN_FIRST_FORMAT.has(field)) return true
    if (leftOut.documents === 0) return false
    if (value === '' && /^(notes?|remarks)$/.test(field)) return true
    const { [field]: left } = withoutNamed({ [field]: ours }, ({ id }) => !known.has(id))
    return isDeepStrictEqual(left, value) || (isCarriedKind(part) && isDeepStrictEqual(nothingIn(part, field), value))
  }
}

function nothingIn(kind: CarriedKind, field: string): unknown {
  const schema = (REGISTERS[kind].draft.shape as Record<string, Parameters<typeof nothingOf>[0]>)[field]
  return schema && nothingOf(schema)
}

function idOf(part: Part, key: string, field = ''): string {
  return `${part} ${key} ${field}`.trim()
}

/** The acts of the trail that change rows of a part, where their subject is not the row's own. */
const ACTS: Record<Part, RegExp> = {
  case: /^case\.(created|changed)$/,
  party: /^party\./,
  stage: /^stage\./,
  document: /^document\./,
  relation: /^document\.related$/,
  ruling: /^(story|origin)\./,
  collection: /^custody\.declared$/,
  highlight: /^passage\./,
  note: /^note\./,
  fact: /^fact\./,
  citation: /^citation\./,
  series: /^series\./,
  exhibit: /^exhibit\./,
  service: /^exhibit\.served$/,
  dossier: /^dossier\./,
  search: /^search\./,
  ...eachKind((kind) => new RegExp(`^${kind}\\.`)),
}

const ROWS: Record<Part, (side: Side) => Row[]> = {
  case: ({ case: { id, title, revision: _r, sample: _s, createdAt: _c, archivedOn: _a, ...others } }) => [
    { key: id, of: title, subject: id, fields: { title, ...others } },
  ],
  party: ({ parties }) =>
    parties.map(({ id, revision: _r, ...fields }) => ({ key: id, of: fields.name, subject: id, fields })),
  stage: ({ stages }) =>
    stages.map(({ id, revision: _r, ...fields }) => ({
      key: id,
      of: `${fields.stage} ${fields.on}`,
      subject: id,
      fields,
    })),
  document: ({ documents }) =>
    documents.map((document) => ({
      key: document.id,
      of: nameOf(document),
      subject: document.id,
      fields: { ...document.marks, tags: document.tags, notes: document.notes, ...declaredOf(document) },
    })),
  relation: (side) =>
    side.relations.map(({ document, of, ...said }) => ({
      key: `${document} ${of}`,
      of: nameIn(side, document),
      subject: document,
      fields: { ...said, of },
    })),
  ruling: (side) =>
    side.rulings.map(({ about, document, other, same }) => ({
      key: keyOfRuling({ about, document, other }),
      of: nameIn(side, document),
      subject: document,
      fields: { about, same, other: document < other ? other : document },
    })),
  collection: ({ documents }) =>
    documents.flatMap((document) => {
      if (!document.collection) return []
      const { revision: _r, ...fields } = document.collection
      return [{ key: document.id, of: nameOf(document), subject: document.id, fields }]
    }),
  highlight: (side) =>
    side.highlights.map(({ mark: { id, document, quote } }) => ({
      key: id,
      of: nameIn(side, document),
      subject: id,
      fields: { document, quote },
    })),
  note: (side) =>
    side.marginNotes.map(({ id, document, mark, text }) => ({
      key: id,
      of: nameIn(side, document),
      subject: id,
      fields: { document, quote: mark?.quote ?? '', text },
    })),
  fact: ({ facts }) =>
    facts.map(({ id, number, text, happened, parties: partyIds, withdrawnOn, ...weighed }) => ({
      key: id,
      of: `${formatFactNumber(number)} ${text}`,
      subject: id,
      fields: {
        text,
        happened,
        partyIds,
        strainsWith: weighed.strainsWith,
        criticality: weighed.criticality,
        dispute: weighed.dispute,
        withdrawnOn,
      },
    })),
  citation: (side) =>
    side.facts.flatMap((fact) =>
      fact.citations.map(({ id, revision: _r, mark: { document, quote }, ...said }) => ({
        key: id,
        of: `${formatFactNumber(fact.number)} ${nameIn(side, document)}`,
        subject: id,
        fields: { fact: fact.id, document, quote, ...said },
      })),
    ),
  series: (side) =>
    side.series.map(({ prefix, ...fields }) => ({ key: prefix, of: prefix, subject: side.case.id, fields })),
  exhibit: ({ exhibits }) =>
    exhibits.map(({ id, number, state, withdrawnOn, document }) => ({
      key: id,
      of: number,
      subject: id,
      fields: { number, state, withdrawnOn, document },
    })),
  service: ({ exhibits }) =>
    exhibits.flatMap(({ id, number, services }) =>
      services.map((served) => ({
        key: `${id} ${served.on} ${served.version ?? ''} ${served.recipient}`,
        of: number,
        subject: id,
        fields: { exhibit: id, ...served },
      })),
    ),
  dossier: ({ dossiers }) =>
    dossiers.map(({ id, version, sha256, madeAt }) => ({
      key: id,
      of: String(version),
      subject: id,
      fields: { version, sha256, madeAt },
    })),
  search: ({ savedSearches }) =>
    savedSearches.map(({ id, name, text: _t }) => ({ key: id, of: name, subject: id, fields: { name } })),
  ...eachKind(
    (kind) =>
      ({ registers }: Side) =>
        registers[kind].map((row) => rowOf(kind, row)),
  ),
}

function eachKind<T>(of: (kind: CarriedKind) => T): Record<CarriedKind, T> {
  return Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, of(kind)])) as Record<CarriedKind, T>
}

/** A row of a register; two of one name are told apart by their territory. */
function rowOf(kind: CarriedKind, row: CarriedRow): Row {
  const name = nameOfRow(kind, row) ?? String(row.number)
  const of = [name, row['territory']].filter((part) => typeof part === 'string' && part !== '').join(', ')
  return { key: row.id, of, subject: row.id, fields: { ...fieldsOf(row), withdrawnOn: row.withdrawnOn } }
}

/** Rows of the vault's registers that both have, and in which they differ: of a case that only the package has. */
export function compareVaultRows(
  ours: CarriedRegisters,
  theirs: PackagedCase,
  lines: readonly TrailLine[],
): Difference[] {
  const fork = forkOf([], lines)
  const isKeptBack = keptBackBy(theirs)
  return CARRIED_KINDS.flatMap((kind) => {
    const here = new Map(ours[kind].map((row) => [row.id, rowOf(kind, row)]))
    return theirs.registers[kind].flatMap((row) => {
      const own = here.get(row.id)
      return own ? differingFields(kind, own, rowOf(kind, row), fork, isKeptBack) : []
    })
  })
}

function nameOf({ findings, firstSentence, fileName }: CarriedDocument): string {
  return listedAs({ title: describedBy(findings).title, firstSentence, fileName })
}

function nameIn({ documents }: Side, documentId: string): string {
  const found = documents.find(({ id }) => id === documentId)
  return found ? nameOf(found) : documentId
}

/** What a person declared, as `declared.published.main`; null where nothing was. */
function declaredOf({ findings }: CarriedDocument): Record<string, string | null> {
  const declared = findings.filter(({ basis }) => basis === 'declared')
  return Object.fromEntries(
    ARTICLE_FIELDS.flatMap((field) =>
      FINDING_ROLES.map((role) => [
        `declared.${field}.${role}`,
        declared.find((one) => one.field === field && one.role === role)?.value ?? null,
      ]),
    ),
  )
}
