import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Job, JobKind } from '../../../shared/contract/jobs.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { job } from './table.ts'

/** How many jobs the list shows. */
const LISTED = 200

/** Jobs are no part of a case: of a vault that is open for reading they are kept in its private copy, and go with it. */
function keep(vault: Vault, change: () => void): void {
  if (vault.readOnly) vault.sqlite.transaction(change).immediate()
  else vault.write(change)
}

export function saveJob(vault: Vault, saved: Job): void {
  keep(vault, () => void vault.db.insert(job).values(saved).onConflictDoUpdate({ target: job.id, set: saved }).run())
}

/** Throws JOB_NOT_FOUND. */
export function getJob(vault: Vault, jobId: string): Job {
  const found = vault.db.select().from(job).where(eq(job.id, jobId)).get()
  if (!found) throw new EngineError('JOB_NOT_FOUND', { jobId })
  return found
}

/** The latest first. */
export function listJobs(vault: Vault, caseId: string | undefined): Job[] {
  const ofCase = caseId === undefined ? undefined : eq(job.caseId, caseId)
  return vault.db.select().from(job).where(ofCase).orderBy(desc(job.id)).limit(LISTED).all()
}

/** The latest job of this kind that came to its end. */
export function lastDone(vault: Vault, kind: JobKind): Job | undefined {
  const done = and(eq(job.kind, kind), eq(job.state, 'done'))
  return vault.db.select().from(job).where(done).orderBy(desc(job.id)).get()
}

/** Kinds that go on where they stopped; of other work nothing is left to go on with. */
const RESUMABLE: JobKind[] = ['import', 'recognise', 'reread']

/** After an unclean end: work that can go on waits to be resumed. */
export function interruptJobs(vault: Vault): void {
  const running = eq(job.state, 'running')
  keep(vault, () => {
    vault.db
      .update(job)
      .set({ state: 'interrupted' })
      .where(and(running, inArray(job.kind, RESUMABLE)))
      .run()
    vault.db.delete(job).where(running).run()
  })
}
