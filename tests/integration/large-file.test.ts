import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, open, readdir, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startBench } from '../engine-under-test.ts'

const PROCESS = path.resolve(import.meta.dirname, '../fixtures/importing-process.ts')
const GIB = 1024 ** 3
const SIZE = 5 * GIB
/** Bytes of the process at its largest, code of Node and PDFium included. */
const MEMORY = 600 * 1024 ** 2

const asked = process.env['LIBELLUS_SLOW'] === '1'
const { bavail, bsize } = await statfs(tmpdir())
const room = bavail * bsize > 6 * GIB
if (!asked)
  console.info('A file of 5 GiB is not imported here: it takes a minute and 5 GiB of disk. Set LIBELLUS_SLOW=1.')
else if (!room) console.info('A file of 5 GiB is not imported: less than 6 GiB of disk are free.')

describe('a file of 5 GiB', () => {
  test.runIf(asked && room)(
    'is kept, refused as too large to be read, and does not fill the memory',
    { timeout: 900_000 },
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
      onTestFinished(() => rm(folder, { recursive: true, force: true }))
      const large = path.join(folder, 'film.pdf')
      const file = await open(large, 'w')
      await file.truncate(SIZE)
      await file.close()

      const began = Date.now()
      const child = spawn(process.execPath, [PROCESS, folder, '26-001', large], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let most = 0
      const watching = setInterval(() => (most = Math.max(most, residentBytes(child.pid as number))), 100)
      const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null]>])
      clearInterval(watching)
      console.info(
        `5 GiB in ${Math.round((Date.now() - began) / 1000)} s, ${Math.round(most / 1024 ** 2)} MiB of memory at most`,
      )

      expect(code).toBe(0)
      expect(said).toContain('done 1')
      expect(await outcome(folder)).toEqual({ readable: 'refused', refusal: 'too-large', size: SIZE })
      expect(await largestObject(path.join(folder, 'vault', 'objects'))).toBeGreaterThan(SIZE)
      if (process.platform === 'linux') {
        expect(most).toBeGreaterThan(0)
        expect(most).toBeLessThan(MEMORY)
      }
    },
  )
})

/** The process's resident memory; 0 where the system does not tell it as Linux does. */
function residentBytes(pid: number): number {
  try {
    return 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

async function outcome(folder: string) {
  const { engine, client } = await startBench(folder)
  await client.vault.open({ place: engine.grant(path.join(folder, 'vault')), passphrase: 'a passphrase for the test' })
  const { id: caseId } = await client.cases.get({ case: '26-001' })
  const [{ readable, refusal, size } = {}] = await client.evidence.list({ caseId })
  return { readable, refusal, size }
}

async function largestObject(objects: string): Promise<number> {
  const names = (await readdir(objects, { recursive: true })) as string[]
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(objects, name))).size))
  return Math.max(...sizes)
}
