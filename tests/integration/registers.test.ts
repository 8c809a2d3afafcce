import { beforeEach, describe, expect, test } from 'vitest'
import type { Draft } from '../../src/shared/domain/register-kinds.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { type Bench, benchWithVault, type Client } from '../engine-under-test.ts'
import { claimOf, licenceOf, productOf } from '../fixtures/register-rows.ts'

const NOBODY = '01890000-0000-7000-8000-000000000000'

let bench: Bench
let client: Client
let caseId: string

beforeEach(async () => {
  bench = await benchWithVault()
  client = bench.client
  caseId = (await client.cases.create({ title: 'Rifles' })).id
})

const addLicence = (fields: Partial<Draft<'licence'>> = {}) =>
  client.registers.licence.add({ caseId, row: licenceOf(fields) })

describe('a register', () => {
  test('numbers its rows, each case for itself, and gives no number twice', async () => {
    const { id: other } = await client.cases.create({ title: 'Another' })
    expect((await addLicence()).number).toBe(1)
    expect((await client.registers.licence.add({ caseId: other, row: licenceOf() })).number).toBe(1)
    await addLicence()
    await client.undo.undo({ caseId })
    expect((await addLicence()).number).toBe(3)
    expect((await client.registers.licence.list({ caseId })).map(({ number }) => number)).toEqual([1, 3])
  })

  test('of the vault is one for all cases', async () => {
    await client.registers.product.add({ caseId: null, row: productOf() })
    expect(await client.registers.product.list({ caseId: null })).toMatchObject([{ number: 1, caseId: null }])
  })

  test('changes the fields that are given and leaves the others', async () => {
    const { id, revision } = await addLicence({ end: edtfDate('2006'), royalty: '3 %' })
    const changed = await client.registers.licence.change({ id, revision, fields: { end: edtfDate('2007-05') } })
    expect(changed).toMatchObject({ end: '2007-05', royalty: '3 %', revision: 2 })
  })

  test('refuses a change of a row that somebody changed meanwhile, and says what stands', async () => {
    const { id, revision } = await addLicence()
    await client.registers.licence.change({ id, revision, fields: { royalty: '3 %' } })
    await expect(client.registers.licence.change({ id, revision, fields: { royalty: '5 %' } })).rejects.toMatchObject({
      code: 'STALE',
      data: { current: { royalty: '3 %', revision: 2 } },
    })
  })

  test('keeps a withdrawn row, lets nobody change it, and lets it stand again', async () => {
    const { id, revision } = await addLicence()
    const withdrawn = await client.registers.licence.withdraw({ id, revision })
    expect(withdrawn.withdrawnOn).not.toBeNull()
    await expect(
      client.registers.licence.change({ id, revision: withdrawn.revision, fields: { royalty: '' } }),
    ).rejects.toMatchObject({ code: 'ROW_WITHDRAWN' })
    const again = await client.registers.licence.restore({ id, revision: withdrawn.revision })
    expect(again.withdrawnOn).toBeNull()
  })

  test('refuses what names nothing that is there, or something of another case', async () => {
    const { id: other } = await client.cases.create({ title: 'Another' })
    const party = await client.parties.add({
      caseId: other,
      role: 'defendant',
      name: 'Trakorazh',
      aliases: [],
      country: 'BG',
      address: '',
      representative: '',
    })
    const unknown = { code: 'NAMED_ROW_UNKNOWN', data: { field: 'licenseeIds' }, defined: true }
    await expect(addLicence({ licenseeIds: [NOBODY] })).rejects.toMatchObject(unknown)
    await expect(addLicence({ licenseeIds: [party.id] })).rejects.toMatchObject(unknown)
    const own = await client.parties.add({ ...party, caseId })
    expect(await addLicence({ licenseeIds: [own.id] })).toMatchObject({ licenseeIds: [own.id] })
  })

  test('keeps a party that its rows name from being taken out of the case', async () => {
    const party = await client.parties.add({
      caseId,
      role: 'defendant',
      name: 'Trakorazh',
      aliases: [],
      country: 'BG',
      address: '',
      representative: '',
    })
    const named = { partyId: party.id, revision: party.revision }
    const { id, revision } = await addLicence({ title: 'Licence of 1968', licenseeIds: [party.id] })
    await client.facts.add({ caseId, text: 'It made rifles.', happened: null, partyIds: [party.id], citation: null })
    await expect(client.parties.remove(named)).rejects.toMatchObject({
      code: 'PARTY_NAMED',
      data: { by: 'F-1, L-1 Licence of 1968' },
    })
    await client.registers.licence.change({ id, revision, fields: { licenseeIds: [] } })
    await expect(client.parties.remove(named)).rejects.toMatchObject({ data: { by: 'F-1' } })
  })

  test('refuses a row that names itself', async () => {
    const { id, revision } = await client.registers.product.add({ caseId: null, row: productOf() })
    await expect(
      client.registers.product.change({ id, revision, fields: { predecessorId: id } }),
    ).rejects.toMatchObject({ code: 'NAMED_ROW_UNKNOWN', data: { field: 'predecessorId' } })
  })

  test('has no two claims of a case under one key', async () => {
    await client.registers.claim.add({ caseId, row: claimOf({ key: 'breach' }) })
    await expect(client.registers.claim.add({ caseId, row: claimOf({ key: 'breach' }) })).rejects.toMatchObject({
      code: 'KEY_TAKEN',
      data: { key: 'breach' },
    })
  })

  test('takes nothing into an archived case', async () => {
    await client.cases.archive({ caseId })
    await expect(addLicence()).rejects.toMatchObject({ code: 'CASE_ARCHIVED' })
  })

  test('enters each change in the trail of its case, with what stood before', async () => {
    const { id, revision } = await addLicence({ title: 'Licence of 1968', royalty: '3 %' })
    await client.registers.licence.change({ id, revision, fields: { royalty: '5 %' } })
    const [last, first] = await client.audit.latest({ caseId, limit: 2 })
    expect(first).toMatchObject({ act: 'licence.added', about: 'L-1 Licence of 1968' })
    expect(last).toMatchObject({ act: 'licence.changed', before: { royalty: '3 %' }, after: { royalty: '5 %' } })
  })

  test('takes a change back', async () => {
    const { id, revision } = await addLicence({ royalty: '3 %' })
    await client.registers.licence.change({ id, revision, fields: { royalty: '5 %' } })
    await client.undo.undo({ caseId })
    expect(await client.registers.licence.get({ id })).toMatchObject({ royalty: '3 %' })
  })
})
