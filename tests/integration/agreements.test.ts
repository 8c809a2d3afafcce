import fc from 'fast-check'
import Papa from 'papaparse'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Paper } from '../../src/shared/contract/papers.ts'
import { AGREEMENT_STATES } from '../../src/shared/domain/agreement.ts'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import type { Draft } from '../../src/shared/domain/register-kinds.ts'
import { translator } from '../../src/shared/messages/translate.ts'
import { type Bench, benchWithVault, type Client } from '../engine-under-test.ts'
import { actOf } from '../fixtures/register-rows.ts'
import { readPdf } from '../fixtures/read-pdf.ts'

const ON = edtfDate('2006-12-05')

let bench: Bench
let client: Client

beforeEach(async () => {
  bench = await benchWithVault()
  client = bench.client
})

const addAgreement = (fields: Partial<Draft<'agreement'>>) =>
  client.registers.agreement.add({ caseId: null, row: draftOf('agreement', { countries: ['RU', 'LV'], ...fields }) })
const addCorrection = (fields: Partial<Draft<'correction'>>) =>
  client.registers.correction.add({
    caseId: null,
    row: draftOf('correction', { note: 'Read in the gazette.', ...fields }),
  })

async function lineFor(treaty: string, one = 'RU', other = 'LV', on = ON) {
  const line = (await client.agreements.resolve({ one, other, on })).find((each) => each.treaty === treaty)
  if (!line) throw new Error(`no line for ${treaty}`)
  return line
}

async function fetched({ ticket }: Paper): Promise<Uint8Array> {
  const response = await bench.engine.fetch(new Request(`http://engine/papers/${ticket}`))
  return new Uint8Array(await response.arrayBuffer())
}

describe('what bound two countries', () => {
  test('names the table, its source and its day, and says where the day lies after it', async () => {
    const { sources, afterTable } = await lineFor('paris')
    expect(sources).toMatchObject([{ table: 'wipo', asOf: '2026-02-03', verified: true }])
    expect(afterTable).toBe(false)
    expect(await lineFor('paris', 'RU', 'LV', edtfDate('2026-11-22'))).toMatchObject({
      state: 'in-force',
      afterTable: true,
    })
    const memory = await lineFor('new-york', 'RU', 'SD', edtfDate('2019-01-01'))
    expect(memory.sources.some(({ verified }) => !verified)).toBe(true)
  })

  test('is told for the day that matters to each treaty', async () => {
    const recognitionOn = edtfDate('2026-01-01')
    const lines = await client.agreements.resolve({ one: 'DE', other: 'UA', on: ON, recognitionOn })
    expect(lines.find(({ treaty }) => treaty === 'hague-2019')).toMatchObject({ on: '2026-01-01', state: 'in-force' })
    expect(lines.find(({ treaty }) => treaty === 'paris')).toMatchObject({ on: ON })
  })

  test('takes in what a source says of a bilateral agreement, withdrawn rows not', async () => {
    expect(await lineFor('bilateral-ip')).toMatchObject({ state: 'unknown', agreementIds: [] })
    const { id, revision } = await addAgreement({ state: 'none', asOf: ON, source: 'the ambassador' })
    expect(await lineFor('bilateral-ip', 'LV', 'RU')).toMatchObject({ state: 'none-says-a-source', agreementIds: [id] })
    await client.registers.agreement.withdraw({ id, revision })
    expect((await lineFor('bilateral-ip')).state).toBe('unknown')
  })

  test('has a correction on top, and the table below it stays', async () => {
    await addCorrection({
      treaty: 'wto',
      country: 'RU',
      state: 'in-force',
      from: edtfDate('2000-01-01'),
      source: 'gazette',
    })
    const line = await lineFor('wto')
    expect(line).toMatchObject({
      state: 'in-force',
      since: '2000-01-01',
      corrections: [{ country: 'RU', source: 'gazette' }],
    })
    const { id, revision } = await addCorrection({ treaty: 'wto', country: 'RU', state: 'not-in-force' })
    expect((await lineFor('wto')).state).toBe('not-in-force')
    await client.registers.correction.withdraw({ id, revision })
    expect((await lineFor('wto')).state).toBe('in-force')
  })

  test('has a correction of an investment treaty for its pair alone', async () => {
    await addCorrection({ treaty: 'investment', country: 'LV', other: 'RU', state: 'in-force', from: edtfDate('1999') })
    expect((await lineFor('investment')).state).toBe('in-force')
    expect((await lineFor('investment', 'RU', 'IS')).state).toBe('not-found')
  })

  test('is refused for a country that is none and a treaty that is not there', async () => {
    await expect(client.agreements.resolve({ one: 'RU', other: 'ZZ', on: ON })).rejects.toMatchObject({
      code: 'JURISDICTION_UNKNOWN',
    })
    await expect(
      client.agreements.matrix({ one: 'RU', others: ['BG'], on: ON, treaties: ['rome-statute'] }),
    ).rejects.toMatchObject({ code: 'TREATY_UNKNOWN' })
  })
})

