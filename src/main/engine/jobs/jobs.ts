import { EventPublisher } from '@orpc/server'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import type { Job, JobKind } from '../../../shared/contract/jobs.ts'
import type { ChangeBoard } from '../events/board.ts'
import { foreseen } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { getJob, listJobs, saveJob } from './rows.ts'

/** Progress reaches the database and the windows at most this often, in milliseconds. */
const PROGRESS_INTERVAL = 100

/** A job as its own work sees it. */
export interface Run {
  readonly jobId: string
  readonly signal: AbortSignal
  /** Units done so far and in all, and how they ended. */
  progress(fields: Partial<Pick<Job, 'done' | 'total' | 'counts'>>): void
  /** Ends the run without ending the job: it waits for a person and can be resumed. */
  wait(): void
}

/**
 * What a job makes, or undefined. What was made before a cancel reached it stands: such a job is done. A thrown
 * EngineError's code becomes the job's error.
 */
export type Work = (run: Run) => Promise<Record<string, unknown> | undefined>

/** Runs long work: started, watched, cancelled, resumed. The jobs of a vault are rows in it. */
export interface JobBoard {
  start(vault: Vault, of: { kind: JobKind; caseId: string | null; result?: Record<string, unknown> }, work: Work): Job
  /** Starts the work of an ended or interrupted job anew, under the same id. */
  restart(vault: Vault, jobId: string, work: Work): Job
  get(vault: Vault, jobId: string): Job
  list(vault: Vault, caseId?: string): Job[]
  watch(vault: Vault, jobId: string, signal: AbortSignal | undefined): AsyncGenerator<Job>
  cancel(vault: Vault, jobId: string): Promise<Job>
  running(): boolean
  /** Resolves when every running job has ended; cancels them first where asked. */
  settle(cancel: boolean): Promise<void>
  /** Resolves when from now on no job has begun, told progress or ended for so many milliseconds. */
  still(milliseconds: number): Promise<void>
}

interface Running {
  job: Job
  readonly abort: AbortController
  ended: Promise<void>
}

/** `unforeseen` hears what no job should end with, for the log; `done` of every job that came to its end. */
export function createJobBoard(
  changes: ChangeBoard,
  unforeseen: (kind: JobKind, failure: unknown) => void = () => undefined,
  done: (vault: Vault, job: Job) => void = () => undefined,
): JobBoard {
  const running = new Map<string, Running>()
  const unkept = new Map<string, Job>()
  const publisher = new EventPublisher<Record<string, Job>>({ maxBufferedEvents: 1 })
  let movedAt = performance.now()

  function tell(vault: Vault, job: Job): void {
    try {
      saveJob(vault, job)
      unkept.delete(job.id)
    } catch (failure) {
      // What a verification finds is to be told also where the damage lets no row be written.
      if (job.kind !== 'verify' || foreseen(failure, vault)?.code !== 'VAULT_DAMAGED') throw failure
      unkept.set(job.id, job)
    }
    announce(job)
  }

  function announce(job: Job): void {
    publisher.publish(job.id, job)
    changes.tell('jobs', job.caseId)
  }

  function describe(vault: Vault, kind: JobKind, failure: unknown): Job['error'] {
    const told = foreseen(failure, vault)
    if (told) return { code: told.code, data: told.data }
    unforeseen(kind, failure)
    return { code: 'UNEXPECTED', data: { detail: failure instanceof Error ? failure.name : 'unknown' } }
  }

  function begin(vault: Vault, begun: Job, work: Work): Job {
    const abort = new AbortController()
    const current: Running = { job: begun, abort, ended: Promise.resolve() }
    let lastTold = 0
    let waits = false
    const run: Run = {
      jobId: begun.id,
      signal: abort.signal,
      progress(fields) {
        movedAt = performance.now()
        current.job = { ...current.job, ...fields }
        const now = Date.now()
        if (now - lastTold < PROGRESS_INTERVAL) return
        lastTold = now
        tell(vault, current.job)
      },
      wait: () => void (waits = true),
    }
    const end = (fields: Partial<Job>) => {
      movedAt = performance.now()
      current.job = { ...current.job, endedAt: new Date().toISOString(), ...fields }
      running.delete(begun.id)
      try {
        tell(vault, current.job)
      } catch (failure) {
        // The row says still that it runs: nobody is to wait for it.
        const unkeptEnd: Job = { ...current.job, state: 'failed', error: describe(vault, begun.kind, failure) }
        unkept.set(begun.id, unkeptEnd)
        announce(unkeptEnd)
      }
    }
    tell(vault, begun)
    movedAt = performance.now()
    running.set(begun.id, current)
    current.ended = work(run).then(
      (result) => {
        if (abort.signal.aborted && result === undefined) end({ state: 'cancelled' })
        else if (waits) end({ state: 'waiting', endedAt: null })
        else {
          end({ state: 'done', result: { ...current.job.result, ...result } })
          done(vault, current.job)
        }
      },
      (error: unknown) => {
        if (abort.signal.aborted) end({ state: 'cancelled' })
        else end({ state: 'failed', error: describe(vault, begun.kind, error) })
      },
    )
    return begun
  }

  const board: JobBoard = {
    start(vault, { kind, caseId, result = {} }, work) {
      const job: Job = {
        id: uuidv7(),
        kind,
        caseId,
        state: 'running',
        done: 0,
        total: null,
        counts: {},
        error: null,
        result,
        startedAt: new Date().toISOString(),
        endedAt: null,
      }
      return begin(vault, job, work)
    },
    restart(vault, jobId, work) {
      if (running.has(jobId)) return board.get(vault, jobId)
      return begin(vault, { ...board.get(vault, jobId), state: 'running', error: null, endedAt: null }, work)
    },
    get: (vault, jobId) => running.get(jobId)?.job ?? unkept.get(jobId) ?? getJob(vault, jobId),
    list: (vault, caseId) =>
      listJobs(vault, caseId).map((job) => running.get(job.id)?.job ?? unkept.get(job.id) ?? job),
    async *watch(vault, jobId, signal) {
      const told = publisher.subscribe(jobId, { signal })
      const now = board.get(vault, jobId)
      yield now
      if (hasStopped(now)) return
      for await (const job of told) {
        yield job
        if (hasStopped(job)) return
      }
    },
    async cancel(vault, jobId) {
      const found = running.get(jobId)
      found?.abort.abort()
      await found?.ended
      const job = board.get(vault, jobId)
      if (job.state !== 'interrupted' && job.state !== 'waiting') return job
      const cancelled: Job = { ...job, state: 'cancelled', endedAt: new Date().toISOString() }
      tell(vault, cancelled)
      return cancelled
    },
    running: () => running.size > 0,
    async settle(cancel) {
      const all = [...running.values()]
      if (cancel) for (const { abort } of all) abort.abort()
      await Promise.all(all.map(({ ended }) => ended))
    },
    async still(milliseconds) {
      movedAt = performance.now()
      const left = () => movedAt + milliseconds - performance.now()
      while (left() > 0) await pause(left(), undefined, { ref: false })
    },
  }
  return board
}

function hasStopped(job: Job): boolean {
  return job.state !== 'running'
}
