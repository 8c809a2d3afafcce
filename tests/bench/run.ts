/* Runs every benchmark after the other, so that none disturbs another: npm run bench [folder of PDFs …] */
import { spawnSync } from 'node:child_process'

const BENCHES = ['bridge', 'import', 'search', 'dossier', 'vault', 'recognition', 'reader', 'start']

for (const bench of BENCHES) {
  const script = new URL(`${bench}.ts`, import.meta.url).pathname
  const folders = bench === 'import' ? process.argv.slice(2) : []
  const { status } = spawnSync(process.execPath, [script, ...folders], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
