import { randomBytes } from 'node:crypto'
import { constants, type Dirent } from 'node:fs'
import { access, mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Folder, PlaceEntry } from '../../../shared/contract/places.ts'
import { EngineError } from '../fault.ts'

/** Files and folders that a shell has granted, by opaque handle. The window only ever sees handles. */
export interface Places {
  grant(absolutePath: string): string
  /** The path behind a handle. Throws PLACE_UNKNOWN. */
  path(place: string): string
}

export function createPlaces(): Places {
  const byHandle = new Map<string, string>()
  const byPath = new Map<string, string>()
  return {
    grant(absolutePath) {
      const normal = path.resolve(absolutePath)
      const known = byPath.get(normal)
      if (known !== undefined) return known
      const handle = randomBytes(16).toString('base64url')
      byHandle.set(handle, normal)
      byPath.set(normal, handle)
      return handle
    },
    path(place) {
      const found = byHandle.get(place)
      if (found === undefined) throw new EngineError('PLACE_UNKNOWN')
      return found
    },
  }
}

/** The folder as the window's chooser shows it: subfolders, vaults, backups and case packages, in the order of their names. */
export async function openFolder(places: Places, folder: string): Promise<Folder> {
  let listed: Dirent[]
  try {
    listed = await readdir(folder, { withFileTypes: true })
  } catch {
    throw new EngineError('PLACE_NOT_READABLE', { name: path.basename(folder) })
  }
  const entries = await Promise.all(listed.map((entry) => describe(places, folder, entry)))
  const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  return {
    place: places.grant(folder),
    name: path.basename(folder) || folder,
    above: foldersAbove(folder).map((above) => ({ place: places.grant(above), name: path.basename(above) || above })),
    entries: entries.filter((entry) => entry !== undefined).sort((a, b) => byName.compare(a.name, b.name)),
    writable: await isWritable(folder),
  }
}

async function describe(places: Places, folder: string, entry: Dirent): Promise<PlaceEntry | undefined> {
  if (entry.name.startsWith('.')) return undefined
  const full = path.join(folder, entry.name)
  const found = await stat(full).catch(() => undefined)
  if (found === undefined) return undefined
  const isFolder = found.isDirectory()
  const kind = isFolder ? await kindOfFolder(full) : found.isFile() ? kindOfFile(entry.name) : undefined
  return kind && { place: places.grant(full), name: entry.name, kind, isFolder }
}

/** By the file that makes a folder what it is; `bagit.txt` is that of RFC 8493. */
async function kindOfFolder(folder: string): Promise<PlaceEntry['kind']> {
  const marks = [
    ['vault.json', 'vault'],
    ['backup.json', 'backup'],
    ['bagit.txt', 'package'],
  ] as const
  for (const [name, kind] of marks) {
    const mark = await stat(path.join(folder, name)).catch(() => undefined)
    if (mark?.isFile()) return kind
  }
  return 'folder'
}

function kindOfFile(name: string): 'backup' | 'package' | undefined {
  if (/\.libellus$/i.test(name)) return 'backup'
  return /\.(zip|age)$/i.test(name) ? 'package' : undefined
}

function foldersAbove(folder: string): string[] {
  const above: string[] = []
  for (let current = path.dirname(folder); current !== folder; folder = current, current = path.dirname(current)) {
    above.unshift(current)
  }
  return above
}

async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
}

/** A name that no system's file names forbid, inside the folder. Throws NAME_NOT_ALLOWED. */
export function childPath(folder: string, name: string): string {
  const forbidden = /[\\/:*?"<>|\p{Cc}]|^\.+$|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu
  if (forbidden.test(name)) throw new EngineError('NAME_NOT_ALLOWED', { name })
  return path.join(folder, name)
}

/** Makes the folder and answers its path. Throws PLACE_OCCUPIED where the name is taken. */
export async function makeFolder(folder: string, name: string): Promise<string> {
  const made = childPath(folder, name)
  try {
    await mkdir(made)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new EngineError(code === 'EEXIST' ? 'PLACE_OCCUPIED' : 'PLACE_NOT_WRITABLE', { name })
  }
  return made
}
