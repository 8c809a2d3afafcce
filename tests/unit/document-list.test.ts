import { describe, expect, test } from 'vitest'
import { arrange, type DocumentFilter } from '../../src/renderer/features/evidence/documentList.ts'
import type { DocumentSummary } from '../../src/shared/contract/evidence.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'

const ALL: DocumentFilter = { text: '', state: 'all', tag: null }
const ENGLISH = new Intl.Collator('en')

describe('the list of documents', () => {
  const mail = summary({ id: 'mail', title: 'Reply', published: edtfDate('2006-12-07') })
  const attachment = summary({ id: 'attachment', title: 'A plan', relation: { kind: 'attachment', of: 'mail' } })
  const undated = summary({ id: 'undated', title: null, firstSentence: 'Rifles were shown.' })
  const early = summary({ id: 'early', title: 'Zero', published: edtfDate('2005'), tags: ['press'] })
  const noYear = summary({ id: 'no-year', title: 'No year', published: edtfDate('XXXX-12-05') })
  const documents = [undated, attachment, noYear, mail, early]

  test('keeps an attachment under its mail and dates that cannot be placed at the end, both ways', () => {
    expect(ids(ALL, false)).toEqual(['early', 'mail', '>attachment', 'no-year', 'undated'])
    expect(ids(ALL, true)).toEqual(['mail', '>attachment', 'early', 'no-year', 'undated'])
  })

  test('shows an attachment at the top where its mail is filtered away', () => {
    expect(ids({ ...ALL, text: 'plan' }, false)).toEqual(['attachment'])
  })

  test('finds by first sentence and by tag', () => {
    expect(ids({ ...ALL, text: 'RIFLES shown' }, false)).toEqual(['undated'])
    expect(ids({ ...ALL, tag: 'press' }, false)).toEqual(['early'])
  })

  test('puts C-2 before C-10 and unnumbered documents last', () => {
    const numbered = ['C-10', null, 'R-1', 'C-2'].map((exhibit, n) => summary({ id: exhibit ?? `none-${n}`, exhibit }))
    const rows = arrange(numbered, ALL, { by: 'exhibit', descending: false }, ['C', 'R'], ENGLISH)
    expect(rows.map(({ document }) => document.id)).toEqual(['C-2', 'C-10', 'R-1', 'none-1'])
  })

  test('loses no document that is related in a circle', () => {
    const a = summary({ id: 'a', relation: { kind: 'copy', of: 'b' } })
    const b = summary({ id: 'b', relation: { kind: 'copy', of: 'a' } })
    const rows = arrange([a, b], ALL, { by: 'title', descending: false }, [], ENGLISH)
    expect(rows.map(({ document }) => document.id).toSorted()).toEqual(['a', 'b'])
  })

  function ids(filter: DocumentFilter, descending: boolean): string[] {
    return arrange(documents, filter, { by: 'date', descending }, [], ENGLISH).map(
      ({ document, depth }) => '>'.repeat(depth) + document.id,
    )
  }
})

function summary(fields: Partial<DocumentSummary> & { id: string }): DocumentSummary {
  return {
    caseId: 'case',
    sha256: '0'.repeat(64),
    size: 1,
    fileName: `${fields.id}.txt`,
    format: 'txt',
    readable: 'text',
    refusal: null,
    title: fields.id,
    firstSentence: null,
    author: null,
    publisher: null,
    published: null,
    dates: 0,
    language: 'en',
    pages: null,
    blocks: 1,
    recognised: null,
    marks: { reviewed: false, privileged: null, withoutPrejudice: false, confidential: null },
    bars: ['not-reviewed'],
    relation: null,
    exhibit: null,
    tags: [],
    importedAt: '2026-11-21T10:00:00.000Z',
    revision: 1,
    ...fields,
  }
}
