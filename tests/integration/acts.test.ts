import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import type { Draft } from '../../src/shared/domain/register-kinds.ts'
import { type Bench, benchWithVault, type Client, importPaths } from '../engine-under-test.ts'
import { actOf, licenceOf, rightOf } from '../fixtures/register-rows.ts'

let bench: Bench
let client: Client
let caseId: string
let makerId: string

beforeEach(async () => {
  bench = await benchWithVault()
  client = bench.client
  caseId = (await client.cases.create({ title: 'Rifles' })).id
  const maker = { role: 'defendant', name: 'Trakorazh', aliases: [], country: 'BG', address: '', representative: '' }
  makerId = (await client.parties.add({ caseId, ...maker, role: 'defendant' })).id
})

const addLicence = (fields: Partial<Draft<'licence'>> = {}) =>
  client.registers.licence.add({ caseId, row: licenceOf({ licenseeIds: [makerId], ...fields }) })
const addAct = (fields: Partial<Draft<'act'>> = {}) =>
  client.registers.act.add({
    caseId,
    row: actOf({ actorId: makerId, when: edtfDate('2006-12-05'), country: 'BG', ...fields }),
  })
const standing = async () => (await client.acts.standings({ caseId }))[0]!

describe('what follows for an act', () => {
  test('follows the licence of its actor, whatever of it changes', async () => {
    const { id, revision } = await addLicence({ end: edtfDate('../2006-12-04') })
    await addAct()
    expect(await standing()).toMatchObject({ licence: 'expired', stands: 'no-right-in-evidence' })
    await client.registers.licence.change({ id, revision, fields: { end: edtfDate('../2006-12-05') } })
    expect(await standing()).toMatchObject({ licence: 'cannot-tell', stands: 'cannot-tell' })
    await client.registers.licence.withdraw({ id, revision: revision + 1 })
    expect(await standing()).toMatchObject({ licence: 'no-licence', licences: [] })
  })

  test('follows the rights that it names, in its country, on its day', async () => {
    const right = rightOf({
      type: 'patent',
      registered: edtfDate('2001'),
      status: 'in-force',
      expires: edtfDate('2010'),
    })
    const { id: rightId } = await client.registers.right.add({ caseId: null, row: right })
    await addLicence({ end: edtfDate('2005') })
    const { id, revision } = await addAct({ rightIds: [rightId] })
    expect(await standing()).toMatchObject({ stands: 'right-in-force', rights: [{ rightId, state: 'in-force' }] })
    await client.registers.act.change({ id, revision, fields: { country: 'MY' } })
    expect(await standing()).toMatchObject({ stands: 'no-right-in-evidence', rights: [] })
    await client.registers.act.change({ id, revision: revision + 1, fields: { country: 'BG', when: edtfDate('2012') } })
    expect(await standing()).toMatchObject({ stands: 'no-right-in-evidence', rights: [{ state: 'not-in-force' }] })
  })

  test('counts the sources of its facts, two that go back to one agency as one', async () => {
    const report = 'The agency Interfax reports that the plant has not stopped making rifles without a licence.'
    for (const name of ['a.txt', 'b.txt']) await writeFile(path.join(bench.folder, name), `${report} ${name}`)
    await importPaths(
      bench,
      caseId,
      ['a.txt', 'b.txt'].map((name) => path.join(bench.folder, name)),
    )
    const documents = await client.evidence.list({ caseId })
    const factIds = []
    for (const { id: documentId } of documents) {
      const passage = { documentId, firstBlock: 1, from: 0, lastBlock: 1, to: report.length, quote: report }
      const said = {
        stance: 'supports',
        voice: 'outlet',
        speaker: '',
        saidOn: null,
        knowledge: null,
        hedge: '',
      } as const
      const citation = { ...said, passage }
      factIds.push((await client.facts.add({ caseId, text: 'It made rifles.', happened: null, citation })).id)
    }
    await addAct({ grounds: factIds.map((factId) => ({ about: '', factId })) })
    expect((await standing()).origins).toBe(1)
    await addAct()
    expect((await client.acts.list({ caseId })).map(({ origins }) => origins)).toEqual([1, 0])
  })

  test('is told in brief and step by step alike, of acts that were not withdrawn', async () => {
    await addLicence({ end: edtfDate('2005'), grounds: [] })
    const { id, revision } = await addAct()
    const [brief] = await client.acts.list({ caseId })
    expect(brief).toMatchObject({
      actId: id,
      licence: 'expired',
      possible: ['expired'],
      limitation: { state: 'no-rule' },
    })
    await client.registers.act.withdraw({ id, revision })
    expect(await client.acts.list({ caseId })).toEqual([])
    expect(await client.acts.standing({ actId: id })).toMatchObject({ actId: id, licence: 'expired' })
    await expect(client.acts.standing({ actId: caseId })).rejects.toMatchObject({ code: 'ROW_NOT_FOUND' })
  })
})

