import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createCase, getCase } from '../../src/main/engine/cases/cases.ts'
import { addFact } from '../../src/main/engine/facts/facts.ts'
import { listFacts } from '../../src/main/engine/facts/reading.ts'
import { createPool } from '../../src/main/engine/pool.ts'
import { addRow, getRow, listRows } from '../../src/main/engine/registers/rows.ts'
import { salvageVault } from '../../src/main/engine/salvage/salvage.ts'
import { deriveKeys } from '../../src/main/engine/vault/keys.ts'
import { openDatabase } from '../../src/main/engine/vault/connection.ts'
import { readKeyFile, unlock } from '../../src/main/engine/vault/key-file.ts'
import { createVault, openVault } from '../../src/main/engine/vault/opening.ts'
import { NewFact } from '../../src/shared/contract/facts.ts'
import type { Salvage } from '../../src/shared/contract/vault.ts'
import { startBench } from '../engine-under-test.ts'
import { licenceOf, productOf } from '../fixtures/register-rows.ts'
import { CHEAP, makeVault, startHolder, temporaryFolder, WHO } from '../fixtures/vaults.ts'
import { ROOT, testHost } from '../test-host.ts'

const RELEASED = path.join(ROOT, 'tests/fixtures/released/0006')
const PASSPHRASE = 'a vault of its time'
const MIGRATIONS = path.join(ROOT, 'resources/migrations')
const PAGE = 4096
const TITLES = { originals: 'Salvaged originals', unknown: 'A case that could not be read' }

