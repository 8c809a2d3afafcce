import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { addDays } from '../../src/shared/domain/right-renewal.ts'
import type { Draft } from '../../src/shared/domain/register-kinds.ts'
import { RIGHT_STATUSES, RIGHT_TYPES } from '../../src/shared/domain/right.ts'
import { type Bench, benchWithVault, type Client } from '../engine-under-test.ts'
import { productOf, rightOf } from '../fixtures/register-rows.ts'

let bench: Bench
let client: Client

beforeEach(async () => {
  bench = await benchWithVault()
  client = bench.client
})

const addRight = (fields: Partial<Draft<'right'>> = {}) =>
  client.registers.right.add({ caseId: null, row: rightOf(fields) })
const rights = () => client.registers.right.list({ caseId: null })
const take = (csv: string, dry = false) => client.rights.importCsv({ table: Buffer.from(csv).toString('base64'), dry })

async function exported(): Promise<string> {
  const { ticket } = await client.rights.exportCsv()
  const response = await bench.engine.fetch(new Request(`http://engine/papers/${ticket}`))
  // Response.text() would take the byte order mark away.
  return Buffer.from(await response.arrayBuffer()).toString()
}

describe('rights on a day', () => {
  test('are told for each that was not withdrawn', async () => {
    const patent = await addRight({
      type: 'patent',
      status: 'in-force',
      registered: edtfDate('1999'),
      expires: edtfDate('2019'),
    })
    const gone = await addRight()
    await client.registers.right.withdraw(gone)
    const told = await client.rights.standings({ on: edtfDate('2006-12-05') })
    expect(told).toMatchObject([{ rightId: patent.id, on: '2006-12-05', state: 'in-force' }])
  })
})

test('renewals are listed the earliest first, as far ahead as is asked', async () => {
  const today = new Date().toISOString().slice(0, 10)
  const [late, soon] = await Promise.all([
    addRight({ renewalDue: addDays(today, -40) }),
    addRight({ renewalDue: addDays(today, 20) }),
    addRight({ renewalDue: addDays(today, 400) }),
    addRight({ renewalDue: addDays(today, 1), status: 'lapsed' }),
  ])
  expect(await client.rights.renewals({ withinDays: 90 })).toMatchObject([
    { rightId: late.id, urgency: 'late' },
    { rightId: soon.id, urgency: 'later' },
  ])
})

