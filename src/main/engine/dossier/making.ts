import { eq, max } from 'drizzle-orm'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Exception } from '../../../shared/contract/leaving.ts'
import type { Job } from '../../../shared/contract/jobs.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { requireOpenCase } from '../cases/require.ts'
import type { EngineContext } from '../context.ts'
import { listExhibits } from '../exhibits/exhibits.ts'
import { letOut } from '../exhibits/leaving.ts'
import { EngineError } from '../fault.ts'
import type { JobBoard, Run } from '../jobs/jobs.ts'
import { keepObject } from '../vault/kept-objects.ts'
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
      documents: exhibits.map(({ label, state, document: { id, bars } }) => ({
        documentId: id,
        label,
        bars,
        printed: state !== 'withdrawn',
      })),
    }
    vault.write(() => {
      keepObject(vault, { sha256, size })
      vault.db.insert(dossier).values(made).run()
      const { sections: _sections, pageSizes: _sizes, documents: _documents, ...entered } = made
      vault.audit({ caseId, act: 'dossier.made', subject: made.id, after: entered })
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
