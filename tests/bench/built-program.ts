import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { PASSPHRASE, ROOT } from '../engine-under-test.ts'

export const CLI = path.join(ROOT, 'out/main/cli.js')

/** What the built program needs of its surroundings to keep everything in `home`. */
export function surroundings(home: string): NodeJS.ProcessEnv {
  return { ...process.env, LIBELLUS_HOME: home, LIBELLUS_PASSPHRASE: PASSPHRASE, INIT_CWD: home }
}

/** A vault with an empty case `Read`, made by the built program, which `run` runs again. */
export function vaultWithCase(home: string) {
  const folder = path.join(home, 'vault')
  const run = (...given: string[]) =>
    execFileSync(process.execPath, [CLI, ...given], { cwd: ROOT, env: surroundings(home), encoding: 'utf8' })
  run('vault', 'create', folder)
  const { id: caseId } = JSON.parse(run('case', 'create', folder, '--title', 'Read', '--json')) as { id: string }
  return { folder, caseId, run }
}
