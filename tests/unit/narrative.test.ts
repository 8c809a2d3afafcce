import { describe, expect, test } from 'vitest'
import { readNarrative } from '../../src/shared/domain/narrative.ts'

const told = (body: string) =>
  readNarrative(body).map(({ spans, ...block }) => ({ ...block, text: spans.map(({ text }) => text).join('|') }))

describe('a narrative', () => {
  test('has headings, paragraphs, lists and quotations', () => {
    const body = '# Facts\n\nOne line\nand another.\n\n1. first\n2. second\n   - within\n\n> quoted'
    expect(told(body)).toEqual([
      { kind: 'heading', level: 1, text: 'Facts' },
      { kind: 'paragraph', text: 'One line and another.' },
      { kind: 'list-item', mark: '1.', depth: 0, text: 'first' },
      { kind: 'list-item', mark: '2.', depth: 0, text: 'second' },
      { kind: 'list-item', mark: '•', depth: 1, text: 'within' },
      { kind: 'quotation', text: 'quoted' },
    ])
  })

  test('has its references apart, also within what is set off', () => {
    const [paragraph] = readNarrative('It *was **so** {C-1/8}* and \\{sic} {F-12}.')
    expect(paragraph?.spans).toEqual([
      { text: 'It ', strong: false, emphasis: false, reference: null },
      { text: 'was ', strong: false, emphasis: true, reference: null },
      { text: 'so', strong: true, emphasis: true, reference: null },
      { text: ' ', strong: false, emphasis: true, reference: null },
      { text: '{C-1/8}', strong: false, emphasis: true, reference: 'C-1/8' },
      { text: ' and ', strong: false, emphasis: false, reference: null },
      { text: '{', strong: false, emphasis: false, reference: null },
      { text: 'sic} ', strong: false, emphasis: false, reference: null },
      { text: '{F-12}', strong: false, emphasis: false, reference: 'F-12' },
      { text: '.', strong: false, emphasis: false, reference: null },
    ])
  })

  test('shows HTML, code, pictures and addresses as the text they are', () => {
    expect(told('<b>bold</b> & [a page](https://example.org) `{C-1}`')).toEqual([
      { kind: 'paragraph', text: '<b>|bold|</b>| & |a page| |{C-1}' },
    ])
    expect(told('<script>alert(1)</script>')).toEqual([{ kind: 'paragraph', text: '<script>alert(1)</script>' }])
  })

  test('of nothing is nothing', () => {
    expect(told(' \n\n---\n')).toEqual([])
  })
})
