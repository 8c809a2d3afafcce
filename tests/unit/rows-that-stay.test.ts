import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leavingRows } from '../../src/main/engine/packages/out/rows-that-stay.ts'
import { CARRIED_KINDS, type CarriedKind, type CarriedRegisters } from '../../src/shared/contract/carried-rows.ts'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { namedIn } from '../../src/shared/domain/named-in-rows.ts'
import { type Draft, REGISTERS } from '../../src/shared/domain/register-kinds.ts'
import { actOf, claimOf, licenceOf } from '../fixtures/register-rows.ts'

const id = (at: number) => `01890000-0000-7000-8000-${String(at).padStart(12, '0')}`
const [FACT, SECRET, DOCUMENT, LICENCE, ACT] = [id(1), id(2), id(3), id(4), id(5)]
const ground = (factId: string, about = '') => ({ about, factId })

type Rows = Partial<{ [K in CarriedKind]: (Draft<K> & { id?: string })[] }>

function registers(rows: Rows): CarriedRegisters {
  const standing = { number: 1, withdrawnOn: null, madeAt: '2026-01-15T10:00:00.000Z', madeBy: 'A', revision: 1 }
  return Object.fromEntries(
    CARRIED_KINDS.map((kind) => [
      kind,
      (rows[kind] ?? []).map((row, at) => ({ id: id(100 + at), ...standing, ...row })),
    ]),
  ) as unknown as CarriedRegisters
}

function leaving(rows: Rows, gone: readonly string[], word?: string) {
  const mentions = (text: string) => word !== undefined && text.includes(word)
  return leavingRows(registers(rows), { ids: new Set(gone), mentions })
}

describe('a row where a fact stays in the house', () => {
  test('leaves as it is where it names nothing that stays', () => {
    const { registers: left, stay, stripped } = leaving({ licence: [licenceOf({ grounds: [ground(FACT)] })] }, [SECRET])
    expect(left.licence).toMatchObject([{ grounds: [ground(FACT)] }])
    expect([stay.size, stripped.size]).toEqual([0, 0])
  })

  test('stays with it where it rests on nothing else, be that a document', () => {
    expect(leaving({ act: [actOf({ grounds: [ground(SECRET)] })] }, [SECRET]).registers.act).toEqual([])
    const documented = licenceOf({ documentIds: [DOCUMENT] })
    expect(leaving({ licence: [documented] }, [DOCUMENT]).registers.licence).toEqual([])
  })

  test('leaves without the field for which it alone speaks, and with one for which another does, too', () => {
    const grounds = [ground(FACT, 'end'), ground(SECRET, 'end'), ground(SECRET, 'royalty')]
    const licence = licenceOf({ end: edtfDate('2006'), royalty: '3 %', grounds })
    const { registers: left, stripped } = leaving({ licence: [licence] }, [SECRET])
    expect(left.licence).toMatchObject([{ end: '2006', royalty: '', grounds: [ground(FACT, 'end')] }])
    expect(stripped.size).toBe(1)
  })

  test('stays where such a field cannot be empty', () => {
    const act = actOf({ grounds: [ground(FACT), ground(SECRET, 'title')] })
    expect(leaving({ act: [act] }, [SECRET]).registers.act).toEqual([])
  })

  test('stays where a figure of its loss would lose its source', () => {
    const value = { low: '1', high: '2', likely: null }
    const input = { name: 'units', title: '', value, unit: 'units' as const, shareOf: null, factId: SECRET }
    const line = draftOf('loss-line', { title: 'Sales', grounds: [ground(FACT)], inputs: [input] })
    expect(leaving({ 'loss-line': [line] }, [SECRET]).registers['loss-line']).toEqual([])
    expect(leaving({ 'loss-line': [line] }, [id(99)]).registers['loss-line']).toHaveLength(1)
  })

  test('stays where its words name what stays, or its text refers to it, also through a row that stays', () => {
    expect(leaving({ claim: [claimOf({ notes: 'See advice.txt' })] }, [SECRET], 'advice.txt').stay.size).toBe(1)
    const section = (body: string) => draftOf('section', { heading: 'Sales', body })
    const rows: Rows = {
      act: [{ ...actOf({ grounds: [ground(SECRET)] }), id: ACT }],
      licence: [{ ...licenceOf({ title: 'L' }), id: LICENCE }],
      section: [section(`{act:${ACT}}`), section(`{licence:${LICENCE}}`), section(`{fact:${SECRET}}`)],
    }
    const { registers: left } = leaving(rows, [SECRET])
    expect(left.section.map(({ body }) => body)).toEqual([`{licence:${LICENCE}}`])
  })

  test('names nothing that stays once it leaves, and is still a row of its kind', () => {
    const some = fc.subarray([FACT, SECRET, DOCUMENT, LICENCE])
    const about = fc.constantFrom('', 'end', 'royalty', 'title', 'notice', 'when')
    const grounds = fc.array(fc.record({ about, factId: fc.constantFrom(FACT, SECRET) }), { maxLength: 4 })
    fc.assert(
      fc.property(some, grounds, grounds, fc.boolean(), (gone, ofLicence, ofAct, documented) => {
        const documentIds = documented ? [DOCUMENT] : []
        const rows: Rows = {
          licence: [{ ...licenceOf({ documentIds, royalty: '3 %', grounds: ofLicence }), id: LICENCE }],
          act: [actOf({ licenceId: LICENCE, grounds: ofAct })],
        }
        const { registers: left, stay } = leaving(rows, gone)
        for (const kind of CARRIED_KINDS) {
          for (const row of left[kind]) {
            for (const named of namedIn(row)) expect(gone.includes(named.id) || stay.has(named.id)).toBe(false)
            expect(REGISTERS[kind].draft.safeParse(row).success).toBe(true)
          }
        }
      }),
    )
  })
})
