import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bracesIn, formatKept, formatTyped, readKept, readTyped } from '../../src/shared/domain/reference.ts'
import {
  indexTargets,
  type ReferenceTarget,
  resolveReference,
  toKept,
  toTyped,
} from '../../src/shared/domain/reference-target.ts'

const id = (last: number) => `01890000-0000-7000-8000-${String(last).padStart(12, '0')}`

function target(of: ReferenceTarget['of'], last: number, label: string, told: Partial<ReferenceTarget> = {}) {
  return {
    of,
    id: id(last),
    label,
    title: `What ${label} is`,
    withdrawn: false,
    documentId: of === 'exhibit' ? id(900 + last) : null,
    pages: of === 'exhibit' ? 22 : null,
    paragraphs: of === 'exhibit' ? 140 : null,
    elements: of === 'claim' ? [{ number: 3, title: 'Breach' }] : [],
    ...told,
  } satisfies ReferenceTarget
}

const TARGETS = [
  target('exhibit', 1, 'C-1'),
  target('exhibit', 2, 'C-2', { pages: null }),
  target('exhibit', 3, 'C-5bis-T'),
  target('exhibit', 4, 'R-1', { withdrawn: true }),
  target('exhibit', 5, 'F-2'),
  target('fact', 11, 'F-12'),
  target('fact', 12, 'F-2'),
  target('claim', 21, 'E:breach'),
  target('licence', 31, 'L-1'),
  target('act', 41, 'A-1', { withdrawn: true }),
]
const INDEX = indexTargets(TARGETS)

describe('a typed reference', () => {
  test.each([
    ['C-1/8', 'C-1/8'],
    ['c-1 / 8', 'C-1/8'],
    ['С-1/8–10', 'C-1/8-10'],
    ['C-1/p. 8', 'C-1/8'],
    ['C-1/pp. 8-10', 'C-1/8-10'],
    ['С-1/с. 8', 'C-1/8'],
    ['C-1/стр. 8', 'C-1/8'],
    ['C-1/¶6', 'C-1/¶6'],
    ['C-1/¶¶ 6-8', 'C-1/¶6-8'],
    ['C-1/абз. 6', 'C-1/¶6'],
    ['C-5bis-T', 'C-5bis-T'],
    ['С-5bis-Т/2', 'C-5bis-T/2'],
    ['f-12', 'F-12'],
    ['Ф-12', 'F-12'],
    ['Л-1', 'L-1'],
    ['А-1', 'A-1'],
    ['E:breach/3', 'E:breach/3'],
    ['Е: breach / 3', 'E:breach/3'],
    ['E:breach', 'E:breach'],
  ])('%s is read as %s', (typed, read) => {
    expect(formatTyped(readTyped(typed)!)).toBe(read)
  })

  test.each(['sic', 'C1', 'C-0', 'C-1/', 'C-1/0', 'C-1/10-8', 'C-1/x', 'E:', 'E:breach/¶3', 'E:breach/1-3', ''])(
    '%s is none',
    (typed) => {
      expect(readTyped(typed)).toBeUndefined()
    },
  )

  test('behind a backslash is a brace and nothing else', () => {
    expect(bracesIn('as \\{C-1} says, and {C-2}').map(({ inside }) => inside)).toEqual(['C-2'])
  })
})

describe('a kept reference', () => {
  test('follows what it names to its new number', () => {
    const kept = toKept('Shown in {C-1/8} and again in {C-1/¶6}.', INDEX)
    expect(kept).toBe(`Shown in {exhibit:${id(1)}/8} and again in {exhibit:${id(1)}/¶6}.`)
    const renumbered = indexTargets(TARGETS.map((one) => (one.id === id(1) ? { ...one, label: 'C-7' } : one)))
    expect(toTyped(kept, renumbered)).toBe('Shown in {C-7/8} and again in {C-7/¶6}.')
  })

  test('is read in one spelling only', () => {
    expect(readKept(`exhibit:${id(1)}/8-8`)).toBeUndefined()
    expect(readKept(`exhibit:${id(1)}/08`)).toBeUndefined()
    expect(readKept(`fact:${id(11)}/8`)).toBeUndefined()
  })

  test('that shares its label with something else stays by its id', () => {
    expect(toTyped(`{fact:${id(12)}} {exhibit:${id(5)}}`, INDEX)).toBe(`{fact:${id(12)}} {F-2}`)
  })
})

const pin = fc.oneof(
  fc.constant(null),
  fc
    .record({ kind: fc.constantFrom('page' as const, 'paragraph' as const), a: fc.nat(999), b: fc.nat(999) })
    .map(({ kind, a, b }) => ({ kind, from: Math.min(a, b) + 1, to: Math.max(a, b) + 1 })),
)
const element = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 60 }).map((at) => ({ kind: 'element' as const, from: at, to: at })),
)
const reference = fc
  .tuple(fc.constantFrom(...TARGETS), pin, element)
  .map(([{ of, id: named }, ofExhibit, ofClaim]) =>
    formatKept({ of, id: named, pinpoint: of === 'exhibit' ? ofExhibit : of === 'claim' ? ofClaim : null }),
  )
const words = fc.oneof(fc.string(), fc.constantFrom('\\', '{', '}', '{C-99}', '{sic}', '\n', '{C-1', '¶6}'))
const text = fc
  .array(
    fc.oneof(
      words,
      reference.map((inside) => ` {${inside}} `),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

describe('what is kept and what is typed', () => {
  test('turn into each other and back, whatever stands around them', () => {
    fc.assert(
      fc.property(text, (written) => {
        const kept = toKept(written, INDEX)
        expect(toKept(toTyped(kept, INDEX), INDEX)).toBe(kept)
        expect(toKept(kept, INDEX)).toBe(kept)
      }),
      { numRuns: 1000 },
    )
  })

  test('resolve to the same', () => {
    fc.assert(
      fc.property(reference, (kept) => {
        const [{ inside } = { inside: '' }] = bracesIn(toTyped(`{${kept}}`, INDEX))
        const typed = resolveReference(inside, INDEX)
        const resolved = resolveReference(kept, INDEX)
        expect(typed.reference).toEqual(resolved.reference)
        expect(typed.label).toBe(resolved.label)
      }),
    )
  })
})

describe('a reference that does not resolve says why', () => {
  test.each([
    [`exhibit:${id(1)}/22`, 'resolved'],
    [`exhibit:${id(1)}/8-23`, 'no-such-page'],
    [`exhibit:${id(1)}/¶140`, 'resolved'],
    [`exhibit:${id(1)}/¶141`, 'no-such-paragraph'],
    [`exhibit:${id(2)}/8`, 'page-unknown'],
    [`exhibit:${id(4)}/1`, 'withdrawn'],
    [`exhibit:${id(77)}/1`, 'not-found'],
    [`fact:${id(1)}`, 'not-found'],
    [`fact:${id(11)}`, 'resolved'],
    [`claim:${id(21)}/3`, 'resolved'],
    [`claim:${id(21)}/4`, 'no-such-element'],
    [`licence:${id(31)}`, 'resolved'],
    [`act:${id(41)}`, 'withdrawn'],
    ['C-99/1', 'not-found'],
    ['C-1/8', 'not-kept'],
    ['F-12/3', 'not-understood'],
    ['sic', 'not-understood'],
  ])('%s: %s', (inside, state) => {
    expect(resolveReference(inside, INDEX).state).toBe(state)
  })
})
