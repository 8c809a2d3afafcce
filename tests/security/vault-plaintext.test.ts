import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync, deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { LATIN_WORD } from '../fixtures/known-words.ts'
import { filesThatTell, NEEDLES, openFilesThatTell } from '../fixtures/plaintext-search.ts'
import { killHard, makeVault, startHolder } from '../fixtures/vaults.ts'

const WORDS = 'CREATE TABLE block (text TEXT); CREATE VIRTUAL TABLE block_index USING fts5 (text);'

describe('the words of a case', () => {
  test('stand in no file of the vault, while it is open, after a crash, and closed', async () => {
    const { folder, migrationsFolder, reopen, vault } = await makeVault({ '0002-words.sql': WORDS })
    vault().close()
    const { child, said } = await startHolder('words', folder, migrationsFolder)
    expect(said).toBe('open')
    expect(readdirSync(folder)).toContain('vault.db-wal')
    expect(filesThatTell(folder)).toEqual([])
    await killHard(child)
    expect(filesThatTell(folder)).toEqual([])
    const again = await reopen()
    expect(again.sqlite.prepare('SELECT count(*) FROM block_index WHERE text MATCH ?').pluck().get(LATIN_WORD)).toBe(1)
    again.close()
    expect(filesThatTell(folder)).toEqual([])
  })

  test('would be found, in each encoding, if they stood in one', async () => {
    const { folder, vault } = await makeVault()
    vault().close()
    for (const [at, needle] of NEEDLES.entries()) {
      const around = Buffer.concat([Buffer.from('…'), needle, Buffer.from('…')])
      writeFileSync(path.join(folder, `planted-${at}`), around)
      writeFileSync(path.join(folder, `packed-${at}`), Buffer.concat([Buffer.alloc(100, at), deflateSync(around)]))
      writeFileSync(path.join(folder, `zipped-${at}`), gzipSync(around))
    }
    expect(filesThatTell(folder)).toHaveLength(3 * NEEDLES.length)
  })

  // The descriptors of another process can be looked through on Linux alone.
  test.runIf(process.platform === 'linux')('stand in no temporary file of a large sort, linked or not', async () => {
    const { folder, migrationsFolder, vault } = await makeVault({ '0002-words.sql': WORDS })
    vault().close()
    const kept = await startHolder('sort', folder, migrationsFolder)
    expect(kept.said).toBe('open')
    expect(openFilesThatTell(kept.child.pid!)).toEqual([])
    await killHard(kept.child)
    const spilt = await startHolder('spill', folder, migrationsFolder)
    expect(openFilesThatTell(spilt.child.pid!)).not.toEqual([])
  })
})
