import { describe, expect, test } from 'vitest'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { benchWithVault, startBench } from '../engine-under-test.ts'

const DEFENDANT = {
  role: 'defendant' as const,
  name: 'Trakorazh AD',
  aliases: ['Тракораж АД'],
  country: 'BG',
  address: '',
  representative: '',
}

describe('a case', () => {
  test('needs an open vault', async () => {
    const { client } = await startBench()
    await expect(client.cases.list({})).rejects.toMatchObject({ code: 'VAULT_CLOSED', defined: true })
  })

  test('gets the next reference number of the year and is found by it', async () => {
    const { client } = await benchWithVault()
    const first = await client.cases.create({ title: 'Copies in Bulgaria', parties: [DEFENDANT] })
    const second = await client.cases.create({ title: 'Copies in Poland' })
    const year = String(new Date().getFullYear() % 100)
    expect([first.reference, second.reference]).toEqual([`${year}-001`, `${year}-002`])
    expect(await client.cases.get({ case: second.reference })).toEqual(second)
    expect(first.parties).toMatchObject([{ name: 'Trakorazh AD', aliases: ['Тракораж АД'], country: 'BG' }])
  })

  test('refuses a reference number that another case has', async () => {
    const { client } = await benchWithVault()
    await client.cases.create({ title: 'One', reference: 'A/1' })
    await expect(client.cases.create({ title: 'Two', reference: 'A/1' })).rejects.toMatchObject({
      code: 'REFERENCE_TAKEN',
      data: { reference: 'A/1' },
    })
  })

  test('names only countries and forums that the tables have', async () => {
    const { client } = await benchWithVault()
    const unknown = client.cases.create({ title: 'Nowhere', jurisdiction: 'QQ' })
    await expect(unknown).rejects.toMatchObject({ code: 'JURISDICTION_UNKNOWN', data: { code: 'QQ' } })
    await expect(client.cases.create({ title: 'Nowhere', forum: 'x' })).rejects.toMatchObject({ code: 'FORUM_UNKNOWN' })
    const known = await client.cases.create({ title: 'England', jurisdiction: 'GB-EAW', forum: 'lcia-2020' })
    const party = client.parties.add({ ...DEFENDANT, caseId: known.id, country: 'ZZ' })
    await expect(party).rejects.toMatchObject({ code: 'JURISDICTION_UNKNOWN', data: { code: 'ZZ' } })
  })

  test('refuses a stale write and shows what stands now', async () => {
    const { client } = await benchWithVault()
    const read = await client.cases.create({ title: 'Draft' })
    await client.cases.change({ caseId: read.id, revision: read.revision, fields: { title: 'From one window' } })
    const stale = client.cases.change({ caseId: read.id, revision: read.revision, fields: { title: 'From another' } })
    await expect(stale).rejects.toMatchObject({
      code: 'STALE',
      defined: true,
      data: { current: { title: 'From one window' }, changedBy: 'tester' },
    })
    expect(await client.cases.get({ case: read.id })).toMatchObject({ title: 'From one window' })
  })

  test('is kept from changes while it is archived, and comes back', async () => {
    const { client } = await benchWithVault()
    const { id, revision } = await client.cases.create({ title: 'Settled' })
    const archived = await client.cases.archive({ caseId: id })
    expect(await client.cases.list({})).toEqual([])
    expect(await client.cases.list({ archived: true })).toMatchObject([{ id }])
    await expect(client.cases.change({ caseId: id, revision, fields: { title: 'No' } })).rejects.toMatchObject({
      code: 'CASE_ARCHIVED',
      data: { archivedOn: archived.archivedOn },
    })
    await client.cases.unarchive({ caseId: id })
    expect(await client.cases.list({})).toMatchObject([{ id, archivedOn: null }])
  })

  test('stands in the stage that certainly came last', async () => {
    const { client } = await benchWithVault()
    const { id: caseId } = await client.cases.create({ title: 'Staged' })
    const record = (stage: 'contemplated' | 'filed' | 'answered', on: string) =>
      client.stages.record({ caseId, stage, on: edtfDate(on), note: '', disclosable: true })
    await record('filed', '2026-06')
    await record('contemplated', '2026-02')
    expect(await client.cases.list({})).toMatchObject([{ stage: { stage: 'filed', on: '2026-06' }, stages: 2 }])
    await record('answered', '2026-06-20')
    expect(await client.cases.list({})).toMatchObject([{ stage: null, stages: 3 }])
  })

  test('enters each change in its own chain', async () => {
    const { client } = await benchWithVault()
    const { id: caseId, revision } = await client.cases.create({ title: 'Before', parties: [DEFENDANT] })
    await client.cases.change({ caseId, revision, fields: { title: 'After' } })
    const entries = await client.audit.latest({ caseId, limit: 10 })
    expect(entries.map(({ act }) => act)).toEqual(['case.changed', 'party.added', 'case.created'])
    expect(entries[0]).toMatchObject({
      before: { title: 'Before' },
      after: { title: 'After' },
      operator: 'tester',
      seq: 3,
    })
  })

  test('tells windows what changed', async () => {
    const { client } = await benchWithVault()
    const stop = new AbortController()
    const changes = await client.events.watch(undefined, { signal: stop.signal })
    const heard = changes.next()
    const { id } = await client.cases.create({ title: 'Told' })
    expect((await heard).value).toEqual({ topic: 'cases', caseId: id })
    stop.abort()
  })
})
