import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { certainlyFirst } from '../../src/shared/domain/earliest.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { grouped } from '../../src/shared/domain/grouping.ts'
import { isSameSpeaker, originsAmong, type Statement } from '../../src/shared/domain/independence.ts'

const said = (documentId: string, more: Partial<Statement> = {}): Statement => ({
  documentId,
  story: documentId,
  agencies: [],
  voice: 'outlet',
  name: null,
  ...more,
})
const countOf = (statements: Statement[], rulings?: Parameters<typeof originsAmong>[1]) =>
  originsAmong(statements, rulings).length

describe('how many independent sources there are at most', () => {
  test('five papers with one agency report are one', () => {
    const papers = ['a', 'b', 'c', 'd', 'e'].map((id) => said(id, { agencies: ['severvest'], name: `Paper ${id}` }))
    const [origin, ...others] = originsAmong(papers)
    expect(others).toEqual([])
    expect(origin?.shared).toEqual([{ by: 'agency', name: 'severvest' }])
  })

  test('documents of one story, of one speaker and of one outlet are one each, and a chain of them is one', () => {
    expect(countOf([said('a', { story: 's' }), said('b', { story: 's' })])).toBe(1)
    const speaker = { voice: 'speaker' as const }
    expect(
      countOf([
        said('a', { ...speaker, name: 'Viktor Snezharin, ambassador-at-large' }),
        said('b', { ...speaker, name: 'Snezharin' }),
      ]),
    ).toBe(1)
    expect(countOf([said('a', { name: 'The Ostrovan Courier' }), said('b', { name: 'the Ostrovan courier' })])).toBe(1)
    const chain = [
      said('a', { story: 's' }),
      said('b', { story: 's', agencies: ['x'] }),
      said('c', { agencies: ['x'] }),
    ]
    expect(countOf(chain)).toBe(1)
  })

  test('speakers without a name may be anybody', () => {
    const officials = ['a', 'b'].map((id) => said(id, { voice: 'speaker', name: 'an unnamed official' }))
    expect(countOf(officials)).toBe(2)
  })

  test('a speaker is not the outlet of the same name', () => {
    expect(countOf([said('a', { voice: 'speaker', name: 'Post' }), said('b', { name: 'Post' })])).toBe(2)
  })

  test('what was parted stays parted, and the others stay together', () => {
    const papers = ['a', 'b', 'c'].map((id) => said(id, { agencies: ['x'] }))
    const parted = [
      { a: 'a', b: 'b', same: false },
      { a: 'a', b: 'c', same: false },
    ]
    expect(originsAmong(papers, parted).map(({ statements }) => statements)).toEqual([[0], [1, 2]])
  })

  test('what was joined is one', () => {
    expect(countOf([said('a'), said('b')], [{ a: 'a', b: 'b', same: true }])).toBe(1)
  })

  test('is not more where a statement is added to a document that is there, and never more than documents', () => {
    const statement = fc.record({
      documentId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      agencies: fc.subarray(['x', 'y', 'z']),
      voice: fc.constantFrom('outlet' as const, 'speaker' as const),
      name: fc.constantFrom(null, 'Orlova', 'Anna Orlova', 'Petrov'),
    })
    fc.assert(
      fc.property(fc.array(statement), (drafts) => {
        const statements = drafts.map((draft) => ({ ...draft, story: draft.documentId }))
        const origins = originsAmong(statements)
        expect(origins.length).toBeLessThanOrEqual(new Set(statements.map(({ documentId }) => documentId)).size)
        expect(origins.flatMap((origin) => origin.statements).toSorted((a, b) => a - b)).toEqual([...statements.keys()])
        const [first] = statements
        if (first) expect(countOf([...statements, first])).toBe(origins.length)
      }),
    )
  })
})

test('two names are one speaker’s where the shorter ends the longer, offices apart', () => {
  expect(isSameSpeaker('Alexander Orlov', 'Ambassador-at-Large Alexander Orlov')).toBe(true)
  expect(isSameSpeaker('Alexander Orlov', 'Alexander Petrov')).toBe(false)
  expect(isSameSpeaker('Alexander', 'Alexander Petrov')).toBe(false)
  expect(isSameSpeaker('Фёдор Седляков, мастер', 'Федор Седляков')).toBe(true)
  expect(isSameSpeaker('', 'Orlov')).toBe(false)
})

describe('the first of several publications', () => {
  const on = (...dates: (string | null)[]) =>
    dates.map((date) => ({ published: date === null ? null : edtfDate(date) }))

  test('is the one whose last possible day is before the first of all others', () => {
    const all = on('2006-12-06', '2006-12-05', '2006-12-07')
    expect(certainlyFirst(all)).toBe(all[1])
  })

  test('cannot be told where dates overlap, lack their year, or are not known', () => {
    expect(certainlyFirst(on('2006-12', '2006-12-05'))).toBeUndefined()
    expect(certainlyFirst(on('2006-12-05', '2006-12-05'))).toBeUndefined()
    expect(certainlyFirst(on('XXXX-12-05', '2006-12-06'))).toBeUndefined()
    expect(certainlyFirst(on('2006-12-05', null))).toBeUndefined()
  })

  test('can be told where only the later ones are not known to the day', () => {
    const all = on('2006-12-05', '2007', '2008~')
    expect(certainlyFirst(all)).toBe(all[0])
  })
})

test('groups do not bring together what is kept apart, and take the surer tie', () => {
  const ties = [
    { a: 'a', b: 'b' },
    { a: 'b', b: 'c' },
  ]
  expect(grouped(['a', 'b', 'c'], ties, [{ a: 'c', b: 'a' }])).toEqual([['a', 'b'], ['c']])
  expect(grouped(['a', 'b', 'c'], ties, [])).toEqual([['a', 'b', 'c']])
})
