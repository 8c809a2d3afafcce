import { beforeEach, describe, expect, test } from 'vitest'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import type { LossInput } from '../../src/shared/domain/loss.ts'
import type { Draft } from '../../src/shared/domain/register-kinds.ts'
import { benchWithVault, type Client } from '../engine-under-test.ts'
import { actOf, claimOf } from '../fixtures/register-rows.ts'

let client: Client
let caseId: string

beforeEach(async () => {
  client = (await benchWithVault()).client
  caseId = (await client.cases.create({ title: 'Rifles' })).id
})

const figure = (name: string, unit: LossInput['unit'], low: string, high = low, factId: string | null = null) => ({
  name,
  title: '',
  value: { low, high, likely: null },
  unit,
  shareOf: unit === 'percent' ? ('volume' as const) : null,
  factId,
})

const addLine = (fields: Partial<Draft<'loss-line'>>) =>
  client.registers['loss-line'].add({ caseId, row: draftOf('loss-line', { title: 'Line', ...fields }) })

const NOTHING_KNOWN = { knew: null, concealedUntil: null, tolled: [], interrupted: [], contractualBar: null }

const addFact = async (text: string) => client.facts.add({ caseId, text, happened: null, partyIds: [], citation: null })

const figures = () => client.loss.figures({ caseId })
const flagsOf = async (id: string) =>
  (await figures()).figures.find(({ lineId }) => lineId === id)?.flags.map(({ flag }) => flag)

