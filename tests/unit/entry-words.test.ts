import { describe, expect, test } from 'vitest'
import { type EntryNames, entryInWords, valueInWords } from '../../src/shared/messages/entry-words.ts'
import { translator } from '../../src/shared/messages/translate.ts'

const DOCUMENT = '01980000-0000-7000-8000-000000000001'
const EXHIBIT = '01980000-0000-7000-8000-000000000002'

const NAMES: EntryNames = {
  language: 'en',
  document: (id) => (id === DOCUMENT ? 'The licence' : undefined),
  exhibit: (id) => (id === EXHIBIT ? 'C-5' : undefined),
  code: (field, code) => (field === 'country' && code === 'BG' ? 'Bulgaria' : undefined),
  moment: (at) => `at ${at}`,
  size: (bytes) => `${bytes} bytes`,
}

describe('a value of the trail', () => {
  const say = (field: string, value: unknown) => valueInWords(field, value, NAMES, translator('en'))

  test('is told by the field it stands in', () => {
    expect(say('country', 'BG')).toBe('Bulgaria')
    expect(say('name', 'BG')).toBe('BG')
    expect(say('stage', 'filed')).toBe('Filed')
    expect(say('on', '2006-12-05')).toBe('5 December 2006')
    expect(say('size', 4096)).toBe('4096 bytes')
    expect(say('collectedAt', '2026-06-22T10:00:00.000Z')).toBe('at 2026-06-22T10:00:00.000Z')
    expect(say('series', [EXHIBIT, 'C'])).toBe('C-5, C')
    expect(say('relation', [{ kind: 'translation', of: DOCUMENT }])).toBe('What: translation, Of: The licence')
  })

  test('is never said to be gone where nobody knows its name', () => {
    expect(say('documentId', EXHIBIT)).toBe(EXHIBIT)
    expect(say('forum', 'moon-court')).toBe('moon-court')
  })

  test('is empty where there is none', () => {
    expect([undefined, null, '', []].map((nothing) => say('notes', nothing))).toEqual(['', '', '', ''])
  })
})

test('an entry whose values were deleted for good says so in their place', () => {
  const removed = { act: 'document.marked', subject: DOCUMENT, before: null, after: null, about: null, removed: true }
  expect(entryInWords(removed, { language: 'en' }, translator('en'))).toBe('Marks set: a document deleted for good')
})
