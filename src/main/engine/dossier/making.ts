import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import type { Job } from '../../../shared/contract/jobs.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { requireOpenCase } from '../cases/require.ts'
import type { EngineContext } from '../context.ts'
import { recordCustody } from '../evidence/custody.ts'
import { requireDocument } from '../evidence/documents.ts'
import { needsPassword } from '../evidence/locked.ts'
import { pagesAreOriginal, pagesOf } from '../evidence/pages.ts'
import { listExhibits } from '../exhibits/exhibits.ts'
import { letOut } from '../exhibits/leaving.ts'
import { EngineError } from '../fault.ts'
import type { JobBoard, Run } from '../jobs/jobs.ts'
import { keepObject } from '../vault/kept-objects.ts'
import type { Vault } from '../vault/vault.ts'
import { composeInPool } from './composing.ts'
import { gatherDossier } from './gathering.ts'
import { dossier } from './table.ts'
import { lastVersion } from './versions.ts'

interface Order {
  caseId: string
  language: Language
  exceptions: readonly Exception[]
  /** Whether the facts and acts are printed by their dates. */
  chronology?: boolean
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
  const wanting = exhibits.filter(({ document }) => needsPassword(vault, document))
  const lockedBefore = new Set(wanting.map(({ label }) => label))
  return engine.jobs.start(vault, { kind: 'dossier', caseId, result: { version } }, async (run: Run) => {
    const read = new Set<string>()
    const composed = await composeInPool(engine.pool, input, {
      progress: (done, total) => run.progress({ done, total }),
      signal: run.signal,
      original: async (sha256) => {
        const exhibit = exhibits.find(({ document }) => document.sha256 === sha256)
        const pages = await pagesToSet(engine.pool, vault, exhibit!.document.id, run.signal)
        if (pagesAreOriginal(vault, exhibit!.document)) read.add(sha256)
        return pages
      },
      fonts: path.join(engine.host.resources, 'fonts'),
    })
    const standing = exhibits.filter(({ state }) => state !== 'withdrawn')
    const matched = await matching(vault, standing, read, run.signal)
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
      for (const { document } of exhibits) requireDocument(vault, document.id)
      keepObject(vault, { sha256, size })
      vault.db.insert(dossier).values(made).run()
      const { sections: _sections, pageSizes: _sizes, documents: _documents, ...entered } = made
      vault.audit({ caseId, act: 'dossier.made', subject: made.id, after: entered })
      for (const { label, document } of standing) {
        recordCustody(vault, document.id, 'included', {
          dossier: made.id,
          version,
          label,
          sha256: document.sha256,
          match: matched.has(document.sha256),
        })
      }
    })
    const { unset, missingCharacters } = composed
    const locked = unset.filter((label) => lockedBefore.has(label))
    return { dossierId: made.id, version: made.version, pages: made.pages, unset, locked, missingCharacters }
  })
}

/** Nothing where the pages cannot be had, so that the exhibit stands with its sheet only. */
async function pagesToSet(
  pool: EngineContext['pool'],
  vault: Vault,
  documentId: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  try {
    return await pagesOf({ vault, pool }, documentId, signal)
  } catch (error) {
    if (error instanceof EngineError && /^PAGE_/.test(error.code)) return new Uint8Array()
    throw error
  }
}

/** The hashes that the stored originals of exhibits have still; those in `read` were proved while the dossier was made. */
async function matching(
  vault: Vault,
  exhibits: readonly Exhibit[],
  read: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Set<string>> {
  const matched = new Set(read)
  for (const { document } of exhibits) {
    if (!matched.has(document.sha256) && (await vault.objects.check(document.sha256, signal)) === 'sound')
      matched.add(document.sha256)
  }
  return matched
}

/**
 * The number after every version that is kept, being made or was deleted for good: a running job holds its own in its result, so that the
 * cover and the list agree and no two files print the same. That of a job that failed or was cancelled may be given
 * again or stay unused, since nothing was kept under it.
 */
function nextVersion(vault: Vault, jobs: JobBoard, caseId: string): number {
  const last = lastVersion(vault, caseId)
  const beingMade = jobs
    .list(vault, caseId)
    .filter(({ kind, state }) => kind === 'dossier' && state === 'running')
    .map(({ result }) => Number(result?.['version'] ?? 0))
  return Math.max(last, ...beingMade) + 1
}
