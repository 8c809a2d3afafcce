import { expect, test } from 'vitest'
import { derived } from '../../src/main/engine/vault/derived.ts'
import { makeVault } from '../fixtures/vaults.ts'

const NOTES = { '0002-notes.sql': 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;' }

async function vaultWithNotes() {
  const made = await makeVault(NOTES)
  const vault = made.vault()
  const counted = { times: 0 }
  const count = () => {
    counted.times += 1
    return vault.sqlite.prepare<[], number>('SELECT count(*) FROM note').pluck().get()
  }
  const add = () => vault.sqlite.prepare('INSERT INTO note (text) VALUES (?)').run('one')
  return { vault, counted, add, notes: () => derived(vault, 'notes', count) }
}

test('what follows from a vault is derived once until a row of it changes', async () => {
  const { counted, add, notes } = await vaultWithNotes()
  expect([notes(), notes()]).toEqual([0, 0])
  expect(counted.times).toBe(1)
  add()
  expect([notes(), notes()]).toEqual([1, 1])
  expect(counted.times).toBe(2)
})

test('what is derived of rows that are then taken back is not kept', async () => {
  const { vault, add, notes } = await vaultWithNotes()
  const takenBack = () =>
    vault.write(() => {
      add()
      expect(notes()).toBe(1)
      throw new Error('taken back')
    })
  expect(takenBack).toThrow('taken back')
  expect(notes()).toBe(0)
})
