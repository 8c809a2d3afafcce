import { mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { pino } from 'pino'
import type { EngineHost } from './host.ts'

/** Bytes after which the log begins anew; the one before is kept. */
const LOG_SIZE = 2 * 1024 * 1024

/**
 * The engine's log: which procedure, how long, how it ended. Never parameters, paths of files, or queries: a route's
 * ids and numbers are left out too.
 */
export function openLog(host: EngineHost) {
  const folder = path.join(host.settings, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'engine.log')
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_SIZE) renameSync(file, `${file}.old`)
  const destination = pino.destination({ dest: file, sync: false, mode: 0o600, minLength: 0 })
  const log = pino({ base: { version: host.version, shell: host.shell } }, destination)
  return {
    answered(request: Request, response: Response, milliseconds: number): void {
      log.info({ call: nameOf(new URL(request.url).pathname), status: response.status, ms: Math.round(milliseconds) })
    },
    close: () => destination.end(),
  }
}

/** `/rpc/cases/list` as it is; of other routes only the names that they are made of. */
function nameOf(pathname: string): string {
  if (/^\/rpc\/[a-zA-Z]+\/[a-zA-Z]+$/.test(pathname)) return pathname
  return pathname.replace(/\/[^/]*\d[^/]*/g, '/…').slice(0, 60)
}
