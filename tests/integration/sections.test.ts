import { beforeEach, describe, expect, test } from 'vitest'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { indexTargets, toKept, toTyped } from '../../src/shared/domain/reference-target.ts'
import type { Draft } from '../../src/shared/domain/register-kinds.ts'
import { caseOfFiles, type Client } from '../engine-under-test.ts'
import { madePdf } from '../fixtures/made-pdfs.ts'
import { actOf, claimOf, licenceOf } from '../fixtures/register-rows.ts'

const NOBODY = '01890000-0000-7000-8000-000000000000'

let client: Client
let caseId: string
let contract: string
let report: string

beforeEach(async () => {
  const pages = [1, 2, 3].map((page) => ({
    text: `Page ${page} of the licence, in a sentence long enough to be read.`,
  }))
  const files = { 'contract.pdf': await madePdf(pages), 'report.txt': 'The stand was there.\n\nSo were the rifles.' }
  const made = await caseOfFiles('Rifles', files)
  ;({ client, caseId } = made)
  const idOf = (name: string) => made.documents.find(({ fileName }) => fileName === name)!.id
  ;[contract, report] = [idOf('contract.pdf'), idOf('report.txt')]
  await client.evidence.mark({ documentIds: [contract, report], marks: { reviewed: true } })
  await client.exhibits.number({ caseId, documentIds: [contract, report], series: 'C' })
})

const targets = async () => indexTargets(await client.sections.targets({ caseId }))

async function addSection(typed: string, fields: Partial<Draft<'section'>> = {}) {
  const body = toKept(typed, await targets())
  return client.registers.section.add({ caseId, row: draftOf('section', { heading: 'Facts', ...fields, body }) })
}

const told = async () =>
  (await client.sections.references({ caseId })).map(({ label, state }) => [label, state] as const)

describe('a reference in a section', () => {
  test('is bound to what it names, of every kind', async () => {
    const happened = { happened: null, citation: null }
    const fact = await client.facts.add({ caseId, text: 'Rifles were shown.', ...happened })
    const licence = await client.registers.licence.add({ caseId, row: licenceOf() })
    const act = await client.registers.act.add({ caseId, row: actOf() })
    const element = { number: 3, title: 'Breach', asks: '', strength: null, factIds: [], againstIds: [], note: '' }
    const claim = await client.registers.claim.add({ caseId, row: claimOf({ elements: [element] }) })
    const section = await addSection('{C-1/2} {C-2/¶2} {F-1} {L-1} {A-1} {E:breach/3}')
    const named = (await client.sections.references({ caseId })).map(({ target }) => target?.id)
    expect(named.slice(2)).toEqual([fact.id, licence.id, act.id, claim.id])
    expect(section.body).not.toMatch(/C-1|F-1|L-1|A-1|breach/)
    expect(await told()).toEqual([
      ['C-1/2', 'resolved'],
      ['C-2/¶2', 'resolved'],
      ['F-1', 'resolved'],
      ['L-1', 'resolved'],
      ['A-1', 'resolved'],
      ['E:breach/3', 'resolved'],
    ])
  })

  test('follows the exhibit to its new number', async () => {
    const { body } = await addSection('See {C-1/2}, not {C-2}.')
    const { exhibits } = await client.exhibits.list({ caseId })
    await client.exhibits.reorder({ caseId, series: 'C', drafts: exhibits.map(({ id }) => id).reverse() })
    expect(toTyped(body, await targets())).toBe('See {C-2/2}, not {C-1}.')
    expect(await told()).toEqual([
      ['C-2/2', 'resolved'],
      ['C-1', 'resolved'],
    ])
  })

  test('that does not resolve says why', async () => {
    const fact = await client.facts.add({ caseId, text: 'Rifles were shown.', happened: null, citation: null })
    await addSection(`{C-1/4} {C-2/1} {C-2/¶9} {F-1} {C-7} {sic} {exhibit:${NOBODY}}`)
    await client.facts.withdraw({ factId: fact.id, revision: fact.revision })
    expect(await told()).toEqual([
      ['C-1/4', 'no-such-page'],
      ['C-2/1', 'page-unknown'],
      ['C-2/¶9', 'no-such-paragraph'],
      ['F-1', 'withdrawn'],
      ['C-7', 'not-found'],
      [null, 'not-understood'],
      [null, 'not-found'],
    ])
  })

  test('in a section that was withdrawn is none', async () => {
    const { id, revision } = await addSection('{C-1}')
    await client.registers.section.withdraw({ id, revision })
    expect(await told()).toEqual([])
  })
})

describe('the sections of a case', () => {
  const order = async () => {
    const rows = await client.registers.section.list({ caseId })
    return rows.toSorted((a, b) => a.position - b.position).map(({ heading }) => heading)
  }

  beforeEach(async () => {
    for (const [position, heading] of ['Parties', 'Facts', 'Relief'].entries()) {
      await addSection('', { heading, position })
    }
  })

  test('move before one another and to the end, each in one step that can be taken back', async () => {
    const [parties, facts, relief] = await client.registers.section.list({ caseId })
    const moved = await client.sections.move({ id: relief!.id, revision: relief!.revision, before: parties!.id })
    expect(moved.map(({ heading }) => heading)).toEqual(['Relief', 'Parties', 'Facts'])
    const now = moved.find(({ id }) => id === parties!.id)!
    await client.sections.move({ id: now.id, revision: now.revision, before: null })
    expect(await order()).toEqual(['Relief', 'Facts', 'Parties'])
    await client.undo.undo({ caseId })
    await client.undo.undo({ caseId })
    expect(await order()).toEqual(['Parties', 'Facts', 'Relief'])
    expect(facts!.position).toBe(1)
  })

  test('do not move over what somebody changed meanwhile', async () => {
    const [parties, , relief] = await client.registers.section.list({ caseId })
    const { id, revision } = relief!
    await client.registers.section.change({ id, revision, fields: { heading: 'Relief sought' } })
    await expect(client.sections.move({ id, revision, before: parties!.id })).rejects.toMatchObject({
      code: 'STALE',
      data: { current: { heading: 'Relief sought' } },
    })
  })

  test('do not move in an archived case, nor before what is not there', async () => {
    const [first] = await client.registers.section.list({ caseId })
    const { id, revision } = first!
    await expect(client.sections.move({ id, revision, before: NOBODY })).rejects.toMatchObject({
      code: 'ROW_NOT_FOUND',
    })
    await client.cases.archive({ caseId })
    await expect(client.sections.move({ id, revision, before: null })).rejects.toMatchObject({ code: 'CASE_ARCHIVED' })
  })
})
