import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { libellus } from '../e2e/command-line.ts'
import { temporaryFolder } from '../fixtures/vaults.ts'
import { ROOT } from '../test-host.ts'

const known = { LIBELLUS_PASSPHRASE: 'a vault of its time' }

function homeWithVault(): string {
  const home = temporaryFolder()
  cpSync(path.join(ROOT, 'tests/fixtures/released/0006'), path.join(home, 'vault'), { recursive: true })
  return home
}

/** Overwrites bytes of the database in the home; `at` counts from the end where it is negative. */
function damage(home: string, at: number, length: number): void {
  const file = path.join(home, 'vault', 'vault.db')
  const bytes = readFileSync(file)
  const from = at < 0 ? bytes.length + at : at
  writeFileSync(file, bytes.fill(0x5a, from, from + length))
}

test('a vault too damaged to be opened is verified with that finding, and salvaged', async () => {
  const home = homeWithVault()
  damage(home, 100, 4000)
  const verified = await libellus(home, ['verify', 'vault', '--json'], known)
  expect(verified.exitCode).toBe(1)
  expect(verified.json.at(-1)).toMatchObject({ clean: false, faults: [{ kind: 'structure', subject: 'vault.db' }] })

  const salvaged = await libellus(home, ['salvage', 'vault', 'new', '--json'], known)
  expect(salvaged.stderr).toBe('')
  expect(salvaged.exitCode).toBe(0)
  expect(salvaged.json.at(-1)).toMatchObject({
    type: 'result',
    originals: { read: 11 },
    nameless: 0,
    lostOriginals: [],
  })
  const again = await libellus(home, ['verify', 'new', '--json'], known)
  expect(again.json.at(-1)).toMatchObject({ objects: 11 })
  const wrong = await libellus(home, ['salvage', 'vault', 'another', '--json'], { LIBELLUS_PASSPHRASE: 'not this one' })
  expect(wrong).toMatchObject({ exitCode: 1, json: [{ error: { code: 'WRONG_PASSPHRASE' } }] })
  expect(readdirSync(home)).not.toContain('another')
})

test('a vault with damaged pages is told page by page, and what stands on others is salvaged', async () => {
  const home = homeWithVault()
  expect((await libellus(home, ['verify', 'vault'], known)).exitCode).toBe(0)
  damage(home, -3 * 4096, 10)
  const verified = await libellus(home, ['verify', 'vault', '--json'], known)
  expect(verified.exitCode).toBe(1)
  expect((verified.json.at(-1)!['faults'] as { kind: string }[]).map(({ kind }) => kind)).toContain('page')
  const salvaged = await libellus(home, ['salvage', 'vault', 'new'], known)
  expect([0, 3]).toContain(salvaged.exitCode)
  expect(salvaged.stdout).toContain('Originals read')
})