describe('a table of rights', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\0', '').trim())
  const named = words.map((text) => `${text}!`)
  const date = fc.option(
    fc.constantFrom('1999-03-01', '2006-12', '2014~', '../2006-12-05', '2006-04/2006-12', '2015/..'),
  )
  const edtf = date.map((text) => (text === null ? null : edtfDate(text)))
  const draft = fc.record({
    type: fc.constantFrom(...RIGHT_TYPES),
    title: named,
    territory: fc.constantFrom('BG', 'RU', 'EM', 'OA', 'GB'),
    owner: words,
    applicationNumber: words,
    registrationNumber: fc.oneof(words, fc.constantFrom('=1+1', "'=cmd", '-7', '+359', '@x', '00123')),
    priority: edtf,
    filed: edtf,
    registered: edtf,
    expires: edtf,
    renewalDue: fc.option(fc.constantFrom('2027-03-01')),
    status: fc.constantFrom(...RIGHT_STATUSES),
    statusSince: edtf,
    classes: words,
    chainOfTitle: fc.array(fc.record({ from: words, to: named, on: edtf, how: words, documentId: fc.constant(null) }), {
      maxLength: 3,
    }),
    notes: words,
  })

  test('comes back as it went out', async () => {
    const { id: product } = await client.registers.product.add({
      caseId: null,
      row: productOf({ name: 'Rifle; short' }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(draft, { minLength: 1, maxLength: 4 }), async (drafts) => {
        for (const old of await rights()) {
          if (old.withdrawnOn === null) await client.registers.right.withdraw(old)
        }
        for (const one of drafts) await addRight({ ...one, productIds: [product] })
        const before = (await rights()).filter(({ withdrawnOn }) => withdrawnOn === null)
        const csv = await exported()
        const same = await take(csv)
        expect(same.refused).toEqual([])
        expect(same.lines.map(({ does }) => does)).toEqual(drafts.map(() => 'leaves'))
        expect((await rights()).filter(({ withdrawnOn }) => withdrawnOn === null)).toEqual(before)

        for (const old of before) await client.registers.right.withdraw(old)
        const ids = before.map(({ id }) => id)
        await take(ids.reduce((text, id) => text.replace(id, ''), csv))
        const after = (await rights()).filter(({ withdrawnOn }) => withdrawnOn === null)
        const bare = (row: object) => ({ ...row, id: 0, number: 0, madeAt: 0 })
        expect(after.map(bare)).toEqual(before.map(bare))
      }),
      { numRuns: 25 },
    )
  })

  test('holds no formula', async () => {
    await addRight({ title: '=HYPERLINK("x")', notes: '+1' })
    const csv = await exported()
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
    expect(csv).toContain(`,'+1,`)
  })

  test('in the words and the encoding of a Russian table program is read', async () => {
    const text =
      'Вид;Название;Территория;Действует до;Статус;Изделия\r\nтоварный знак;Знак;Болгария;5 декабря 2006;действует;Винтовка\r\n'
    const cp1251 = Buffer.from(
      Array.from(text, (sign) => {
        const code = sign.codePointAt(0) as number
        return code < 0x80 ? code : code - 0x410 + 0xc0
      }),
    )
    const told = await client.rights.importCsv({ table: cp1251.toString('base64'), dry: false })
    expect(told).toEqual({
      lines: [{ line: 2, does: 'adds', title: 'Знак', territory: 'BG' }],
      products: ['Винтовка'],
      refused: [],
    })
    const [product] = (await client.registers.product.list({ caseId: null })).map(({ id }) => id)
    expect(await rights()).toMatchObject([
      { type: 'mark', territory: 'BG', expires: '2006-12-05', status: 'in-force', productIds: [product] },
    ])
  })

  test('tries first and writes nothing', async () => {
    const told = await take('type,title,territory\r\nmark,Sign,BG\r\n', true)
    expect(told.lines).toEqual([{ line: 2, does: 'adds', title: 'Sign', territory: 'BG' }])
    expect(await rights()).toEqual([])
  })

  test('refuses by line and field what cannot be read, and takes the rest', async () => {
    const { id, ...right } = await addRight({ title: 'Gone' })
    await client.registers.right.withdraw({ id, ...right })
    const told = await take(
      [
        'id,type,title,territory,expires,renewal_due,certificate',
        ',spell,One,BG,,,',
        ',mark,,BG,,,',
        ',mark,Three,Narnia,,,',
        ',mark,Four,BG,some day,,',
        ',mark,Five,BG,,2027,',
        ',mark,Six,BG,,,01890000-0000-7000-8000-000000000000',
        `${id},mark,Seven,BG,,,`,
        '',
        'seven,mark,Eight,BG,,,',
        ',mark,Nine,uk,2031-05,2031-04-30,',
      ].join('\n'),
    )
    expect(told.refused).toEqual([
      { line: 2, field: 'type', value: 'spell' },
      { line: 3, field: 'title', value: '' },
      { line: 4, field: 'territory', value: 'Narnia' },
      { line: 5, field: 'expires', value: 'some day' },
      { line: 6, field: 'renewalDue', value: '2027' },
      { line: 7, field: 'certificateId', value: '01890000-0000-7000-8000-000000000000' },
      { line: 8, field: 'id', value: id },
      { line: 10, field: 'id', value: 'seven' },
    ])
    expect(told.lines).toEqual([{ line: 11, does: 'adds', title: 'Nine', territory: 'GB' }])
    expect((await rights()).at(-1)).toMatchObject({ title: 'Nine', territory: 'GB', expires: '2031-05' })
  })

  test('tells no more of a cell than which it is', async () => {
    const told = await take(`type,title,territory\n${'spell'.repeat(50)},One,BG\n`)
    expect(told.refused[0]?.value).toHaveLength(100)
  })

  test('changes only what its columns hold', async () => {
    const { id } = await addRight({ title: 'Sign', owner: 'Ustrezhmash', notes: 'kept' })
    const told = await take(`id,type,title,territory,owner\n${id},patent,Sign,BG,Vestobrazexport\n`)
    expect(told.lines).toMatchObject([{ does: 'changes' }])
    expect(await rights()).toMatchObject([{ id, owner: 'Vestobrazexport', notes: 'kept' }])
  })

  test('is one step that can be taken back', async () => {
    await take('type,title,territory,products\nmark,One,BG,Rifle\nmark,Two,BG,Rifle\n')
    await client.undo.undo({ caseId: null })
    expect(await rights()).toEqual([])
    expect(await client.registers.product.list({ caseId: null })).toEqual([])
  })

  test('needs its columns, and to be a table', async () => {
    await expect(take('type,title\nmark,One\n')).rejects.toMatchObject({
      code: 'TABLE_COLUMN_MISSING',
      data: { column: 'territory' },
      defined: true,
    })
    await expect(take('type,title,territory\nmark,"One,BG\n')).rejects.toMatchObject({ code: 'TABLE_NOT_READ' })
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3]).toString('base64')
    await expect(client.rights.importCsv({ table: picture, dry: true })).rejects.toMatchObject({
      code: 'TABLE_NOT_READ',
    })
  })

  test('that went out stands in the trail', async () => {
    await addRight()
    await exported()
    const { entries } = await client.audit.list({ chain: 'vault', limit: 1 })
    expect(entries).toMatchObject([{ act: 'right.exported', after: { rows: 1 } }])
  })
})