describe('rules of limitation', () => {
  const chosen = { knew: null, concealedUntil: null, tolled: [], interrupted: [], contractualBar: null }

  test('that ship tell their article and source, and which of them were verified', async () => {
    const rules = await client.acts.rules()
    expect(rules.find(({ ruleId }) => ruleId === 'DE-regular')).toMatchObject({ verified: true, longStopYears: 10 })
    expect(rules.find(({ ruleId }) => ruleId === 'BG-tort')).toMatchObject({ verified: false })
    expect(rules.every(({ article, source, title }) => article && source && title.en && title.ru)).toBe(true)
  })

  test('of the vault stand in place of shipped ones of the same name', async () => {
    await addAct({ limitation: { ruleId: 'BG-tort', ...chosen } })
    expect((await standing()).limitation).toMatchObject({
      earliestEnd: '2011-12-05',
      verified: false,
      state: 'may-have-ended',
    })
    const row = draftOf('limitation-rule', { ruleId: 'BG-tort', starts: 'act', years: 3, verified: true })
    const own = await client.registers['limitation-rule'].add({ caseId: null, row })
    expect((await standing()).limitation).toMatchObject({ earliestEnd: '2009-12-05', verified: true, state: 'ended' })
    await client.registers['limitation-rule'].withdraw({ id: own.id, revision: own.revision })
    expect((await standing()).limitation).toMatchObject({ verified: false })
  })

  test('of the vault that are called alike are one, that which was entered last', async () => {
    const register = client.registers['limitation-rule']
    const add = (years: number) =>
      register.add({ caseId: null, row: draftOf('limitation-rule', { ruleId: 'rule-1', starts: 'act', years }) })
    await add(3)
    const last = await add(4)
    const named = async () => (await client.acts.rules()).filter(({ ruleId }) => ruleId === 'rule-1')
    expect(await named()).toMatchObject([{ rowId: last.id, years: 4 }])
    await addAct({ limitation: { ruleId: 'rule-1', ...chosen } })
    expect((await standing()).limitation.earliestEnd).toBe('2010-12-05')
    await register.withdraw({ id: last.id, revision: last.revision })
    expect(await named()).toMatchObject([{ years: 3 }])
  })

  test('that are not there any more leave the time untold', async () => {
    await addAct({ limitation: { ruleId: 'gone', ...chosen } })
    expect((await standing()).limitation).toMatchObject({ ruleId: 'gone', earliestEnd: null, state: 'no-rule' })
  })
})

describe('licences', () => {
  test('are told on a day, with what they may have been', async () => {
    const { id } = await addLicence({ end: edtfDate('../2006-12-05') })
    expect(await client.licences.onDay({ caseId, on: edtfDate('2006-04') })).toMatchObject([
      { licenceId: id, state: 'cannot-tell', possible: ['not-yet-in-force', 'in-term', 'expired'] },
    ])
    const [after] = await client.licences.onDay({ caseId, on: edtfDate('2006-12-06') })
    expect(after?.state).toBe('expired')
    expect(after?.stretches.map(({ state, from, to }) => [state, from, to])).toEqual([
      ['cannot-tell', null, '2006-12-04'],
      ['cannot-tell', '2006-12-05', '2006-12-05'],
      ['expired', '2006-12-06', null],
    ])
  })

  test('have milestones', async () => {
    const milestones = [{ what: 'Factory', due: edtfDate('2009'), met: null, unmet: edtfDate('2011') }]
    const { id } = await addLicence({ milestones })
    expect(await client.licences.milestones({ caseId })).toMatchObject([{ licenceId: id, index: 0, state: 'missed' }])
  })

  test('of a case that is not there are refused', async () => {
    await expect(client.licences.milestones({ caseId: makerId })).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' })
  })
})
