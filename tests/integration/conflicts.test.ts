import { beforeEach, describe, expect, test } from 'vitest'
import type { PartyDraft } from '../../src/shared/contract/cases.ts'
import { benchWithVault, type Client } from '../engine-under-test.ts'

let client: Client

beforeEach(async () => {
  client = (await benchWithVault()).client
})

const party = (name: string, fields: Partial<PartyDraft> = {}): PartyDraft => ({
  role: 'defendant',
  name,
  aliases: [],
  country: null,
  address: '',
  representative: '',
  ...fields,
})

describe('a conflict check', () => {
  test('finds a name in another script, by another name, in any role and in an archived case', async () => {
    const first = await client.cases.create({ title: 'Rifles', parties: [party('Trakorazh AD', { country: 'BG' })] })
    const second = await client.cases.create({
      title: 'Cartridges',
      parties: [
        party('Ivan Tarnyshev', { role: 'arbitrator' }),
        party('Plant 10', { role: 'group-company', aliases: ['Завод 10', 'Тракораж ЕООД'] }),
      ],
    })
    await client.cases.archive({ caseId: first.id })
    const found = await client.conflicts.check({ names: ['ТРАКОРАЖ АД', 'Тарнышев, И.'] })
    expect(found).toMatchObject([
      { name: 'Trakorazh AD', alias: null, role: 'defendant', reference: first.reference, country: 'BG', likeness: 1 },
      { name: 'Plant 10', alias: 'Тракораж ЕООД', role: 'group-company', caseId: second.id, likeness: 1 },
      { name: 'Ivan Tarnyshev', asked: 'Тарнышев, И.', role: 'arbitrator' },
    ])
  })

  test('leaves out the case to which somebody is added', async () => {
    const { id: exceptCaseId } = await client.cases.create({ title: 'Rifles', parties: [party('Trakorazh AD')] })
    expect(await client.conflicts.check({ names: ['Trakorazh'], exceptCaseId })).toEqual([])
  })

  test('finds nobody where nobody is like it', async () => {
    await client.cases.create({ title: 'Rifles', parties: [party('Trakorazh AD')] })
    expect(await client.conflicts.check({ names: ['Ustrezhmash AD'] })).toEqual([])
  })

  test('is recorded in the vault with what was found and decided', async () => {
    const found = [{ name: 'Trakorazh AD', role: 'defendant', reference: '26-001', likeness: 0.9 }]
    const row = { names: ['Trakorazh'], forCaseId: null, found, decision: 'waived' as const, reason: 'Both agreed.' }
    const { id, revision } = await client.registers['conflict-check'].add({ caseId: null, row })
    const { id: forCaseId } = await client.cases.create({ title: 'Rifles' })
    await client.registers['conflict-check'].change({ id, revision, fields: { forCaseId } })
    expect(await client.registers['conflict-check'].list({ caseId: null })).toMatchObject([{ ...row, forCaseId }])
    const { entries } = await client.audit.list({ chain: 'vault', limit: 1 })
    expect(entries).toMatchObject([{ act: 'conflict-check.changed', about: 'Trakorazh' }])
  })
})

describe('people', () => {
  test('are one in all cases that name them alike, with every role', async () => {
    const one = await client.cases.create({
      title: 'Rifles',
      parties: [party('Trakorazh AD', { country: 'BG' }), party('Ivan Petrov', { role: 'witness' })],
    })
    const two = await client.cases.create({
      title: 'Cartridges',
      parties: [
        party('ТРАКОРАЖ', { role: 'claimant', aliases: ['Plant 10'] }),
        party('Иван Сидоров', { role: 'expert' }),
        party('Plant 10 Ltd', { role: 'third-party' }),
      ],
    })
    expect(await client.conflicts.people()).toMatchObject([
      { name: 'Ivan Petrov', appears: [{ role: 'witness', caseId: one.id }] },
      {
        name: 'Trakorazh AD',
        aliases: ['ТРАКОРАЖ', 'Plant 10', 'Plant 10 Ltd'],
        countries: ['BG'],
        appears: [{ role: 'defendant' }, { role: 'claimant', caseId: two.id }, { role: 'third-party' }],
      },
      { name: 'Иван Сидоров', appears: [{ role: 'expert' }] },
    ])
  })

  test('who are joined by a third name are one', async () => {
    await client.cases.create({
      title: 'A',
      parties: [party('Alpha'), party('Beta'), party('X', { aliases: ['Alpha', 'Beta'] })],
    })
    expect(await client.conflicts.people()).toMatchObject([{ name: 'Alpha', aliases: ['X', 'Beta'] }])
  })
})