describe('salvage', () => {
  test('of a sound vault loses nothing', async () => {
    const { report, open } = await salvaged(() => undefined)
    expect(report.verification).toMatchObject({ clean: true, faults: [] })
    expect(report).toMatchObject({ lostOriginals: [], nameless: 0, brokenChains: [] })
    expect(report.tables.filter(({ lost }) => lost > 0)).toEqual([])
    const told = JSON.parse(readFileSync(`${RELEASED}.json`, 'utf8')) as Record<string, unknown[]>
    for (const { table, read } of report.tables) expect(read, table).toBe(told[table]?.length ?? 0)
    const vault = await open()
    expect(vault.sqlite.prepare("SELECT count(*) FROM entry WHERE act = 'vault.salvaged'").pluck().get()).toBe(1)
    for (const { sha256, size } of told['object'] as { sha256: string; size: number }[]) {
      expect((await vault.objects.readAll(sha256)).byteLength).toBe(size)
    }
  })

  test('reads around every single damaged page, and the damaged vault is not written to', async () => {
    const pages = statSync(path.join(RELEASED, 'vault.db')).size / PAGE
    let whole = 0
    for (let page = 1; page <= pages; page += 6) {
      const { report, open, damaged, before } = await salvaged((folder) => damagePage(folder, page))
      expect(bytesOf(damaged)).toEqual(before)
      expect(report.originals.read, `page ${page}`).toBe(11)
      expect(report.verification.faults.filter(({ kind }) => kind === 'page' || kind === 'structure')).toEqual([])
      expect(report.verification.objects).toBeGreaterThanOrEqual(11)
      const vault = await open()
      const cases = vault.sqlite.prepare('SELECT count(*) FROM case_file').pluck().get() as number
      expect(cases, `page ${page}`).toBeGreaterThanOrEqual(2)
      if (report.tables.every(({ lost }) => lost === 0)) whole++
      if (page === 1) expect({ whole, ...report }).toMatchObject({ whole: 1, nameless: 0, brokenChains: [] })
      vault.close()
    }
    expect(whole).toBeGreaterThan(0)
  }, 120_000)

  test('falls back to the copy from before the last migration, and without any database saves the originals', async () => {
    const { report, open } = await salvaged(async (folder) => {
      const vault = await openVault(folder, PASSPHRASE, WHO, MIGRATIONS)
      vault.close()
      expect(readdirSync(folder)).toContain('before-0007.db')
      writeFileSync(path.join(folder, 'vault.db'), '')
    })
    expect(report.tables.find(({ table }) => table === 'document')).toEqual({ table: 'document', read: 11, lost: 0 })
    expect(report.nameless).toBe(0)
    expect((await open()).sqlite.prepare('SELECT count(*) FROM case_file').pluck().get()).toBe(2)

    const without = await salvaged((folder) => rmSync(path.join(folder, 'vault.db')))
    expect(without.report).toMatchObject({ tables: [], nameless: 11, originals: { read: 11 } })
    const vault = await without.open()
    expect(vault.sqlite.prepare('SELECT title FROM case_file').pluck().all()).toEqual(['Salvaged originals'])
    const documents = vault.sqlite.prepare('SELECT format, title FROM document').all() as {
      format: string
      title: string
    }[]
    expect(documents.map(({ format }) => format)).toEqual(expect.arrayContaining(['pdf', 'docx', 'eml', 'html']))
    expect(without.report.brokenChains.map(({ chain }) => chain)).toContain('vault')
  })

  test('names the originals that are lost, and their cases, and keeps what is known of them', async () => {
    const { report, open } = await salvaged((folder) => {
      const objects = path.join(folder, 'objects')
      const [largest] = (readdirSync(objects, { recursive: true }) as string[])
        .map((name) => path.join(objects, name))
        .filter((file) => statSync(file).isFile())
        .sort((a, b) => statSync(a).size - statSync(b).size)
      rmSync(largest!)
    })
    expect(report.lostOriginals).toHaveLength(1)
    expect(report.lostOriginals[0]).toMatchObject({ caseTitle: 'Trakorazh AD v Nordwind Handels GmbH' })
    expect(report.verification.faults.map(({ kind }) => kind)).toEqual(['object-missing'])
    expect((await open()).sqlite.prepare('SELECT count(*) FROM document').pluck().get()).toBe(11)
  })

  test('keeps the documents of a case whose own row is lost, under the title that its trail has', async () => {
    const { report, open } = await salvaged(async (folder) => {
      const sqlite = await databaseOf(folder)
      sqlite.pragma('foreign_keys = OFF')
      sqlite.exec("DELETE FROM case_file WHERE reference = '26-014'; DELETE FROM party")
      sqlite.close()
    })
    expect(report.tables.find(({ table }) => table === 'document')).toEqual({ table: 'document', read: 11, lost: 0 })
    const titles = (await open()).sqlite.prepare('SELECT reference, title FROM case_file ORDER BY reference').all()
    expect(titles).toEqual([
      { reference: '19-003', title: 'A case that is over' },
      { reference: '26-014', title: 'Trakorazh AD v Nordwind Handels GmbH' },
    ])
  })

  test('reads the facts and the rows of registers, those of a case whose own row is lost, too', async () => {
    const folder = path.join(temporaryFolder(), 'vault')
    const vault = await createVault(folder, PASSPHRASE, WHO, MIGRATIONS, { cost: CHEAP })
    const product = addRow(vault, 'product', null, productOf())
    const cases = ['Hinges', 'Locks'].map((title) => createCase(vault, { title }).id)
    const rows = cases.map((caseId) => addRow(vault, 'licence', caseId, licenceOf({ productIds: [product.id] })))
    const facts = cases.map((caseId) => addFact(vault, caseId, NewFact.parse({ text: 'Sold', happened: null }), null))
    vault.sqlite.pragma('foreign_keys = OFF')
    vault.sqlite.prepare('DELETE FROM case_file').run()
    vault.close()
    const into = path.join(temporaryFolder(), 'new')
    const report = await salvage(folder, into)
    expect(report.verification).toMatchObject({ clean: true, faults: [] })
    const salvagedVault = await openVault(into, PASSPHRASE, WHO, MIGRATIONS)
    onTestFinished(() => salvagedVault.close())
    expect(getRow(salvagedVault, 'product', product.id)).toEqual(product)
    for (const [at, caseId] of cases.entries()) {
      expect(getCase(salvagedVault, caseId).title).toBe(['Hinges', 'Locks'][at])
      expect(listRows(salvagedVault, 'licence', caseId)).toEqual([rows[at]])
      expect(listFacts(salvagedVault, caseId)).toEqual([facts[at]])
      expect(addRow(salvagedVault, 'licence', caseId, licenceOf()).number).toBe(2)
    }
  })

  test.each([
    ['that can be read', () => undefined],
    ['whose first page is lost', (folder: string) => damagePage(folder, 1)],
    ['of which another page is lost', (folder: string) => damagePage(folder, 9)],
  ])('refuses a database of a later Libellus, %s, and leaves nothing', async (_what, damage) => {
    const folder = damagedCopy()
    const sqlite = await databaseOf(folder)
    sqlite.exec("CREATE TABLE of_tomorrow (text TEXT); INSERT INTO of_tomorrow VALUES ('not to be dropped')")
    sqlite.pragma('user_version = 99')
    sqlite.close()
    damage(folder)
    const into = path.join(temporaryFolder(), 'new')
    await expect(salvage(folder, into)).rejects.toMatchObject({ code: 'VAULT_NEWER' })
    expect(readdirSync(into)).toEqual([])
  })

  test('takes the sound one of two copies of an original, whatever a sync client called it', async () => {
    const { report } = await salvaged((folder) => {
      const objects = path.join(folder, 'objects')
      const file = (readdirSync(objects, { recursive: true }) as string[])
        .map((name) => path.join(objects, name))
        .find((one) => statSync(one).isFile())!
      cpSync(file, `${file} (1)`)
      writeFileSync(file, readFileSync(file).fill(7, 30, 60))
    })
    expect(report).toMatchObject({ lostOriginals: [], originals: { read: 11 } })
    expect(report.verification.clean).toBe(true)
  })

  test('refuses a wrong passphrase and a folder that is taken, and leaves nothing when it is cancelled', async () => {
    const folder = damagedCopy()
    const into = path.join(temporaryFolder(), 'new')
    await expect(salvage(folder, into, { passphrase: 'another one' })).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    })
    const { folder: held, migrationsFolder, vault } = await makeVault()
    vault().close()
    await startHolder('hold', held, migrationsFolder)
    await expect(salvage(held, into)).rejects.toMatchObject({ code: 'VAULT_IN_USE' })
    await expect(salvage(folder, path.dirname(folder))).rejects.toMatchObject({ code: 'PLACE_OCCUPIED' })
    const stop = new AbortController()
    const cancelled = salvage(folder, into, { signal: stop.signal, progress: (done) => done > 0 && stop.abort() })
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' })
    expect(readdirSync(into)).toEqual([])
  })

  test('is told as it goes on through the contract, and the new vault opens with the old passphrase', async () => {
    const { engine, client, folder } = await startBench()
    const damaged = damagedCopy()
    const into = engine.grant(path.join(folder, 'new'))
    let result: Salvage | null = null
    for await (const told of await client.vault.salvage({
      place: engine.grant(damaged),
      into,
      passphrase: PASSPHRASE,
    })) {
      result = told.result
    }
    expect(result).toMatchObject({ lostOriginals: [], originals: { read: 11 } })
    const info = await client.vault.open({ place: into, passphrase: PASSPHRASE })
    expect(info).toMatchObject({ cases: 2, documents: 11, lastVerified: { clean: true } })
    expect(Date.now() - Date.parse(info.lastVerified!.at)).toBeLessThan(600_000)
    const again = client.vault.salvage({ place: engine.grant(damaged), into, passphrase: PASSPHRASE })
    await expect(
      (async () => {
        for await (const _ of await again);
      })(),
    ).rejects.toMatchObject({ code: 'ANOTHER_VAULT_OPEN' })
  })
})