describe('the loss of a case', () => {
  test('says of reported sales what they come to, and that they are no loss', async () => {
    const { id: factId } = await addFact('Sales of USD 2 billion a year, 80–90 % of the volume counterfeit.')
    const line = await addLine({
      head: 'reported-sales',
      computation: 'product',
      inputs: [
        figure('sales', 'money', '2000000000', undefined, factId),
        figure('share', 'percent', '80', '90', factId),
      ],
      assumption: 'The share of the volume is also one of the value.',
    })
    expect(await figures()).toMatchObject({
      figures: [
        { lineId: line.id, amount: { low: '1600000000.00', high: '1800000000.00', likely: null }, currency: 'USD' },
      ],
      totals: [],
    })
    expect(await flagsOf(line.id)).toEqual([
      'share-of-volume',
      'sales-not-loss',
      'whose-not-said',
      'by-whom-not-said',
      'limitation-not-told',
    ])
  })

  test('opens the computation of a line with the facts on which its figures rest', async () => {
    const { id: factId } = await addFact('The royalty is 3 %.')
    const { id } = await addLine({
      computation: 'base-times-rate',
      inputs: [figure('base', 'money', '1000'), figure('rate', 'percent', '3', '4', factId)],
    })
    const steps = await client.loss.computation({ lineId: id })
    expect(steps.map(({ does, makes, of }) => [does, makes, of])).toEqual([
      ['state', 'base', []],
      ['state', 'rate', []],
      ['multiply', 'royalty', [0, 1]],
      ['round', 'amount-rounded', [2]],
    ])
    expect(steps[1]).toMatchObject({ result: { low: '3', high: '4' }, factIds: [factId] })
    expect(steps.at(-1)).toMatchObject({ result: { low: '30.00', high: '40.00', likely: null } })
  })

  test('misses the fact of a figure once the fact is withdrawn', async () => {
    const fact = await addFact('Costs of 100.')
    const { id } = await addLine({
      head: 'costs',
      computation: 'sum',
      inputs: [figure('item', 'money', '100', undefined, fact.id)],
    })
    expect(await flagsOf(id)).not.toContain('input-without-fact')
    await client.facts.withdraw({ factId: fact.id, revision: fact.revision })
    expect(await flagsOf(id)).toContain('input-without-fact')
  })

  test('counts lines that overlap once, each naming the other', async () => {
    const { id: act } = await client.registers.act.add({ caseId, row: actOf({ when: edtfDate('2006') }) })
    const sum = (head: Draft<'loss-line'>['head'], amount: string) =>
      addLine({ head, computation: 'sum', actIds: [act], inputs: [figure('item', 'money', amount)] })
    const [profit, royalty, costs] = [
      await sum('lost-profit', '500'),
      await sum('reasonable-royalty', '200'),
      await sum('costs', '10'),
    ]
    const told = await figures()
    expect(told.figures[0]?.flags).toContainEqual(
      expect.objectContaining({ flag: 'double-recovery', lineIds: [royalty.id] }),
    )
    expect(told.figures[2]?.flags.map(({ flag }) => flag)).not.toContain('double-recovery')
    expect(told.totals.find(({ head }) => head === null)).toMatchObject({
      amount: { low: '210.00', high: '510.00', likely: null },
      lineIds: [profit.id, royalty.id, costs.id],
      overlapping: [profit.id, royalty.id],
    })
  })

  test('keeps what is put against us by a counterclaim apart, and adds in the currency that is claimed', async () => {
    const claim = await client.registers.claim.add({
      caseId,
      row: claimOf({ key: 'counter', position: 'counterclaim' }),
    })
    const inputs = [figure('item', 'money', '100')]
    await addLine({ head: 'costs', computation: 'sum', inputs, claimId: claim.id })
    const conversion = { to: 'JPY', rate: '161.257', on: '2024-03-15', source: 'Central bank' }
    await addLine({ head: 'costs', computation: 'sum', inputs, currency: 'EUR', conversion })
    const { totals } = await figures()
    expect(totals.filter(({ head }) => head === null)).toMatchObject([
      { side: 'theirs', currency: 'USD', amount: { low: '100.00' } },
      { side: 'ours', currency: 'JPY', amount: { low: '16126' } },
    ])
  })

  test('says what part of it is within limitation, under a verified rule alone', async () => {
    const rule = { ruleId: 'own', years: 3, starts: 'act' as const, title: { en: 'Own', ru: 'Своё' }, verified: true }
    await client.registers['limitation-rule'].add({ caseId: null, row: draftOf('limitation-rule', rule) })
    const addAct = (when: string, ruleId: string) => {
      const limitation = { ...NOTHING_KNOWN, ruleId }
      return client.registers.act.add({ caseId, row: actOf({ when: edtfDate(when), limitation }) })
    }
    const old = await addAct('1999-05-01', 'own')
    const recent = await addAct(new Date().toISOString().slice(0, 10), 'own')
    const untold = await addAct('1999-05-01', 'no such rule')
    const inputs = [figure('item', 'money', '1')]
    await addLine({ computation: 'sum', inputs, actIds: [old.id, recent.id] })
    await addLine({ computation: 'sum', inputs, actIds: [recent.id, untold.id] })
    const [told, open] = (await figures()).figures
    expect(told?.within).toEqual({ part: 'part', actIds: [recent.id], outside: [old.id], notTold: [] })
    expect(told?.flags.map(({ flag }) => flag)).toContain('out-of-limitation')
    expect(open?.within).toMatchObject({ part: 'cannot-tell', notTold: [untold.id] })
  })

  test('leaves out what was withdrawn', async () => {
    const { id, revision } = await addLine({ computation: 'sum', inputs: [figure('item', 'money', '1')] })
    await client.registers['loss-line'].withdraw({ id, revision })
    expect(await figures()).toEqual({ figures: [], totals: [] })
  })

  test('takes no range whose ends are the wrong way round', async () => {
    await expect(addLine({ inputs: [figure('item', 'money', '2', '1')] })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })

  test('takes no units below zero, and no share of more than the whole', async () => {
    for (const input of [
      figure('units', 'units', '-5', '10'),
      figure('price', 'money-per-unit', '-1', '-1'),
      figure('share', 'percent', '80', '140'),
    ]) {
      await expect(addLine({ inputs: [input] })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    }
    await expect(addLine({ inputs: [figure('item', 'money', '-5', '-5')] })).resolves.toBeDefined()
  })

  test('of a case that is not there is refused', async () => {
    await expect(client.loss.figures({ caseId: '01890000-0000-7000-8000-000000000000' })).rejects.toMatchObject({
      code: 'CASE_NOT_FOUND',
    })
  })
})
