import type { Job } from '../../../shared/contract/jobs.ts'
import { inert } from '../../../shared/domain/inert.ts'
import { type Cli, Ended, EXIT } from './cli.ts'
import { displayWidth } from './display-width.ts'
import { printJson, say } from './output.ts'
import type { EngineClient } from '../engine-client.ts'
import { tellCode } from '../sentences.ts'

const BAR = 24
/** Seconds after which a pace can be told. */
const SETTLED = 3

/**
 * Shows the job's progress until it has ended, and answers how it ended. The first Ctrl-C cancels it and waits for
 * what is under way; a second one ends the process. Throws where the job failed or was cancelled.
 */
export async function follow(cli: Cli, client: EngineClient, job: Job): Promise<Job> {
  const cancel = () => {
    say(`\n${cli.t('cli:cancelling')}`)
    client.jobs.cancel({ jobId: job.id }).catch(() => undefined)
  }
  process.once('SIGINT', cancel)
  process.once('SIGTERM', cancel)
  const show = cli.json ? showJson : process.stderr.isTTY ? showBar(cli.t) : () => undefined
  let latest = job
  try {
    for await (const now of await client.jobs.watch({ jobId: job.id })) {
      latest = now
      show(latest)
    }
  } finally {
    process.off('SIGINT', cancel)
    process.off('SIGTERM', cancel)
    if (show !== showJson && process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
  if (latest.state === 'failed')
    throw new Ended(EXIT.failed, tellCode(cli.t, latest.error?.code ?? 'UNEXPECTED', latest.error?.data))
  if (latest.state !== 'done')
    throw new Ended(EXIT.failed, { code: 'CANCELLED', sentence: cli.t(`cli:stopped.${latest.kind}`) })
  return latest
}

/** How far work is that no job holds; its last message has the result. */
interface Told<T> {
  readonly done: number
  readonly total: number | null
  readonly result: T | null
}

/** As `follow`, for work that runs without an open vault. Ctrl-C ends it, and what was half made is taken away. */
export async function followStream<T>(
  cli: Cli,
  kind: 'restore' | 'salvage' | 'inspect',
  begin: (signal: AbortSignal) => Promise<AsyncIterable<Told<T>>>,
): Promise<T> {
  const cancelling = new AbortController()
  const cancel = () => {
    say(`\n${cli.t('cli:cancelling')}`)
    cancelling.abort()
  }
  process.once('SIGINT', cancel)
  process.once('SIGTERM', cancel)
  const bar = process.stderr.isTTY ? showBar(cli.t) : () => undefined
  try {
    for await (const { done, total, result } of await begin(cancelling.signal)) {
      if (result !== null) return result
      if (cli.json) printJson({ type: 'progress', kind, done, total })
      else bar({ kind, done, total, counts: {} })
    }
  } catch (failure) {
    if (!cancelling.signal.aborted) throw failure
  } finally {
    process.off('SIGINT', cancel)
    process.off('SIGTERM', cancel)
    if (!cli.json && process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
  throw new Ended(EXIT.failed, { code: 'CANCELLED', sentence: cli.t(`cli:stopped.${kind}`) })
}

function showJson({ kind, state, done, total, counts }: Job): void {
  printJson({ type: 'progress', kind, state, done, total, counts })
}

/** What a bar shows. */
type Shown = Pick<Job, 'done' | 'total' | 'counts'> & { readonly kind: string }

function showBar(t: Cli['t']): (job: Shown) => void {
  const began = Date.now()
  let doneBefore: number | undefined
  return (job) => {
    doneBefore ??= job.done
    const line = inert(progressLine(t, job, secondsLeft(job, doneBefore, (Date.now() - began) / 1000)))
    const room = (process.stderr.columns || 80) - 1
    process.stderr.write(`\r\u001b[K${displayWidth(line) > room ? line.slice(0, room) : line}`)
  }
}

/**
 * How long the job will go on, at the pace since it has been watched: a resumed one had some of its units done before.
 * Undefined in the first seconds, when a pace cannot be told.
 */
export function secondsLeft(
  { done, total }: Pick<Job, 'done' | 'total'>,
  doneBefore: number,
  elapsed: number,
): number | undefined {
  if (total === null || done <= doneBefore || elapsed < SETTLED) return undefined
  return (elapsed * (total - done)) / (done - doneBefore)
}

/** As "Importing  ████████░░░░  112 of 226 · refused 3 · 0:41 left". */
export function progressLine(t: Cli['t'], { kind, done, total, counts }: Shown, left: number | undefined): string {
  const filled = total ? Math.round((BAR * Math.min(done, total)) / total) : 0
  const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled)
  const count = total === null ? t('cli:progress.counting', { done }) : t('cli:progress.of', { done, total })
  const outcomes = Object.entries(counts)
    .filter(([, number]) => number > 0)
    .map(([outcome, number]) => `${t(`cli:outcome.${outcome}`, outcome)} ${number}`)
  const remaining = left === undefined ? [] : [t('cli:progress.left', { time: clock(left) })]
  return `${t(`cli:job.${kind}`)}  ${bar}  ${[count, ...outcomes, ...remaining].join(' · ')}`
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
