import { describe, expect, test } from 'vitest'
import { CASE_COLUMNS, compareCases } from '../../src/renderer/features/cases/caseGroups.ts'
import { arrange, tagsOf } from '../../src/renderer/features/evidence/documentList.ts'
import type { CaseSummary } from '../../src/shared/contract/cases.ts'
import type { DocumentSummary } from '../../src/shared/contract/evidence.ts'
import { LANGUAGES } from '../../src/shared/domain/language.ts'

/** In the order of the alphabet: Ё beside Е, small letters beside capitals, И before Й, 2 before 10. */
const NAMES = ['Еж 2', 'Ёж 10', 'ель', 'Ёлка', 'Жук', 'Иволга', 'йод', 'Яков']
const ORDERED = ['Еж 2', 'Ёж 10', 'Ёлка', 'ель', 'Жук', 'Иволга', 'йод', 'Яков']
const BY_CODE = [...NAMES].toSorted()

describe.each(LANGUAGES)('Cyrillic names in the order of the alphabet, in a window in %s', (language) => {
  test('would stand otherwise by their codes', () => {
    expect(BY_CODE).not.toEqual(ORDERED)
  })

  test('cases', () => {
    const cases = BY_CODE.map((title, at) => ({ title, reference: `26-${at}` }) as CaseSummary)
    const names = { country: () => '', forum: () => '', language }
    expect(CASE_COLUMNS).toContain('title')
    const sorted = cases.toSorted(compareCases({ by: 'title', descending: false }, names))
    expect(sorted.map(({ title }) => title)).toEqual(ORDERED)
  })

  test('documents', () => {
    const documents = BY_CODE.map(
      (title) => ({ id: title, title, relation: null, tags: [], marks: {} }) as unknown as DocumentSummary,
    )
    const filter = { text: '', state: 'all', tag: null } as const
    const collator = new Intl.Collator(language, { numeric: true })
    const rows = arrange(documents, filter, { by: 'title', descending: false }, [], collator)
    expect(rows.map(({ document }) => document.title)).toEqual(ORDERED)
  })

  test('tags', () => {
    const plain = ORDERED.filter((name) => !/\d/.test(name))
    expect(tagsOf([{ tags: [...plain].toReversed() }, { tags: plain }], language)).toEqual(plain)
  })
})
