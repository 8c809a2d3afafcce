import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { vaultChecks } from '../../src/main/engine/vault/checks.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'
import { verifyVault } from '../../src/main/engine/vault/verify.ts'
import { temporaryFolder, WHO } from '../fixtures/vaults.ts'
import { ROOT } from '../test-host.ts'
import { onSmallDisk } from '../fixtures/small-disk.ts'

const RELEASED = path.join(ROOT, 'tests/fixtures/released')
const SHIPPED = path.join(ROOT, 'resources/migrations')
const PASSPHRASE = 'a vault of its time'

const fixtures = readdirSync(RELEASED, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? one.name : []))
const closed = fixtures.filter((name) => /^\d{4}$/.test(name))

type Rows = Record<string, Record<string, unknown>[]>

test.each(fixtures)(
  'a vault of format %s is brought up to date with every row and every original as it was',
  async (name) => {
    const vault = await openVault(copyOf(name), PASSPHRASE, WHO, SHIPPED)
    onTestFinished(() => vault.close())
    const before = JSON.parse(readFileSync(path.join(RELEASED, `${name}.json`), 'utf8')) as Rows
    expectRowsOf(vault, before)
    for (const { sha256, size } of before['object'] as { sha256: string; size: number }[]) {
      expect((await vault.objects.readAll(sha256)).byteLength).toBe(size)
    }
    const latest = readdirSync(SHIPPED).length
    expect(vault.sqlite.pragma('user_version', { simple: true })).toBe(latest)
    expect(vault.found.migrated).toEqual(
      Number(name.slice(0, 4)) < latest ? { from: Number(name.slice(0, 4)), to: latest } : undefined,
    )
    expect(vault.found.abandonedSince === undefined).toBe(!name.endsWith('-unclean'))
    const { faults, clean } = await verifyVault(vault, () => undefined, new AbortController().signal, vaultChecks)
    expect(faults).toEqual([])
    expect(clean).toBe(true)
  },
)

test('a killed vault of a released format holds its import that waits for bytes', async () => {
  for (const name of fixtures.filter((one) => one.endsWith('-unclean'))) {
    const rows = JSON.parse(readFileSync(path.join(RELEASED, `${name}.json`), 'utf8')) as Rows
    expect(rows['job']!.map(({ state }) => state)).toContain('running')
  }
})

test.each(closed)('a migration of format %s that fails leaves it byte for byte as it was', async (name) => {
  const folder = copyOf(name)
  const before = bytesOf(folder)
  const broken = migrationsUpTo(name, 'CREATE TABLE half (id TEXT); INSERT INTO nowhere VALUES (1);')
  await expect(openVault(folder, PASSPHRASE, WHO, broken)).rejects.toThrow()
  await expectOpensAsBefore(folder, name, before)
})

test.each(closed)('a migration of format %s in which the process is killed leaves it as it was', async (name) => {
  const folder = copyOf(name)
  const before = bytesOf(folder)
  const endless =
    'CREATE TABLE half (id TEXT); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) INSERT INTO half SELECT i FROM n;'
  const holder = path.join(ROOT, 'tests/fixtures/opening-process.ts')
  const child = spawn(process.execPath, [holder, folder, PASSPHRASE, migrationsUpTo(name, endless)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(createInterface({ input: child.stdout }), 'line')
  await expect.poll(() => existsSync(path.join(folder, 'vault.db-wal')), { timeout: 20_000 }).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
  await expectOpensAsBefore(folder, name, before)
})

test.for(closed)('a migration of format %s on a full disk leaves it as it was', async (name, { skip }) => {
  const disk = onSmallDisk(1_000)
  if (disk === undefined) return skip('this account may mount no small file system')
  const folder = path.join(disk, 'vault')
  cpSync(path.join(RELEASED, name), folder, { recursive: true })
  const before = bytesOf(folder)
  const full = migrationsUpTo(
    name,
    'CREATE TABLE half (id TEXT); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100) INSERT INTO half SELECT hex(zeroblob(100000)) FROM n;',
  )
  await expect(openVault(folder, PASSPHRASE, WHO, full)).rejects.toMatchObject({ code: 'DISK_FULL' })
  await expectOpensAsBefore(folder, name, before)
})

function copyOf(name: string): string {
  const folder = path.join(temporaryFolder(), 'vault')
  cpSync(path.join(RELEASED, name), folder, { recursive: true })
  return folder
}

/** A folder with the migrations of a released format, and one more if given. */
function migrationsUpTo(name: string, more?: string): string {
  const folder = path.join(temporaryFolder(), 'migrations')
  mkdirSync(folder)
  const last = Number(name.slice(0, 4))
  for (const file of readdirSync(SHIPPED).filter((one) => Number(one.slice(0, 4)) <= last)) {
    cpSync(path.join(SHIPPED, file), path.join(folder, file))
  }
  if (more) writeFileSync(path.join(folder, `${String(last + 1).padStart(4, '0')}-more.sql`), more)
  return folder
}

function bytesOf(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name)
      return [path.relative(folder, file), readFileSync(file)]
    }),
  )
}

/** Files may have been added; those that were there are the same, and the version that left them opens them. */
async function expectOpensAsBefore(folder: string, name: string, before: Map<string, Buffer>): Promise<void> {
  for (const [file, bytes] of before) expect(readFileSync(path.join(folder, file)).equals(bytes), file).toBe(true)
  const vault = await openVault(folder, PASSPHRASE, WHO, migrationsUpTo(name))
  onTestFinished(() => vault.close())
  expectRowsOf(vault, JSON.parse(readFileSync(path.join(RELEASED, `${name}.json`), 'utf8')) as Rows)
  expect(vault.sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined()
}

/** Every row that was there is there with the same values; tables and columns may have come. */
function expectRowsOf(vault: Vault, before: Rows): void {
  for (const [table, rows] of Object.entries(before)) {
    const names = Object.keys(rows[0] ?? {})
    const now =
      names.length === 0
        ? []
        : vault.sqlite
            .prepare(
              `SELECT ${names.map((one) => `"${one}"`).join(', ')} FROM "${table}" ORDER BY ${names.length > 1 ? '1, 2' : '1'}`,
            )
            .all()
    expect(JSON.parse(JSON.stringify(now)), table).toEqual(rows)
  }
}
