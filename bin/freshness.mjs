import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const project = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(project, 'out', 'stamp')

/** Whether `out/` was built from the sources as they are. Without sources (an installed copy) it is. */
export function isBuilt() {
  if (!existsSync(join(project, 'out', 'main', 'cli.js'))) return false
  if (!existsSync(join(project, 'src'))) return true
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stateOfSources()
}

/** Notes the state of the sources that `out/` was built from; it is taken before the build reads them. */
export function noteBuilt(state) {
  writeFileSync(stamp, state)
}

/** SHA-256 over the path, the size and the time of change of everything that the build reads. */
export function stateOfSources() {
  const hash = createHash('sha256')
  const files = readdirSync(join(project, 'src'), { recursive: true }).map((file) => join('src', file))
  for (const file of [...files, 'electron.vite.config.ts', 'package.json', 'package-lock.json'].sort()) {
    const found = statSync(join(project, file))
    if (found.isFile()) hash.update(`${file}\0${found.size}\0${found.mtimeMs}\n`)
  }
  return hash.digest('hex')
}
