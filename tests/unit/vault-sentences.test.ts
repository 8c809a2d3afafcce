import { describe, expect, test } from 'vitest'
import { FaultKind } from '../../src/shared/contract/vault.ts'
import { translator } from '../../src/shared/messages/translate.ts'

const DETAIL = { subject: 'S', page: 7, seq: 5, reached: 4, missing: 3 }
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

  test.each(FaultKind.options)('what verification finds of the kind %s is said', (kind) => {
    expectSentence(t(`vault:fault.${kind}`, DETAIL), DETAIL)
  })

  test.each(Object.entries(ERRORS))('%s is said', (code, data) => {
    expectSentence(t(`errors:${code}`, data), data)
  })

  /** At least two sentences (what happened, what to do), with nothing left to fill in. */
  function expectSentence(sentence: string, data: Record<string, unknown>): void {
    expect(sentence.split(/[.!?…](?:\s|$)/).filter(Boolean).length).toBeGreaterThan(1)
    expect(sentence).not.toMatch(/\{\{|\}\}/)
    expect(/[а-я]/.test(sentence)).toBe(language === 'ru')
    if (!('page' in data)) for (const value of Object.values(data)) expect(sentence).toContain(String(value))
  }
})
