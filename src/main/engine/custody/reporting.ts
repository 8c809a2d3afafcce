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
import { chainHead } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'
import { certificatePaper } from './certificate-paper.ts'
import { custodyRecord } from './record.ts'
import { reportPaper } from './report-paper.ts'
import { verifyOriginals } from './verifying.ts'

interface Order {
  caseId: string
  documentIds: readonly string[]
  kind: 'report' | '902-13' | '902-14'
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
 * Makes a custody report or a draft certificate for documents of a case, whose stored originals are hashed for it. Each
 * document passes the gate of the house. Throws CASE_NOT_FOUND, DOCUMENT_NOT_FOUND, DOCUMENTS_BARRED.
 */
export async function makeCustodyPaper(
  engine: Pick<EngineContext, 'pool' | 'papers' | 'host'>,
  vault: Vault,
  { caseId, documentIds, kind, language, exceptions = [] }: Order,
  signal: AbortSignal,
): Promise<Paper> {
  const { reference, title } = requireCase(vault, caseId)
  const ids = [...new Set(documentIds)]
  requireConfirmed(pickDocuments(vault, caseId, ids), exceptions)
  const verified = await verifyOriginals(vault, ids, signal)
  const matter: CustodyMatter = {
    reference,
    title,
    madeAt: new Date().toISOString(),
    madeBy: vault.operator,
    tool: `Libellus ${engine.host.version}`,
    language,
    records: ids.map((id) => custodyRecord(vault, id)),
    head: chainHead(vault.sqlite, caseId) ?? { seq: 0, hash: '' },
  }
  const content = kind === 'report' ? reportPaper(matter) : certificatePaper(matter, kind, engine.host.resources)
  const paper = await makePaper(
    engine,
    content,
    `${kind === 'report' ? 'custody' : `fre-${kind}`}-${today()}.pdf`,
    signal,
  )
  if (vault.readOnly) return paper
  vault.write(() => {
    letOut(vault, caseId, pickDocuments(vault, caseId, ids), exceptions)
    for (const { documentId, match } of verified) {
      const { sha256 } = custodyRecord(vault, documentId).acquired
      recordCustody(vault, documentId, 'exported', { what: 'paper', kind, sha256, match })
      vault.audit({ caseId, act: 'custody.reported', subject: documentId, after: { kind } })
    }
  })
  return paper
}
