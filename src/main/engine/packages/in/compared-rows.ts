import { CARRIED_KINDS, type CarriedKind, type CarriedRow } from '../../../../shared/contract/carried-rows.ts'
import type { CarriedDocument, PackagedCase } from '../../../../shared/contract/case-json.ts'
import type { Difference } from '../../../../shared/contract/packages.ts'
import { ARTICLE_FIELDS, FINDING_ROLES } from '../../../../shared/domain/article.ts'
import { formatFactNumber } from '../../../../shared/domain/fact.ts'
import { nameOfRow } from '../../../../shared/domain/register-kinds.ts'
import { listedAs } from '../../evidence/documents.ts'
import { describedBy } from '../../evidence/findings.ts'
import { fieldsOf } from '../../registers/carrying.ts'
import { keyOfRuling } from '../../stories/carrying.ts'

/** A row of a case as it is compared: its own key, the subject under which the trail knows it, and its fields. */
export interface Row {
  key: string
  of: string
  subject: string
  fields: Readonly<Record<string, unknown>>
}

/** A row that stands for itself in the trail; others stand under their document or their case. */
export const OWN_SUBJECT: ReadonlySet<Part> = new Set([
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

export type Part = Difference['part']

/** The acts of the trail that change rows of a part, where their subject is not the row's own. */
export const ACTS: Record<Part, RegExp> = {
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

export const ROWS: Record<Part, (side: PackagedCase) => Row[]> = {
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
      ({ registers }: PackagedCase) =>
        registers[kind].map((row) => comparedRow(kind, row)),
  ),
}

function eachKind<T>(of: (kind: CarriedKind) => T): Record<CarriedKind, T> {
  return Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, of(kind)])) as Record<CarriedKind, T>
}

/** A row of a register; two of one name are told apart by their territory. */
export function comparedRow(kind: CarriedKind, row: CarriedRow): Row {
  const name = nameOfRow(kind, row) ?? String(row.number)
  const of = [name, row['territory']].filter((part) => typeof part === 'string' && part !== '').join(', ')
  return { key: row.id, of, subject: row.id, fields: { ...fieldsOf(row), withdrawnOn: row.withdrawnOn } }
}

export function nameOf({ findings, firstSentence, fileName }: CarriedDocument): string {
  return listedAs({ title: describedBy(findings).title, firstSentence, fileName })
}

function nameIn({ documents }: PackagedCase, documentId: string): string {
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
