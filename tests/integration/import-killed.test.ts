import { spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT, startBench, temporaryFolder } from '../engine-under-test.ts'

const CORPUS = path.resolve(ROOT, '../shared/corpus')
const PROCESS = path.join(ROOT, 'tests/fixtures/importing-process.ts')
const REFERENCE = 'K-1'
const PASSPHRASE = 'a passphrase for the test'

/** Runs the import; kills it after so many milliseconds of work, or lets it end. Answers how long it worked. */
function importOnce(base: string, paths: readonly string[], killAfter?: number) {
  return new Promise<{ ended: boolean; milliseconds: number }>((resolve, reject) => {
    const child = spawn(process.execPath, [PROCESS, base, REFERENCE, ...paths], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let began: number | undefined
    child.stdout.on('data', () => {
      if (began === undefined && killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
      began ??= performance.now()
    })
    child.on('exit', (code, signal) => {
      if (code !== null && code !== 0) reject(new Error(`the import ended with ${code}`))
      else resolve({ ended: signal === null, milliseconds: performance.now() - (began ?? 0) })
    })
  })
}

/** What an import left behind, without ids and times. */
async function remains(base: string) {
  const { client, engine } = await startBench(base)
  await client.vault.open({ place: engine.grant(path.join(base, 'vault')), passphrase: PASSPHRASE })
  const { id: caseId } = await client.cases.get({ case: REFERENCE })
  const verifying = await client.vault.verify()
  let verified
  for await (const job of await client.jobs.watch({ jobId: verifying.id })) verified = job
  const listed = await client.evidence.list({ caseId })
  const named = new Map<unknown, string>(listed.map(({ id, fileName }) => [id, fileName]))
  const documents = await Promise.all(
    listed.map(async ({ id, fileName, sha256, title, refusal }) => {
      const { custody, findings, origin } = await client.evidence.get({ documentId: id })
      const { blocks } = await client.evidence.blocks({ documentId: id })
      const events = custody.map(({ act, detail }) => ({
        act,
        detail: 'holder' in detail ? { ...detail, holder: named.get(detail['holder']) } : detail,
      }))
      return { fileName, origin, sha256, title, refusal, findings, blocks, events }
    }),
  )
  const entries = await client.audit.latest({ caseId, limit: 500 })
  await engine.close()
  return { faults: verified?.result?.['faults'], documents, acts: entries.map(({ act }) => act) }
}

/** Kills after shares of the undisturbed time that together leave some of the work, each at another moment of it. */
async function killedTenTimes(paths: readonly string[]): Promise<void> {
  const [undisturbed, killed] = [await temporaryFolder(), await temporaryFolder()]
  const { milliseconds } = await importOnce(undisturbed, paths)
  for (let turn = 1; turn <= 10; turn++) {
    const { ended } = await importOnce(killed, paths, milliseconds * (0.01 + 0.008 * turn))
    expect(ended, `turn ${turn}`).toBe(false)
  }
  expect((await importOnce(killed, paths)).ended).toBe(true)
  const [expected, found] = [await remains(undisturbed), await remains(killed)]
  expect(found.faults).toEqual([])
  expect(found).toEqual(expected)
}

describe('an import killed ten times', () => {
  test('ends with the documents, blocks, custody and trail of an undisturbed one', { timeout: 240_000 }, async () => {
    const folder = path.join(await temporaryFolder(), 'evidence')
    await mkdir(folder)
    for (let at = 0; at < 150; at++) {
      const text = `Report ${at}\n\nThe maker went on for the ${at}th time.\n\n${'Nobody stopped it. '.repeat(at)}`
      await writeFile(path.join(folder, `${String(at).padStart(3, '0')}.txt`), text)
    }
    await killedTenTimes([folder])
  })

  test.runIf(existsSync(CORPUS))('does so on the foreign documents too', { timeout: 600_000 }, async () => {
    const articles = globSync(`${CORPUS}/articles/*/source.html`).sort()
    await killedTenTimes([`${CORPUS}/pdf`, `${CORPUS}/office`, ...articles])
  })
})

if (!existsSync(CORPUS)) console.info('The foreign documents are not here: the import of them is not killed.')
