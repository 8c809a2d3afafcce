import type { CustodyRecord } from '../../../shared/contract/custody.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import type { Paper } from '../../../shared/contract/papers.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { requireCase } from '../cases/require.ts'
import { today } from '../clock.ts'
import type { EngineContext } from '../context.ts'
import { recordCustody } from '../evidence/custody.ts'
import { pickDocuments } from '../evidence/documents.ts'
import { letOut, requireConfirmed } from '../exhibits/leaving.ts'
import { makePaper } from '../papers/make-paper.ts'
import { EngineError } from '../fault.ts'
import { chainHead } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'
import { certificatePaper } from './certificate-paper.ts'
import { custodyRecord } from './record.ts'
import { latestMatches, reportPaper } from './report-paper.ts'
import { type Verified, verifyOriginals } from './verifying.ts'

const NAMED_AT_MOST = 10

type Kind = 'report' | '902-13' | '902-14'

interface Order {
  caseId: string
  documentIds: readonly string[]
  kinds: readonly Kind[]
  language: Language
  exceptions?: readonly Exception[] | undefined
}

/** What the papers on custody are made from. */
export interface CustodyMatter {
  reference: string
  title: string
  /** ISO 8601, UTC. */
  madeAt: string
  madeBy: string
  /** The program that makes the paper. */
  tool: string
  language: Language
  records: readonly CustodyRecord[]
  /** Where the case's chain ended when the paper was made. */
  head: { seq: number; hash: string }
}

/**
 * Makes custody reports and draft certificates for documents of a case, whose stored originals are hashed once for all of
 * them. Each document passes the gate of the house; letting one out by exception has to be entered, which a vault that is
 * open for reading cannot. Throws CASE_NOT_FOUND, DOCUMENT_NOT_FOUND, DOCUMENTS_BARRED, VAULT_READ_ONLY, and
 * ORIGINAL_DOES_NOT_MATCH where a certificate is asked for an original whose latest comparison does not match.
 */
export async function makeCustodyPapers(
  engine: Pick<EngineContext, 'pool' | 'papers' | 'host'>,
  vault: Vault,
  { caseId, documentIds, kinds, language, exceptions = [] }: Order,
  signal: AbortSignal,
): Promise<{ papers: Paper[]; verified: Verified[] }> {
  const { reference, title } = requireCase(vault, caseId)
  const ids = [...new Set(documentIds)]
  const barred = requireConfirmed(pickDocuments(vault, caseId, ids), exceptions)
  if (vault.readOnly && barred.length > 0) throw new EngineError('VAULT_READ_ONLY', { name: vault.name })
  const verified = await verifyOriginals(vault, ids, signal)
  const matter: CustodyMatter = {
    reference,
    title,
    madeAt: new Date().toISOString(),
    madeBy: vault.operator,
    tool: `Libellus ${engine.host.version}`,
    language,
    records: verified.map((one) => recordWith(vault, one)),
    head: chainHead(vault.sqlite, caseId) ?? { seq: 0, hash: '' },
  }
  if (kinds.some((kind) => kind !== 'report')) requireMatches(matter.records)
  const papers: Paper[] = []
  for (const kind of kinds) {
    const [content, name] =
      kind === 'report'
        ? [reportPaper(matter), 'custody']
        : [certificatePaper(matter, kind, engine.host.resources), `fre-${kind}`]
    papers.push(await makePaper(engine, content, `${name}-${today()}.pdf`, signal))
  }
  if (!vault.readOnly) vault.write(() => enterPapers(vault, { caseId, kinds, exceptions }, verified))
  return { papers, verified }
}

/** The document's record with this comparison, which a vault that is open for reading does not keep. */
function recordWith(vault: Vault, { documentId, sha256, match, state, at }: Verified): CustodyRecord {
  const record = custodyRecord(vault, documentId)
  if (!vault.readOnly) return record
  const compared = { at, by: vault.operator, act: 'verified' as const, detail: { sha256, match, state } }
  return { ...record, events: [...record.events, compared] }
}

function requireMatches(records: readonly CustodyRecord[]): void {
  const differing = records.filter(({ events }) => !latestMatches(events))
  if (differing.length === 0) return
  const documents = differing.map(({ documentId, listedAs }) => ({ documentId, listedAs }))
  const names = differing.map(({ exhibit, listedAs }) => [exhibit, listedAs].filter(Boolean).join(' '))
  const more = names.length > NAMED_AT_MOST ? ` (+${names.length - NAMED_AT_MOST})` : ''
  throw new EngineError('ORIGINAL_DOES_NOT_MATCH', {
    documents,
    names: `${names.slice(0, NAMED_AT_MOST).join('; ')}${more}`,
  })
}

function enterPapers(
  vault: Vault,
  { caseId, kinds, exceptions = [] }: Pick<Order, 'caseId' | 'kinds' | 'exceptions'>,
  verified: readonly Verified[],
): void {
  const ids = verified.map(({ documentId }) => documentId)
  letOut(vault, caseId, pickDocuments(vault, caseId, ids), exceptions)
  for (const { documentId, sha256, match } of verified) {
    for (const kind of kinds) {
      recordCustody(vault, documentId, 'exported', { what: 'paper', kind, sha256, match })
      vault.audit({ caseId, act: 'custody.reported', subject: documentId, after: { kind } })
    }
  }
}
