import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { FaultKind as Kinds } from '../../src/shared/contract/vault.ts'
import { catalogues } from '../../src/shared/messages/catalogues.ts'
import { translator } from '../../src/shared/messages/translate.ts'

const MIGRATIONS = path.join(import.meta.dirname, '../../resources/migrations')

type FaultKind = z.infer<typeof Kinds>

/** What each finding carries beside its subject. */
const DETAIL: Partial<Record<FaultKind, Record<string, unknown>>> = {
  page: { page: 7 },
  chain: { seq: 5 },
  'merged-chain': { seq: 5 },
  tail: { seq: 5, reached: 4 },
  index: { missing: 3 },
}
const ERRORS = {
  WRONG_PASSPHRASE: {},
  PASSPHRASE_TOO_SHORT: { least: 8 },
  VAULT_IN_USE: { by: 'orlova', computer: 'ORLOVA-PC', since: '09:02' },
  NOT_A_VAULT: { name: 'N' },
  VAULT_NEWER: { format: 2, known: 1 },
  VAULT_DAMAGED: { what: 'vault.db' },
  VAULT_CLOSED: {},
  ANOTHER_VAULT_OPEN: { name: 'N' },
  PLACE_UNKNOWN: {},
  PLACE_NOT_READABLE: { name: 'N' },
  PLACE_NOT_WRITABLE: { name: 'N' },
  PLACE_OCCUPIED: { name: 'N' },
  DISK_FULL: {},
  NOT_A_BACKUP: { name: 'N' },
  BACKUP_UNSOUND: {},
  OBJECT_MISSING: {},
  OBJECT_DAMAGED: {},
}

describe.each(['en', 'ru'] as const)('in %s', (language) => {
  const t = translator(language) as (key: string, values: Record<string, unknown>) => string

  test.each(Kinds.options)('what verification finds of the kind %s is said', (kind) => {
    const detail = { subject: 'S', ...DETAIL[kind] }
    expectSentence(t(`vault:fault.${kind}`, detail))
    const asked = catalogues[language].vault.fault[kind].matchAll(/\{\{(\w+)\}\}/g)
    for (const [, name] of asked) expect(detail).toHaveProperty(name!)
  })

  test('a key file that is gone with its copy has a sentence of its own', () => {
    const [one, none] = [undefined, 'none'].map((context) => t('vault:fault.key-file', { subject: 'S', context }))
    expectSentence(none!)
    expect(none).not.toBe(one)
  })

  test('every table that a salvage reads has its words', () => {
    const sql = readdirSync(MIGRATIONS).map((name) => readFileSync(path.join(MIGRATIONS, name), 'utf8'))
    const tables = sql.flatMap((text) => [...text.matchAll(/^CREATE TABLE (\w+)/gm)].map(([, name]) => name!))
    expect(tables.length).toBeGreaterThan(20)
    for (const table of tables) expect(catalogues[language].vault.table, table).toHaveProperty(table)
  })

  test.each(Object.entries(ERRORS))('%s is said', (code, data) => {
    const sentence = t(`errors:${code}`, data)
    expectSentence(sentence)
    for (const value of Object.values(data)) expect(sentence).toContain(String(value))
  })

  /** At least two sentences: what happened, and what to do. */
  function expectSentence(sentence: string): void {
    expect(sentence.split(/[.!?…](?:\s|$)/).filter(Boolean).length).toBeGreaterThan(1)
    expect(/[а-я]/.test(sentence)).toBe(language === 'ru')
  }
})
