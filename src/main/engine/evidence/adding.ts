import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { RelationKind } from '../../../shared/contract/evidence.ts'
import { UNREVIEWED } from '../../../shared/domain/mark.ts'
import { EXTRACTION_VERSION } from '../extraction/version.ts'
import { EngineError } from '../fault.ts'
import type { Prepared } from '../imports/reading-in-pool.ts'
import { keepObject } from '../vault/kept-objects.ts'
import type { Vault } from '../vault/vault.ts'
import { storeBlocks } from './blocks.ts'
import { recordCustody } from './custody.ts'
import { describedBy, storeFindings } from './findings.ts'
import { addRelation } from './relating.ts'
import { document, documentView } from './table.ts'

/**
 * How a file's bytes came: read from a disk, sent by the window, held by a mail or an archive that came in, or made here by redaction. `place` is
 * the whole path on the computer of that name.
 */
export type Came =
  | { came: 'disk'; place?: string; computer?: string }
  | { came: 'upload' }
  | { came: 'attachment' | 'part'; holder: string }
  | { came: 'redaction' }

export interface Added {
  documentId: string
  /** `duplicate`: the case holds these bytes already. */
  outcome: 'added' | 'duplicate'
  /** How many documents came with it that it holds. */
  parts: number
}

/**
 * Makes a prepared file a document of the case, with its blocks, index, custody and audit entry, and what it holds as
 * documents of their own. The same bytes twice are one document. `tool` is the program that took them in, `came` how they came.
 * Inside a transaction.
 */
export function addDocument(
  vault: Vault,
  caseId: string,
  prepared: Prepared,
  tool: string,
  came: Came = { came: 'disk' },
): Added {
  const { sha256, size, fileName, origin } = prepared
  const { account, operator } = vault
  const known = vault.db
    .select({ id: document.id })
    .from(document)
    .where(and(eq(document.caseId, caseId), eq(document.sha256, sha256)))
    .get()
  const documentId = known?.id ?? uuidv7()
  const outcome = known ? 'duplicate' : 'added'
  if (outcome === 'added') insertDocument(vault, caseId, documentId, prepared)
  const detail = { sha256, size, fileName, origin, modified: prepared.modified, tool, account, operator, ...came }
  recordCustody(vault, documentId, outcome === 'added' ? 'acquired' : 'again', detail)
  vault.audit({
    caseId,
    act: outcome === 'added' ? 'document.imported' : 'document.imported-again',
    subject: documentId,
    after: { sha256, size, fileName, origin },
  })
  return { documentId, outcome, parts: addParts(vault, caseId, documentId, prepared, tool) }
}

/** Makes what a document holds documents of their own, tied to it; answers how many are new. Inside a transaction. */
export function addParts(
  vault: Vault,
  caseId: string,
  holder: string,
  { parts }: Pick<Prepared, 'parts'>,
  tool: string,
): number {
  let added = 0
  for (const { kind, ...part } of parts) {
    const { documentId, outcome, parts: within } = addDocument(vault, caseId, part, tool, { came: kind, holder })
    if (documentId !== holder) tie(vault, { documentId, kind, ofDocument: holder })
    added += within + (outcome === 'added' ? 1 : 0)
  }
  return added
}

function tie(vault: Vault, held: { documentId: string; kind: RelationKind; ofDocument: string }): void {
  try {
    addRelation(vault, { ...held, declared: false })
  } catch (error) {
    // A mail that travels inside its own attachment: the first statement stands.
    if (!(error instanceof EngineError && error.code === 'RELATION_IN_A_CIRCLE')) throw error
  }
}

function insertDocument(vault: Vault, caseId: string, documentId: string, prepared: Prepared): void {
  const { sha256, size, fileName, origin, extraction } = prepared
  const { findings, blocks, pageSizes, html, ...read } = extraction
  const described = describedBy(findings)
  keepObject(vault, { sha256, size })
  vault.db
    .insert(document)
    .values({
      id: documentId,
      caseId,
      sha256,
      size,
      fileName,
      origin,
      format: read.format,
      mime: read.mime,
      encoding: read.encoding,
      readable: read.readable,
      refusal: read.refusal,
      ...described,
      firstSentence: read.firstSentence,
      language: read.language,
      pages: read.pages,
      blocks: blocks.length,
      ...UNREVIEWED,
      tags: [],
      notes: '',
      extractionVersion: EXTRACTION_VERSION,
      importedAt: new Date().toISOString(),
      revision: 1,
    })
    .run()
  if (html !== null || pageSizes.length > 0) {
    const sizes = pageSizes.map(({ width, height }): [number, number] => [width, height])
    vault.db.insert(documentView).values({ documentId, html, pageSizes: sizes }).run()
  }
  storeFindings(vault, documentId, findings)
  storeBlocks(vault, { id: documentId, caseId, title: described.title }, blocks)
}
