import type { Stats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Refusal } from '../../../shared/contract/evidence.ts'
import { isLeftBySystem } from '../extraction/left-by-systems.ts'

/** A file found under a chosen place, before it is read. */
export interface ListedFile {
  /** Path inside the chosen folder, with `/`; the chosen name first. */
  path: string
  source: string
  size: number | null
  /** Why it will not be read; null where it will. `skipped` marks what a system leaves in folders by itself. */
  refusal: Refusal | null
  skipped: boolean
}

/**
 * Every file under the places, in the order of their names, whatever the folder's own order is. Links are followed only
 * inside the chosen folder; what cannot be read is listed with the reason. Nothing is opened.
 */
export async function listFiles(places: readonly string[], signal: AbortSignal): Promise<ListedFile[]> {
  const listed: ListedFile[] = []
  const seen = new Set<string>()
  for (const place of places) {
    const name = path.basename(place)
    const root = await realpath(place).catch(() => undefined)
    if (root === undefined) listed.push(refused(name, place, 'vanished'))
    else await list(listed, { root, source: root, shown: name, parents: [], seen }, signal)
  }
  return listed
}

interface At {
  root: string
  source: string
  shown: string
  /** Real paths of the folders above, to find loops. */
  parents: readonly string[]
  /** Real paths of folders that a link has led to: each is listed once, however many links lead there. */
  seen: Set<string>
}

async function list(listed: ListedFile[], at: At, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const link = await lstat(at.source).catch(() => undefined)
  if (!link) return void listed.push(refused(at.shown, at.source, 'vanished'))
  if (link.isSymbolicLink()) return followLink(listed, at, signal)
  if (link.isDirectory()) return listFolder(listed, at, signal)
  listed.push(listFile(at, link))
}

function listFile({ shown, source }: At, found: Stats): ListedFile {
  if (!found.isFile()) return refused(shown, source, 'not-a-file')
  return { path: shown, source, size: found.size, refusal: null, skipped: isLeftBySystem(shown) }
}

async function listFolder(listed: ListedFile[], at: At, signal: AbortSignal): Promise<void> {
  const names = await readdir(at.source).catch(() => undefined)
  if (!names) return void listed.push(refused(at.shown, at.source, 'not-readable'))
  for (const name of names.sort()) {
    const source = path.join(at.source, name)
    await list(listed, { ...at, source, shown: `${at.shown}/${name}`, parents: [...at.parents, at.source] }, signal)
  }
}

async function followLink(listed: ListedFile[], at: At, signal: AbortSignal): Promise<void> {
  const target = await realpath(at.source).catch((error: NodeJS.ErrnoException) => error.code)
  if (target === 'ELOOP') return void listed.push(refused(at.shown, at.source, 'link-loop'))
  const found = target === undefined ? undefined : await stat(target).catch(() => undefined)
  if (target === undefined || !found) return void listed.push(refused(at.shown, at.source, 'vanished'))
  if (!isInside(at.root, target)) return void listed.push(refused(at.shown, at.source, 'outside-the-folder'))
  if (at.parents.includes(target)) return void listed.push(refused(at.shown, at.source, 'link-loop'))
  if (found.isDirectory()) {
    if (at.seen.has(target)) return
    at.seen.add(target)
  }
  await list(listed, { ...at, source: target }, signal)
}

function isInside(root: string, target: string): boolean {
  const relative = path.relative(root, target)
  return relative === '' || !(relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative))
}

function refused(shown: string, source: string, refusal: Refusal): ListedFile {
  return { path: shown, source, size: null, refusal, skipped: false }
}