describe('what a case is about', () => {
  test('is the claimants’ country, the others by what they are in the case, and the days of the acts', async () => {
    const party = (role: 'claimant' | 'defendant', country: string) => ({
      ...{ role, name: `${role} of ${country}`, aliases: [], country, address: '', representative: '' },
    })
    const parties = [party('claimant', 'RU'), party('defendant', 'BG')]
    const { id: caseId } = await client.cases.create({ title: 'Rifles', parties })
    await client.registers.act.add({ caseId, row: actOf({ when: edtfDate('2006-04'), country: 'MY' }) })
    await client.registers.act.add({ caseId, row: actOf({ when: edtfDate('2005'), country: 'BG' }) })
    await addAgreement({ state: 'in-talks', countries: ['RU', 'US'] })
    expect(await client.agreements.about({ caseId })).toEqual({
      home: 'RU',
      countries: [
        { country: 'BG', group: 'defendants' },
        { country: 'MY', group: 'acts' },
        { country: 'US', group: 'agreements' },
      ],
      days: ['2005', '2006-04'],
    })
    expect((await client.agreements.about({ caseId: null })).home).toBe('RU')
  })
})

describe('the matrix', () => {
  const asked = { one: 'RU', others: ['BG', 'LV'], on: ON, language: 'en' as const }

  test('has the main treaties of each country in their order', async () => {
    const { treaties } = await client.agreements.tables()
    const rows = await client.agreements.matrix(asked)
    expect(rows.map(({ country }) => country)).toEqual(['BG', 'LV'])
    const main = treaties.filter((treaty) => treaty.main).map(({ id }) => id)
    expect(rows[0]?.lines.map(({ treaty }) => treaty)).toEqual(main)
  })

  test('leaves the house as a table that says of each line why', async () => {
    const text = new TextDecoder().decode(
      await fetched(await client.agreements.exportMatrix({ ...asked, format: 'csv' })),
    )
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
    const wto = data.find(({ other, treaty }) => other === 'BG' && treaty === 'wto')
    expect(wto).toMatchObject({ state: 'not-yet', since: '2012-08-22', as_of: '2026-02-01' })
    expect(wto?.['because']).toContain('22 August 2012')
  })

  test('says of each line what was written from memory', async () => {
    const maldives = { ...asked, others: ['MV'], treaties: ['new-york'] }
    const words = `as of Jan 2023, ${translator('en')('agreements:notVerified')}`
    const csv = await fetched(await client.agreements.exportMatrix({ ...maldives, format: 'csv' }))
    expect(new TextDecoder().decode(csv)).toContain(words)
    const pdf = await readPdf(await fetched(await client.agreements.exportMatrix({ ...maldives, format: 'pdf' })))
    const text = pdf.pages.map((page) => page.text).join(' ')
    expect(text.replaceAll(/\s+/g, ' ')).toContain(words)
    const read = await client.agreements.exportMatrix({ ...maldives, others: ['BG'], format: 'csv' })
    expect(new TextDecoder().decode(await fetched(read))).not.toContain('from memory')
  })

  test('leaves the house as a paper with its sources', async () => {
    const pdf = await readPdf(await fetched(await client.agreements.exportMatrix({ ...asked, format: 'pdf' })))
    const words = pdf.pages
      .map(({ text }) => text)
      .join(' ')
      .replaceAll(/\s+/g, ' ')
    expect(words).toContain('Not found never means no.')
    expect(words).toContain('WIPO Lex')
    const [last] = await client.audit.latest({ limit: 1 })
    expect(last).toMatchObject({ act: 'agreements.exported', after: { format: 'pdf', one: 'RU', others: 2 } })
  })
})

