/* Runs every benchmark after the other, so that none disturbs another: npm run bench [folder of documents …] */
import { spawnSync } from 'node:child_process'

const BENCHES = [
  'bridge',
  'import',
  'intake',
  'window',
  'corpus',
  'search',
  'stories',
  'dossier',
  'claim',
  'vault',
  'recognition',
  'reader',
  'start',
]
/** What they measure on are the folders that are named. */
const TAKES_FOLDERS = new Set(['import', 'intake', 'window', 'corpus'])

for (const bench of BENCHES) {
  const script = new URL(`${bench}.ts`, import.meta.url).pathname
  const folders = TAKES_FOLDERS.has(bench) ? process.argv.slice(2) : []
  const { status } = spawnSync(process.execPath, [script, ...folders], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
