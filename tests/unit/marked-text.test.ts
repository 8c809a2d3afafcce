import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutAtMarks } from '../../src/renderer/components/cutAtMarks.ts'

test('a text cut at any marks is still the same text', () => {
  const mark = fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 }))
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(mark, { maxLength: 6 }), (text, marks) => {
      expect(
        cutAtMarks(text, marks)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('marks that touch are told apart and marks that overlap are one stretch', () => {
  expect(
    cutAtMarks('licence expired', [
      [8, 15],
      [0, 7],
    ]).filter(({ mark }) => mark !== undefined),
  ).toHaveLength(2)
  expect(
    cutAtMarks('expired', [
      [0, 4],
      [2, 7],
    ])
      .filter(({ mark }) => mark !== undefined)
      .map(({ text }) => text)
      .join(''),
  ).toBe('expired')
})
