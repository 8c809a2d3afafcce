import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { OBJECTS_FOLDER } from './objects.ts'

/** The vault's own names, which a sync client's name for the other of two versions begins with. */
const OWN = 'vault|heads|held|lock|before-\\d{4}|objects|[0-9a-f]{62}'
/**
 * What sync clients put behind a name: Dropbox and Nextcloud `(… conflicted copy …)`, in the person's own language,
 * OneDrive `-COMPUTER`, iCloud ` 2`, Google Drive ` (1)`, Syncthing `.sync-conflict-…`, Seafile ` (SFConflict …)`.
 */
const MARK = '\\s?\\(.+\\)| \\d+|[.-]sync-conflict-.+?|_conf\\(.+\\)|-[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]*?'
const CONFLICTED = new RegExp(`^(${OWN})(\\.json|\\.db)?(${MARK})(\\.json|\\.db(-wal)?)?$`, 'u')
const CONFLICTED_PREFIX = new RegExp(`^[0-9a-f]{2}(${MARK})$`, 'u')
const OURS = /^(vault\.db-(wal|shm|journal)|vault\.json\.copy|lock-journal|before-\d{4}\.db(-wal|-shm|-journal)?)$/

/** Names directly in the vault's folder that a sync client gave to copies of its files. They are never opened. */
export function conflictedBeside(folder: string): string[] {
  return readdirSync(folder).filter((name) => !OURS.test(name) && CONFLICTED.test(name))
}

/** The same below `objects/`, as paths inside the vault's folder. */
export function conflictedObjects(folder: string): string[] {
  const root = join(folder, OBJECTS_FOLDER)
  if (!existsSync(root)) return []
  const below = readdirSync(root, { withFileTypes: true }).flatMap((entry): string[] => {
    if (CONFLICTED_PREFIX.test(entry.name)) return [entry.name]
    if (!entry.isDirectory()) return []
    const names = readdirSync(join(root, entry.name)).filter((name) => CONFLICTED.test(name))
    return names.map((name) => `${entry.name}/${name}`)
  })
  return below.map((name) => `${OBJECTS_FOLDER}/${name}`)
}
