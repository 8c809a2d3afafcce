import { ORPCError } from '@orpc/server'
import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { pino } from 'pino'
import { foreseen, systemCode } from './fault.ts'
import type { EngineHost } from './host.ts'

/** Bytes after which the log begins anew; the one before is kept. */
const LOG_SIZE = 2 * 1024 * 1024

/**
 * The engine's log: which procedure, how long, how it ended. Never parameters, paths of files, or queries: a route's
 * ids and numbers are left out too. Of an unforeseen failure the class and where it arose; its message is left out,
 * since it may hold words of a case.
 */
export function openLog(host: EngineHost) {
  const file = logFile(path.join(host.settings, 'logs'))
  const log = pino({ base: { version: host.version, shell: host.shell } }, file)
  return {
    /** `failure` is what was thrown instead of an answer. */
    answered(request: Request, status: number, milliseconds: number, failure?: unknown): void {
      const call = { call: nameOf(new URL(request.url).pathname), status, ms: Math.round(milliseconds) }
      const code = request.signal.aborted ? 'ABORTED' : codeOf(failure)
      if (code !== undefined || failure === undefined) log.info({ ...call, code })
      else log.error({ ...call, code: 'UNEXPECTED', ...whereFrom(failure) })
    },
    /** For what no job should end with. */
    jobFailed(kind: string, failure: unknown): void {
      log.error({ call: `job/${kind}`, code: 'UNEXPECTED', ...whereFrom(failure) })
    },
    close: () => file.end(),
  }
}

/** What cannot be written, on a full disk, say, is left out: the log must not stop what it tells of. */
function logFile(folder: string) {
  let descriptor: number | undefined
  const orNothing = (act: () => void) => {
    try {
      act()
    } catch {
      // There is nobody to tell.
    }
  }
  orNothing(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = path.join(folder, 'engine.log')
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_SIZE) renameSync(file, `${file}.old`)
    descriptor = openSync(file, 'a', 0o600)
  })
  return {
    write(line: string): void {
      const open = descriptor
      if (open !== undefined) orNothing(() => void writeSync(open, line))
    },
    end(): void {
      if (descriptor !== undefined) closeSync(descriptor)
      descriptor = undefined
    },
  }
}

/** `/rpc/cases/list` as it is; of other routes only the names that they are made of. */
function nameOf(pathname: string): string {
  if (/^\/rpc\/[a-zA-Z]+\/[a-zA-Z]+$/.test(pathname)) return pathname
  return pathname.replace(/\/[^/]*\d[^/]*/g, '/…').slice(0, 60)
}

/** The contract's code, or one of HTTP's; undefined for a failure that nobody has foreseen. */
function codeOf(failure: unknown): string | undefined {
  if (failure instanceof ORPCError && failure.code !== 'INTERNAL_SERVER_ERROR') return failure.code
  return foreseen(failure)?.code
}

/** `    at listCases (file:///…/cases/cases.ts:31:9)`, with or without the name and the brackets. */
const FRAME = /^ {4}at (?:(.+) \()?(?:.*[/\\])?([^/\\()]+:\d+):\d+\)?$/

/** The failure's class, the system's code, and its frames as `listCases cases.ts:31`. */
function whereFrom(failure: unknown): { error: string; system?: string; at: string[] } {
  if (!(failure instanceof Error)) return { error: typeof failure, at: [] }
  const { stack = '', message } = failure
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n')
  const at = frames.flatMap((line) => {
    const frame = FRAME.exec(line)
    return frame ? [frame.slice(1).filter(Boolean).join(' ')] : []
  })
  const system = systemCode(failure)
  return { error: failure.name, ...(system && { system }), at }
}