function damagedCopy(): string {
  const folder = path.join(temporaryFolder(), 'damaged')
  cpSync(RELEASED, folder, { recursive: true })
  return folder
}

interface Options {
  passphrase?: string
  signal?: AbortSignal
  progress?: (done: number) => unknown
}

async function salvage(folder: string, into: string, options: Options = {}): Promise<Salvage> {
  const { passphrase = PASSPHRASE, signal = new AbortController().signal, progress = () => undefined } = options
  const pool = createPool(testHost(folder).poolWorker)
  try {
    const engine = { who: WHO, migrations: MIGRATIONS, pool, tool: 'Libellus', titles: TITLES }
    return await salvageVault({ ...engine, folder, into, opener: passphrase }, progress, signal)
  } finally {
    await pool.destroy()
  }
}

/** Salvages a copy of the released vault after `damage` was done to it. */
async function salvaged(damage: (folder: string) => void | Promise<void>) {
  const damaged = damagedCopy()
  await damage(damaged)
  const before = bytesOf(damaged)
  const into = path.join(temporaryFolder(), 'new')
  const report = await salvage(damaged, into)
  const open = async () => {
    const vault = await openVault(into, PASSPHRASE, WHO, MIGRATIONS)
    onTestFinished(() => vault.close())
    return vault
  }
  return { report, open, damaged, before }
}

async function databaseOf(folder: string) {
  const keyFile = await readKeyFile(folder)
  const keys = deriveKeys(await unlock(keyFile, PASSPHRASE), keyFile.id)
  return openDatabase(path.join(folder, 'vault.db'), keys.database)
}

function damagePage(folder: string, page: number): void {
  const file = path.join(folder, 'vault.db')
  const bytes = readFileSync(file)
  bytes.fill(0xa5, (page - 1) * PAGE + 100, (page - 1) * PAGE + 200)
  writeFileSync(file, bytes)
}

function bytesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name)
      return [path.relative(folder, file), readFileSync(file).toString('base64')]
    }),
  )
}
