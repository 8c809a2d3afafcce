import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { mapNamed, namedIn, withoutNamed } from '../../src/shared/domain/named-in-rows.ts'
import { nameOfRow, REGISTER_KINDS, REGISTERS } from '../../src/shared/domain/register-kinds.ts'
import { catalogues } from '../../src/shared/messages/catalogues.ts'
import { actOf, claimOf, licenceOf, productOf, rightOf } from '../fixtures/register-rows.ts'

test.each(REGISTER_KINDS)('%s is a word in every language', (kind) => {
  for (const { registers } of Object.values(catalogues)) expect(registers.kind[kind]).toBeTruthy()
})

test.each(REGISTER_KINDS)('%s has no field that every row has of its own', (kind) => {
  const standing = ['id', 'caseId', 'number', 'withdrawnOn', 'madeAt', 'madeBy', 'revision']
  expect(Object.keys(REGISTERS[kind].draft.shape).filter((field) => standing.includes(field))).toEqual([])
})

describe('the name of a row', () => {
  test('begins with the number by which it is known', () => {
    expect(nameOfRow('licence', { ...licenceOf({ title: 'Licence of 1968' }), number: 1 })).toBe('L-1 Licence of 1968')
    expect(nameOfRow('act', { number: 4 })).toBe('A-4')
  })

  test('is that of what it stands for, where its number is known to nobody', () => {
    expect(nameOfRow('product', { ...productOf({ name: 'Rifle' }), number: 3 })).toBe('Rifle')
  })
})

describe('what a row names', () => {
  const id = fc.uuid({ version: 7 })

  test('is found at whatever depth', () => {
    fc.assert(
      fc.property(id, id, id, (party, fact, document) => {
        const licence = licenceOf({ licenseeIds: [party], grounds: [{ about: 'end', factId: fact }] })
        expect(namedIn(licence).map((named) => named.id)).toEqual([party, fact])
        const right = rightOf({
          chainOfTitle: [{ from: '', to: 'Ustrezhmash', on: null, how: '', documentId: document }],
        })
        expect(namedIn(right)).toEqual([{ field: 'documentId', of: 'document', id: document }])
      }),
    )
  })

  test('is renamed, and nothing else', () => {
    fc.assert(
      fc.property(id, fc.string(), (licence, notes) => {
        const act = actOf({ licenceId: licence, notes })
        expect(mapNamed(act, ({ id }) => `${id}!`)).toEqual({ ...act, licenceId: `${licence}!` })
        const claim = claimOf({ notes })
        expect(mapNamed(claim, () => 'never')).toEqual(claim)
      }),
    )
  })
})

describe('what a row no longer names', () => {
  const id = fc.uuid({ version: 7 })

  test('is taken from lists, with its ground, and leaves nothing where there was the one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 2, maxLength: 6 }), fc.string(), ([gone = '', ...left], notes) => {
        const grounds = [gone, ...left].map((factId) => ({ about: 'end', factId }))
        const licence = licenceOf({ licenseeIds: [...left, gone], grounds, notes })
        expect(withoutNamed(licence, (named) => named.id === gone)).toEqual({
          ...licence,
          licenseeIds: left,
          grounds: grounds.slice(1),
        })
        const act = actOf({ licenceId: gone, notes: gone })
        expect(withoutNamed(act, (named) => named.id === gone)).toEqual({ ...act, licenceId: null })
        expect(withoutNamed(licence, () => false)).toEqual(licence)
      }),
    )
  })

  test.each(REGISTER_KINDS)('can go, whichever id of a %s it is, and every id is known for what it names', (kind) => {
    for (const { field, removable } of idsIn(REGISTERS[kind].draft)) {
      expect(namedIn({ [field]: 'x' }), field).toHaveLength(1)
      expect(removable, field).toBe(true)
    }
  })
})

test.each(REGISTER_KINDS)('every field of a %s has its word', (kind) => {
  for (const field of Object.keys(REGISTERS[kind].draft.shape)) {
    for (const { registers } of Object.values(catalogues)) expect(registers.field).toHaveProperty(field)
  }
})

/** The fields of ids in a schema, and whether one of them can be empty. */
function idsIn(schema: z.core.$ZodType, field = '', removable = false): { field: string; removable: boolean }[] {
  if (schema instanceof z.ZodUUID) return [{ field, removable }]
  if (schema instanceof z.ZodNullable) return idsIn(schema.unwrap(), field, true)
  if (schema instanceof z.ZodArray) return idsIn(schema.element, field, true)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => idsIn(one, field, removable))
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([name, one]) =>
    idsIn(one, name, field === 'grounds'),
  )
}
