import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameFor, STAMP_BAND } from '../../src/main/engine/pdf/assemble.ts'

test('a page that nearly fills A4 comes to stand on A4, upright or lying', () => {
  const a4 = frameFor({ width: 595.28, height: 841.89 })
  expect([a4.width, a4.height + STAMP_BAND].map(Math.round)).toEqual([595, 842])
  const letter = frameFor({ width: 792, height: 612 })
  expect([letter.width, letter.height + STAMP_BAND].map(Math.round)).toEqual([842, 595])
})

test('a receipt and a plan keep their own size, with the stamp below', () => {
  expect(frameFor({ width: 226, height: 600 })).toEqual({ width: 226, height: 600 })
  expect(frameFor({ width: 2384, height: 1684 })).toEqual({ width: 2384, height: 1684 })
})

test('no page is made smaller than nine tenths of itself, none is enlarged', () => {
  const side = fc.double({ min: 1, max: 14_400, noNaN: true })
  fc.assert(
    fc.property(side, side, (width, height) => {
      const frame = frameFor({ width, height })
      const scale = Math.min(frame.width / width, frame.height / height)
      expect(scale).toBeGreaterThanOrEqual(0.9 - 1e-9)
      expect(scale).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})
