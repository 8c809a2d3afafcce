import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contextOf, finderIn } from '../../src/main/engine/passages/find-anew.ts'
import { quoteOf, readLinkedStretch, type Stretch, stretchInLink } from '../../src/shared/domain/passage.ts'

const TEXT = [
  'Copies of the rifle made in Bulgaria were named as the heaviest loss.',
  'The company’s right to make the rifles ran out long ago, yet its lines have not stopped.',
  'In April the exporter reported that 47 models stood on a stand in Malaysia.',
]

function anchorAt(texts: readonly string[], place: Stretch) {
  const quote = quoteOf(texts.slice(place.firstBlock - 1, place.lastBlock), place)
  if (quote === undefined) throw new Error('there is no such stretch')
  return { ...place, quote, ...contextOf(texts, place) }
}

function textAt(texts: readonly string[], place: Stretch | undefined): string | undefined {
  return place && quoteOf(texts.slice(place.firstBlock - 1, place.lastBlock), place)
}

const anchor = anchorAt(TEXT, { firstBlock: 2, from: 0, lastBlock: 2, to: 55 })

describe('a passage in a text that was read anew', () => {
  test('stays where it stood', () => {
    expect(finderIn(TEXT)(anchor)).toEqual({ firstBlock: 2, from: 0, lastBlock: 2, to: 55 })
  })

  test('is found where paragraphs came before it', () => {
    expect(finderIn(['A head.', ...TEXT])(anchor)).toEqual({ firstBlock: 3, from: 0, lastBlock: 3, to: 55 })
  })

  test('of the same words twice is the one with the same surroundings', () => {
    const texts = ['It was sold. Then it left.', 'He said: it was sold. Nobody asked.']
    const second = anchorAt(texts, { firstBlock: 2, from: 12, lastBlock: 2, to: 20 })
    const changed = ['It was sold. Then it left.', 'And it was sold. Perhaps.', 'He said: it was sold. Nobody asked.']
    expect(finderIn(changed)(second)).toMatchObject({ firstBlock: 3, from: 12 })
  })

  test('is found over other breaks, white space and signs', () => {
    const changed = [
      TEXT[0]!,
      "The  company's right to make\nthe rifles ran",
      'out long ago, yet its lines have not stopped.',
    ]
    expect(finderIn(changed)(anchor)).toEqual({ firstBlock: 2, from: 0, lastBlock: 3, to: 12 })
  })

  test('is found though it is long and differs all along', () => {
    const long = Array.from({ length: 700 }, (_, at) => `word ${at} of it`).join(' ')
    const place = { firstBlock: 1, from: 0, lastBlock: 1, to: long.length }
    const changed = ['A head.', `Before it. ${long.replaceAll('9 of', '9 uf')} After it.`]
    expect(finderIn(changed)(anchorAt([long], place))).toEqual({
      firstBlock: 2,
      from: 11,
      lastBlock: 2,
      to: 11 + long.length,
    })
  })

  test('is found where a letter was recognised otherwise', () => {
    const changed = [TEXT[1]!.replace('rifles', 'riftes')]
    expect(textAt(changed, finderIn(changed)(anchor))).toBe('The company’s right to make the riftes ran out long ago')
  })

  test('is lost where a figure is another one', () => {
    const figures = anchorAt(TEXT, { firstBlock: 3, from: 0, lastBlock: 3, to: 75 })
    expect(finderIn([TEXT[2]!.replace('47', '41')])(figures)).toBeUndefined()
  })

  test('is lost where its words are gone', () => {
    expect(finderIn([TEXT[0]!, TEXT[2]!])(anchor)).toBeUndefined()
    expect(finderIn([])(anchor)).toBeUndefined()
  })

  test('has the very same words, whatever is changed elsewhere, or is lost', () => {
    const words = fc.constantFrom('the', 'rifle', 'was', 'sold', 'not', '47', 'in', 'April', '«где»', '😀')
    const sentence = fc.array(words, { minLength: 1, maxLength: 12 }).map((some) => some.join(' '))
    const blocks = fc.array(sentence, { minLength: 1, maxLength: 8 })
    const edited = fc
      .record({ before: blocks, marked: sentence, head: sentence, tail: sentence, after: blocks })
      .chain((made) =>
        fc.record({ made: fc.constant(made), before: blocks, after: blocks, head: sentence, tail: sentence }),
      )
    fc.assert(
      fc.property(edited, ({ made, before, after, head, tail }) => {
        const from = made.head.length + 1
        const to = from + made.marked.length
        const whole = (start: string, end: string) => `${start} ${made.marked} ${end}`
        const ordinal = made.before.length + 1
        const old = [...made.before, whole(made.head, made.tail), ...made.after]
        const marked = anchorAt(old, { firstBlock: ordinal, from, lastBlock: ordinal, to })
        const changed = [...before, whole(head, tail), ...after]
        expect(textAt(changed, finderIn(changed)(marked))).toBe(made.marked)
        const without = [...before, ...after]
        const found = textAt(without, finderIn(without)(marked))
        expect(found === undefined || alike(found) === alike(made.marked) || within(found, made.marked)).toBe(true)
      }),
    )
  })
})

const alike = (text: string) => text.toLowerCase().replace(/\s+/g, ' ')

/** No more than 6 % of the letters differ, and no figure. */
function within(found: string, quote: string): boolean {
  const figures = (text: string) => text.match(/\d+/g)?.join(' ')
  return (
    figures(found) === figures(quote) && distance(alike(found), alike(quote)) <= Math.floor(alike(quote).length * 0.06)
  )
}

function distance(a: string, b: string): number {
  let costs = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [row, letter] of a.split('').entries()) {
    const next = [row + 1]
    for (let at = 1; at <= b.length; at++) {
      next.push(Math.min(costs[at]! + 1, next[at - 1]! + 1, costs[at - 1]! + (letter === b[at - 1] ? 0 : 1)))
    }
    costs = next
  }
  return costs[b.length]!
}

describe('a stretch in a link', () => {
  test('reads back as it was written', () => {
    expect(stretchInLink({ firstBlock: 6, from: 0, lastBlock: 6, to: 55 })).toBe('6:0-55')
    expect(readLinkedStretch('6:0-55')).toEqual({ firstBlock: 6, from: 0, lastBlock: 6, to: 55 })
    expect(readLinkedStretch('6:12-8:40')).toEqual({ firstBlock: 6, from: 12, lastBlock: 8, to: 40 })
    expect(readLinkedStretch('6')).toEqual({ firstBlock: 6, from: 0, lastBlock: 6, to: undefined })
  })

  test('that is none is refused', () => {
    for (const text of ['', '0:0-5', '6:9-9', '6:9-3', '8:0-6:4', 'x', '6:-1-3']) {
      expect(readLinkedStretch(text), text).toBeUndefined()
    }
  })
})
