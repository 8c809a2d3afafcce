import { expect, test } from 'vitest'
import { extract } from '../../src/main/engine/extraction/extraction.ts'
import { asSameStory, type Compared } from '../../src/main/engine/stories/same-story.ts'
import { keysOf, sketchOf } from '../../src/main/engine/stories/sketch.ts'
import { standing } from '../../src/shared/domain/article.ts'
import { fileOf, labelledPairs, type Pair } from '../fixtures/story-pairs/made-pairs.ts'

test.each([
  ['held', 30],
  ['apart', 20],
] as const)(
  'of the labelled pairs `%s`, 95 % of those told as one story are, and 90 % are told',
  async (set, least) => {
    const pairs = labelledPairs(set)
    expect(pairs.length).toBeGreaterThanOrEqual(least)
    const judged = await Promise.all(pairs.map(async (pair) => ({ ...pair, told: await isToldAsOne(pair) })))
    const wrong = judged.filter(({ same, told }) => same !== told).map(({ id }) => id)
    const right = judged.filter(({ same, told }) => same && told).length
    const precision = right / judged.filter(({ told }) => told).length
    const recall = right / judged.filter(({ same }) => same).length
    expect(precision, wrong.join(', ')).toBeGreaterThanOrEqual(0.95)
    expect(recall, wrong.join(', ')).toBeGreaterThanOrEqual(0.9)
  },
)

test('a text is sketched alike however its letters are written', () => {
  const text =
    'Ещё одна «ПРОБА» of forty-two words, '.repeat(3) +
    'and some that are nowhere else in all of this test, as one to thirty are'
  expect(sketchOf([`${text} é`])).toEqual(sketchOf([`${text.toUpperCase()} e`]))
})

async function isToldAsOne({ a, b }: Pair): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map(async (side) => comparedFrom(await fileOf(side))))
  const keys = new Set(keysOf(one!.sketch, 'case'))
  const shared = keysOf(other!.sketch, 'case').filter((key) => keys.has(key)).length
  return shared >= 2 && asSameStory(one!, other!) !== undefined
}

async function comparedFrom(file: Parameters<typeof extract>[0]): Promise<Compared> {
  const { blocks, findings } = await extract(file)
  const own = blocks.filter(({ noise }) => !noise).map(({ text }) => text)
  return { sketch: sketchOf(own), title: standing(findings, 'title')?.value ?? null, paragraphs: () => own }
}
