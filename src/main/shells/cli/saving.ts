import { createWriteStream } from 'node:fs'
import { lstat, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Engine } from '../../engine/bridge/client.ts'
import { requireOutside } from '../../engine/vault/outside.ts'
import { ENGINE_ORIGIN } from '../engine-client.ts'
import { tellCode } from '../sentences.ts'
import { callersPath } from './callers-path.ts'
import { type Cli, Ended, EXIT, wrongUse } from './cli.ts'

interface Saving {
  /** Whether a file that is there already gives way, once the new one is whole. */
  replaces?: boolean
  /** As `chmod`. */
  mode?: number
}

/**
 * The path that a file is to be written to, where none is yet (PLACE_OCCUPIED), outside the vault in `folder`
 * (PLACE_IN_VAULT); wrong use where its folder is not there, or it is a folder itself.
 */
export async function fileToWrite(
  cli: Cli,
  folder: string,
  given: string,
  { replaces = false }: Saving = {},
): Promise<string> {
  const file = callersPath(given)
  await requireOutside(callersPath(folder), file)
  if (!(await stat(path.dirname(file)).catch(() => undefined))?.isDirectory())
    throw wrongUse(cli, 'export.noFolder', { file })
  if ((await stat(file).catch(() => undefined))?.isDirectory()) throw wrongUse(cli, 'export.isFolder', { file })
  if (!replaces) await requireFree(cli, file)
  return file
}

async function requireFree(cli: Cli, file: string): Promise<void> {
  if (!(await lstat(file).catch(() => undefined))) return
  throw new Ended(EXIT.failed, tellCode(cli.t, 'PLACE_OCCUPIED', { name: path.basename(file) }))
}

/** Writes what the engine's route answers to a file, whole or not at all. */
export async function saveAnswer(
  cli: Cli,
  engine: Engine,
  route: string,
  file: string,
  { replaces = false, mode = 0o666 }: Saving = {},
): Promise<void> {
  const response = await engine.fetch(new Request(`${ENGINE_ORIGIN}${route}`))
  if (!response.ok || !response.body) {
    const { code = 'UNEXPECTED', data } = (await response.json().catch(() => ({}))) as { code?: string; data?: unknown }
    throw new Ended(EXIT.failed, tellCode(cli.t, code, data))
  }
  const part = `${file}.part`
  try {
    const written = createWriteStream(part, { flush: true, mode })
    await pipeline(Readable.fromWeb(response.body as ReadableStream), written)
    if (!replaces) await requireFree(cli, file)
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    if (error instanceof Ended) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new Ended(
      EXIT.failed,
      tellCode(cli.t, code === 'ENOSPC' ? 'DISK_FULL' : 'PLACE_NOT_WRITABLE', { name: path.basename(file) }),
    )
  }
}