test('a map that leaves as a picture is an entry of the trail', async () => {
  const shown = { one: 'RU', on: edtfDate('2006-12-05'), treaty: 'paris', format: 'png' } as const
  await client.agreements.mapExported(shown)
  const [last] = await client.audit.latest({ limit: 1 })
  expect(last).toMatchObject({ act: 'agreements.map-exported', after: shown })
  await expect(client.agreements.mapExported({ ...shown, treaty: 'none' })).rejects.toMatchObject({
    code: 'TREATY_UNKNOWN',
  })
})

describe('a table of agreements', () => {
  const take = (csv: string, dry = false) =>
    client.agreements.importCsv({ table: Buffer.from(csv).toString('base64'), dry })

  test('is taken in by codes or names, and a line that cannot be read leaves the others', async () => {
    const csv = [
      'country_one,country_two,state,as_of,source',
      'Russia,Латвия,"Нет, говорит источник",5 December 2006,the ambassador',
      'RU,Nowhere,none,,',
      'RU,RU,none,,',
      'RU,US,in-talks,someday,',
    ].join('\r\n')
    const dry = await take(csv, true)
    expect(dry.lines).toEqual([{ line: 2, does: 'adds', countries: ['RU', 'LV'], title: '' }])
    expect(dry.refused).toEqual([
      { line: 3, field: 'countries', value: 'Nowhere' },
      { line: 4, field: 'countries', value: 'RU RU' },
      { line: 5, field: 'asOf', value: 'someday' },
    ])
    expect(await client.registers.agreement.list({ caseId: null })).toEqual([])
    await take(csv)
    expect(await client.registers.agreement.list({ caseId: null })).toMatchObject([
      { asOf: '2006-12-05', state: 'none' },
    ])
  })

  test('is taken in by headings in the words of a language', async () => {
    const t = translator('ru')
    const keys = ['agreements:countryOne', 'agreements:countryTwo', 'registers:field.state', 'registers:field.asOf']
    const heading = keys.map((key) => t(key)).join(';')
    expect(await take(`${heading}\r\nРоссия;Латвия;${t('agreements:state.none')};2006\r\n`)).toMatchObject({
      refused: [],
    })
    expect(await client.registers.agreement.list({ caseId: null })).toMatchObject([
      { countries: ['RU', 'LV'], state: 'none', asOf: '2006' },
    ])
  })

  test('tells no more of a cell than which it is', async () => {
    const { refused } = await take(`country_one,country_two,state\r\nRU,${'Nowhere'.repeat(50)},none\r\n`)
    expect(refused[0]?.value).toHaveLength(100)
  })

  test('without a column that it needs is refused, and so is what is no table', async () => {
    await expect(take('country_one,state\r\nRU,none\r\n')).rejects.toMatchObject({
      code: 'TABLE_COLUMN_MISSING',
      data: { column: 'country_two' },
    })
    await expect(take('country_one,country_two,state\r\nRU,"LV,none')).rejects.toMatchObject({ code: 'TABLE_NOT_READ' })
  })

  test('comes back as it left', async () => {
    const word = fc.string({ maxLength: 30 }).map((text) => text.trim())
    const dated = fc.constantFrom(null, '2006-12-05', '2006', '../1999-01', '2014~').map((one) => one && edtfDate(one))
    const draft = fc.record({
      title: word,
      state: fc.constantFrom(...AGREEMENT_STATES),
      ...{ asOf: dated, signed: dated, inForce: dated, suspended: dated, ended: dated, survivesUntil: dated },
      ...{ source: word, notes: word },
    })
    const drafts = fc.sample(draft, { numRuns: 40, seed: 5 })
    for (const fields of drafts) await addAgreement(fields)
    const csv = new TextDecoder().decode(await fetched(await client.agreements.exportCsv()))
    const { lines, refused } = await take(csv, true)
    expect(refused).toEqual([])
    expect(lines.every(({ does }) => does === 'leaves')).toBe(true)
    expect(lines).toHaveLength(drafts.length)
  })
})
