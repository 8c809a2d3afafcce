import { describe, expect, test } from 'vitest'
import { byDay } from '../../src/renderer/features/audit/trailRows.ts'
import { changedFields } from '../../src/shared/domain/changed-fields.ts'
import { Case, Party } from '../../src/shared/contract/cases.ts'
import { Collection } from '../../src/shared/contract/custody.ts'
import { Series, Service } from '../../src/shared/contract/exhibits.ts'
import { Marks } from '../../src/shared/domain/mark.ts'
import { StageEntry } from '../../src/shared/domain/stage.ts'
import { translator } from '../../src/shared/messages/translate.ts'

describe('what an entry of the trail changed', () => {
  test('is told field by field, without what stayed as it was', () => {
    const before = { id: 'x', name: 'Trakorazh', country: null, address: '', revision: 1 }
    const after = { ...before, country: 'BG', revision: 2 }
    expect(changedFields({ act: 'party.changed', before, after })).toEqual([
      { field: 'country', before: null, after: 'BG' },
    ])
  })

  test('leaves out what the entry does not name afterwards', () => {
    const before = { notes: 'ask the archive', tags: ['licence'] }
    const changed = changedFields({ act: 'document.annotated', before, after: { tags: [] } })
    expect(changed).toEqual([{ field: 'tags', before: ['licence'], after: [] }])
  })

  test('is the whole row where it was made or taken out', () => {
    const row = { stage: 'filed', on: '2006-12' }
    expect(changedFields({ act: 'stage.recorded', before: undefined, after: row })).toHaveLength(2)
    expect(changedFields({ act: 'stage.removed', before: row, after: undefined })).toEqual([
      { field: 'stage', before: 'filed', after: undefined },
      { field: 'on', before: '2006-12', after: undefined },
    ])
  })

  test('is the value of a declaration, also where it is taken back', () => {
    const finding = { field: 'published', role: 'main', value: '2006-12-05', basis: 'declared', where: 'A. Orlova' }
    const takenBack = { field: 'published', role: 'main', value: null }
    expect(changedFields({ act: 'document.declared', before: [finding], after: takenBack })).toEqual([
      { field: 'published', before: '2006-12-05', after: null },
    ])
  })

  test.each(['en', 'ru'] as const)('has a word in %s for every field that a person can change', (language) => {
    const t = translator(language)
    const shapes = [Case, Party, StageEntry, Series, Service, Marks, Collection]
    const unshown = ['id', 'caseId', 'revision', 'createdAt', 'changedAt']
    const fields = shapes.flatMap(({ shape }) => Object.keys(shape)).filter((field) => !unshown.includes(field))
    expect(fields.length).toBeGreaterThan(30)
    expect(fields.filter((field) => t(`audit:field.${field}`, { defaultValue: '' }) === '')).toEqual([])
  })
})

test('each day of the trail stands once, over its entries', () => {
  const entry = (seq: number, at: string) => ({
    chain: 'vault',
    seq,
    at,
    operator: '',
    account: '',
    act: '',
    subject: '',
    before: null,
    after: null,
    removed: false,
    about: null,
    hash: '',
  })
  const rows = byDay([
    entry(3, '2026-06-22T12:00:00.000Z'),
    entry(2, '2026-06-22T11:00:00.000Z'),
    entry(1, '2026-06-20T12:00:00.000Z'),
  ])
  expect(rows.map((row) => row.entry?.seq)).toEqual([undefined, 3, 2, undefined, 1])
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
})
