import { desc, eq, max } from 'drizzle-orm'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { DossierVersion } from '../../../shared/contract/dossier.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import type { Job } from '../../../shared/contract/jobs.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { requireCase, requireOpenCase } from '../cases/require.ts'
import type { EngineContext } from '../context.ts'
import { recordCustody } from '../evidence/adding.ts'
import { pickDocuments } from '../evidence/documents.ts'
import { listExhibits } from '../exhibits/exhibits.ts'
import { barredOf, letOut } from '../exhibits/leaving.ts'
import { EngineError } from '../fault.ts'
import type { JobBoard, Run } from '../jobs/jobs.ts'
import type { Vault } from '../vault/vault.ts'
import { composeInPool } from './composing.ts'
import { gatherDossier } from './gathering.ts'
import { dossier } from './table.ts'

interface Order {
  caseId: string
  language: Language
  exceptions: readonly Exception[]
}

/**
 * Makes the next version of a case's dossier and keeps it in the vault. Throws DOCUMENTS_BARRED where a mark keeps an
 * exhibit in the house, NOTHING_TO_EXHIBIT where no number was given yet. The job fails with DOSSIER_NOT_MADE where its
 * worker is lost.
 */
export function makeDossier(engine: Pick<EngineContext, 'jobs' | 'host' | 'pool'>, vault: Vault, order: Order): Job {
  const { caseId } = order
  requireOpenCase(vault, caseId)
  const exhibits = listExhibits(vault, caseId)
  if (exhibits.every(({ state }) => state === 'withdrawn')) throw new EngineError('NOTHING_TO_EXHIBIT')
  const documents = exhibits.map(({ document }) => document)
  vault.write(() => letOut(vault, caseId, documents, order.exceptions))
  const version = nextVersion(vault, engine.jobs, caseId)
  const input = gatherDossier(vault, engine.host.resources, { ...order, version })
  return engine.jobs.start(vault, { kind: 'dossier', caseId, result: { version } }, async (run: Run) => {
    const composed = await composeInPool(engine.pool, input, {
      progress: (done, total) => run.progress({ done, total }),
      signal: run.signal,
      original: (sha256) => vault.objects.readAll(sha256),
      fonts: path.join(engine.host.resources, 'fonts'),
    })
    const { sha256, size } = await vault.objects.put(composed.pdf)
    run.signal.throwIfAborted()
    const made: typeof dossier.$inferSelect = {
      id: uuidv7(),
      caseId,
      version,
      profile: 'bundle',
      language: order.language,
      madeAt: new Date().toISOString(),
      madeBy: vault.operator,
      pages: composed.pages,
      size,
      sha256,
      sections: composed.sections,
      exhibits: exhibits.map(({ label }) => label),
      pageSizes: composed.pageSizes.map(({ width, height }) => [width, height]),
      documents: documents.map(({ id, bars }) => ({ documentId: id, bars })),
    }
    vault.write(() => {
      vault.sqlite.prepare('INSERT OR IGNORE INTO object (sha256, size) VALUES (?, ?)').run(sha256, size)
      vault.db.insert(dossier).values(made).run()
      const { sections: _sections, pageSizes: _sizes, documents: _documents, ...entered } = made
      vault.audit({ caseId, act: 'dossier.made', subject: made.id, after: entered })
      for (const { document, label, state } of exhibits) {
        if (state === 'withdrawn') continue
        const detail = { dossier: made.id, version: made.version, label, sha256: document.sha256 }
        recordCustody(vault, document.id, 'exported', detail)
      }
    })
    const { unset, missingCharacters } = composed
    return { dossierId: made.id, version: made.version, pages: made.pages, unset, missingCharacters }
  })
}

/**
 * The number after every version that is kept or being made: a running job holds its own in its result, so that the
 * cover and the list agree and no two files print the same. That of a job that failed or was cancelled may be given
 * again or stay unused, since nothing was kept under it.
 */
function nextVersion(vault: Vault, jobs: JobBoard, caseId: string): number {
  const last = vault.db
    .select({ version: max(dossier.version) })
    .from(dossier)
    .where(eq(dossier.caseId, caseId))
    .get()
  const beingMade = jobs
    .list(vault, caseId)
    .filter(({ kind, state }) => kind === 'dossier' && state === 'running')
    .map(({ result }) => Number(result?.['version'] ?? 0))
  return Math.max(last?.version ?? 0, ...beingMade) + 1
}

/** The latest first. */
export function listDossiers(vault: Vault, caseId: string): DossierVersion[] {
  const ofCase = eq(dossier.caseId, requireCase(vault, caseId).id)
  const rows = vault.db.select().from(dossier).where(ofCase).orderBy(desc(dossier.version)).all()
  return rows.map(({ pageSizes: _sizes, documents: _documents, ...version }) => version)
}

/**
 * The version as it may be handed out now: a document that was marked since, or of which more is barred than was
 * confirmed, holds it back. Throws DOSSIER_NOT_FOUND, DOCUMENTS_BARRED.
 */
export function handOutDossier(vault: Vault, dossierId: string): typeof dossier.$inferSelect {
  const made = requireDossier(vault, dossierId)
  const confirmed = new Map(made.documents.map(({ documentId, bars }) => [documentId, bars]))
  const documents = pickDocuments(vault, made.caseId, [...confirmed.keys()])
  const barred = barredOf(documents).filter(
    ({ documentId, bars }) => !bars.every((bar) => confirmed.get(documentId)?.includes(bar)),
  )
  if (barred.length > 0) throw new EngineError('DOCUMENTS_BARRED', { documents: barred })
  vault.write(() => {
    const { caseId, version, sha256 } = made
    vault.audit({ caseId, act: 'dossier.handed-out', subject: dossierId, after: { version, sha256 } })
  })
  return made
}

/** Throws DOSSIER_NOT_FOUND. */
export function requireDossier(vault: Vault, dossierId: string): typeof dossier.$inferSelect {
  const row = vault.db.select().from(dossier).where(eq(dossier.id, dossierId)).get()
  if (!row) throw new EngineError('DOSSIER_NOT_FOUND')
  return row
}
