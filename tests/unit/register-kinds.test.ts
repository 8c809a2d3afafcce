import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mapNamed, namedIn } from '../../src/shared/domain/named-in-rows.ts'
import { nameOfRow, REGISTER_KINDS } from '../../src/shared/domain/register-kinds.ts'
import { catalogues } from '../../src/shared/messages/catalogues.ts'
import { actOf, claimOf, licenceOf, productOf, rightOf } from '../fixtures/register-rows.ts'

test.each(REGISTER_KINDS)('%s is a word in every language', (kind) => {
  for (const { registers } of Object.values(catalogues)) expect(registers.kind[kind]).toBeTruthy()
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
