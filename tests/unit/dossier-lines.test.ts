import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { visualOrder } from '../../src/main/engine/dossier/direction.ts'
import { openDocument } from '../../src/main/engine/dossier/document.ts'
import { readFonts } from '../../src/main/engine/dossier/fonts.ts'
import { breakLines, type Line, widthOf } from '../../src/main/engine/dossier/lines.ts'
import { STYLE } from '../../src/main/engine/dossier/look.ts'
import { balancedWidth, shortened } from '../../src/main/engine/dossier/setting.ts'
import type { Shaper } from '../../src/main/engine/dossier/shaping.ts'

const FONTS = path.resolve(import.meta.dirname, '../../resources/fonts')
const style = STYLE.text
let shaper: Shaper

beforeAll(async () => {
  shaper = openDocument({}, await readFonts(FONTS)).shaper
})

function set(text: string, width: number): Line[] {
  return [...breakLines(shaper, [{ text, style }], width)]
}

describe('the lines of a text', () => {
  test('are no wider than their measure, whatever the text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abж -—/\u00A0שم1é,'), maxLength: 120 })
    fc.assert(
      fc.property(letters, fc.integer({ min: 30, max: 300 }), (text, measure) => {
        for (const line of set(text, measure)) expect(line.width).toBeLessThanOrEqual(measure + 1e-6)
      }),
    )
  })

  test('break a word that is longer than a line, and a compound at its hyphen', () => {
    expect(set('Достопримечательностиконституционализированного', 100).length).toBeGreaterThan(2)
    const compound = 'Gesellschaftsvertrags-änderungen'
    expect(set(compound, widthOf(shaper, 'Gesellschaftsvertrags-', style) + 1)).toHaveLength(2)
  })

  test('never part an exhibit’s number or words held by a no-break space', () => {
    expect(set('C-1', widthOf(shaper, 'C-1', style) + 0.01)).toHaveLength(1)
    const held = '5\u00A0December'
    const [first] = set(`on ${held}`, widthOf(shaper, held, style) + 1)
    expect(first?.width).toBeCloseTo(widthOf(shaper, 'on', style))
  })

  test('begin anew where the text does, and leave no space at their ends', () => {
    const lines = set('Street 1  \nIzhevsk', 400)
    expect(lines.map(({ width }) => width)).toEqual(['Street 1', 'Izhevsk'].map((text) => widthOf(shaper, text, style)))
  })

  test('of Hebrew run from right to left', () => {
    const [line] = set('שלום עולם', 400)
    expect(line?.rightToLeft).toBe(true)
    const [word] = set('עולם', 400)
    expect(line?.items[0]?.word.pieces).toEqual(word?.items[0]?.word.pieces)
  })
})

describe('the order of drawing', () => {
  test('turns round what reads right to left, and the figures in it back again', () => {
    expect(visualOrder([0, 1, 1, 1, 0])).toEqual([0, 3, 2, 1, 4])
    expect(visualOrder([1, 2, 2, 1])).toEqual([3, 1, 2, 0])
  })

  test('keeps every part', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 30 }), (levels) => {
        expect(visualOrder(levels).toSorted((a, b) => a - b)).toEqual(levels.map((_, index) => index))
      }),
    )
  })
})

describe('a title for a narrow place', () => {
  const title = 'Agency report on unlicensed arms production abroad and on the talks that were held about it'

  test('is cut at a word, with an ellipsis, to so many lines', () => {
    const cut = shortened(shaper, title, style, 150, 2)
    expect(set(cut, 150)).toHaveLength(2)
    expect(cut).toMatch(/^Agency report .*\p{L}…$/u)
    expect(title.startsWith(`${cut.slice(0, -1)} `)).toBe(true)
  })

  test('is left alone where it fits, and balanced without another line', () => {
    expect(shortened(shaper, title, style, 500, 3)).toBe(title)
    const balanced = balancedWidth(shaper, title, style, 400)
    expect(balanced).toBeLessThan(400)
    expect(set(title, balanced)).toHaveLength(set(title, 400).length)
  })
})

describe('characters', () => {
  test('of many scripts have a glyph in the fonts that ship; one that has none is counted', () => {
    const before = shaper.missing()
    set('Ελληνικά Հայաստան საქართველო ไทย हिन्दी العربية українська български ☎ ∑ 😀', 2000)
    expect(shaper.missing()).toBe(before)
    set('中文', 2000)
    expect(shaper.missing()).toBe(before + 2)
  })

  test('that are invisible take no room', () => {
    expect(widthOf(shaper, 'a\u200Bb\u00ADc\uFEFF', style)).toBeCloseTo(widthOf(shaper, 'abc', style))
  })
})
