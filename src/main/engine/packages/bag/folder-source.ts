import { createReadStream } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'
import { staysInside } from './bag.ts'
import { faultList } from './faults.ts'
import { MOST_FILES } from './limits.ts'
import type { PackageSource } from './source.ts'

/** A bag that lies in a folder. Links are faults and never followed. */
export async function openFolder(folder: string): Promise<PackageSource> {
  const files = new Map<string, number>()
  const { faults, add } = faultList()

  async function list(inside: string): Promise<void> {
    for (const entry of await readdir(path.join(folder, inside), { withFileTypes: true })) {
      const at = inside === '' ? entry.name : `${inside}/${entry.name}`
      if (files.size >= MOST_FILES) return add(at, 'too-many')
      if (!staysInside(at)) add(at, 'climbs')
      else if (entry.isDirectory()) await list(at)
      else if (entry.isFile()) files.set(at, (await lstat(path.join(folder, at))).size)
      else add(at, 'link')
    }
  }

  await list('')
  return {
    name: path.basename(folder),
    files,
    faults,
    async *read(at) {
      const size = files.get(at) ?? 0
      // One byte beyond the end shows a file that has grown since it was listed.
      const bytes = createReadStream(path.join(folder, at), { highWaterMark: 1 << 20, end: size })
      yield* bytes as AsyncIterable<Uint8Array>
    },
    close: async () => undefined,
  }
}
