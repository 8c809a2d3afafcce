import { eq, inArray } from 'drizzle-orm'
import type { RelationKind, TranslationNote } from '../../../shared/contract/evidence.ts'
import { barsOf, effectiveMarks, type Bar, type Marks } from '../../../shared/domain/mark.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { document, relation } from './table.ts'

export interface Kinship extends TranslationNote {
  documentId: string
  kind: RelationKind
  ofDocument: string
  /** Said by a person; otherwise it came in with the other. */
  declared: boolean
}

/** The marks of each document of a case, and what each derives from. */
export interface MarksOfCase {
  /** Own and inherited marks together. */
  effective(documentId: string): Marks
  /** The documents it derives from, directly or through others, nearest first. */
  sources(documentId: string): string[]
  /** Throws DOCUMENT_NOT_FOUND where it is not of the case. */
  own(documentId: string): Marks
  /** What the document is to others. */
  relationsOf(documentId: string): readonly Kinship[]
  kinships: readonly Kinship[]
  /** Whether the bytes of the other hold those of the document, as a mail's do; the folder of a saved page lies beside it. */
  holds(kinship: Kinship): boolean
}

/** Reads the marks and kinships of a case as they stand now. */
export function marksOfCase(vault: Vault, caseId: string): MarksOfCase {
  const { id, format, reviewed, privileged, withoutPrejudice, confidential } = document
  const columns = { id, format, reviewed, privileged, withoutPrejudice, confidential }
  const rows = vault.db.select(columns).from(document).where(eq(document.caseId, caseId)).all()
  const marks = new Map(rows.map(({ id, format: _format, ...own }) => [id, own]))
  const ofCase = vault.db.select({ id }).from(document).where(eq(document.caseId, caseId))
  const kinships = vault.db.select().from(relation).where(inArray(relation.documentId, ofCase)).all()
  const pages = new Set(rows.filter(({ format }) => format === 'html').map(({ id }) => id))
  const parents = Map.groupBy(kinships, ({ documentId }) => documentId)

  function own(documentId: string): Marks {
    const found = marks.get(documentId)
    if (!found) throw new EngineError('DOCUMENT_NOT_FOUND')
    return found
  }

  function sources(documentId: string): string[] {
    const seen = new Set<string>([documentId])
    for (const current of seen) {
      for (const kinship of parents.get(current) ?? []) if (!isMadeToLeave(kinship)) seen.add(kinship.ofDocument)
    }
    seen.delete(documentId)
    return [...seen]
  }

  return {
    own,
    sources,
    relationsOf: (documentId) => parents.get(documentId) ?? [],
    kinships,
    holds: ({ declared, kind, ofDocument }) => !declared && kind !== 'redaction' && !pages.has(ofDocument),
    effective: (documentId) => effectiveMarks(own(documentId), sources(documentId).map(own)),
  }
}

/**
 * Whether the one is a copy of the other that was redacted here: it was made to be handed out, and is reviewed for
 * itself. One that somebody only says to be redacted inherits as any copy.
 */
function isMadeToLeave({ kind, declared }: Kinship): boolean {
  return kind === 'redaction' && !declared
}

/** Whether the document derives from the other, directly or through others, without reading the whole case. */
export function derivesFrom(vault: Vault, documentId: string, other: string): boolean {
  const found = vault.sqlite
    .prepare<[string, string], number>(
      `WITH RECURSIVE source (id) AS (
         VALUES (?) UNION
         SELECT of_document FROM source CROSS JOIN relation ON document_id = source.id
         WHERE NOT (kind = 'redaction' AND declared = 0)
       ) SELECT 1 FROM source WHERE id = ?`,
    )
    .pluck()
    .get(documentId, other)
  return found !== undefined
}

/** Marks that the document has only by inheritance, each with the nearest document it comes from. */
export function inheritedBars(marks: MarksOfCase, documentId: string): { bar: Bar; from: string }[] {
  const own = new Set(barsOf(marks.own(documentId)))
  return barsOf(marks.effective(documentId))
    .filter((bar) => !own.has(bar))
    .map((bar) => ({
      bar,
      from: marks.sources(documentId).find((source) => barsOf(marks.own(source)).includes(bar)) ?? documentId,
    }))
}
