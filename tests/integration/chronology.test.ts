import { beforeEach, describe, expect, test } from 'vitest'
import type { ChronologyEntry } from '../../src/shared/contract/chronology.ts'
import type { CitationDraft } from '../../src/shared/contract/facts.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import type { EngineServer } from '../../src/main/engine/server.ts'
import { caseOfFiles, type Client } from '../engine-under-test.ts'
import { SAYS } from '../fixtures/case-with-facts.ts'
import { actOf, claimOf, licenceOf, rightOf } from '../fixtures/register-rows.ts'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'

const REPORT = 'The licence ran out long ago, yet production has not stopped.'
const LETTER = 'Our counsel advises that the licence may have been renewed.'

let client: Client
let engine: EngineServer
let caseId: string
let report: string
let letter: string

beforeEach(async () => {
  const made = await caseOfFiles('Rifles', { 'a-report.txt': REPORT, 'b-letter.txt': LETTER })
  ;({ client, engine, caseId } = made)
  const of = (name: string) => made.documents.find(({ fileName }) => fileName === name)!.id
  report = of('a-report.txt')
  letter = of('b-letter.txt')
  await client.evidence.mark({ documentIds: [report], marks: { reviewed: true } })
  await client.exhibits.number({ caseId, documentIds: [report], series: 'C' })
})

function citing(documentId: string, text: string, fields: Partial<CitationDraft> = {}) {
  const passage = { documentId, firstBlock: 1, from: 0, lastBlock: 1, to: 11, quote: text.slice(0, 11) }
  return { ...SAYS, ...fields, passage }
}

const fact = (text: string, happened: string | null, citation: ReturnType<typeof citing> | null = null) =>
  client.facts.add({ caseId, text, happened: happened === null ? null : edtfDate(happened), citation })

async function party(name: string, country = 'BG') {
  const fields = { role: 'defendant' as const, name, aliases: [], country, address: '', representative: '' }
  return (await client.parties.add({ caseId, ...fields })).id
}

const told = (entries: readonly ChronologyEntry[]) =>
  entries.map(({ label, kind, event, on }) => [label, kind, event, on].filter(Boolean).join(' '))

async function csv(input: object = {}): Promise<{ text: string; entries: number; leftOut: number }> {
  const { paper, ...counts } = await client.chronology.exportCsv({ caseId, language: 'en', ...input })
  const response = await engine.fetch(new Request(`http://engine/papers/${paper.ticket}`))
  const bytes = await response.arrayBuffer()
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), ...counts }
}

describe('the chronology of a case', () => {
  test('has what is dated in its order, and what should be at its end', async () => {
    await fact('The licence had ended', '../2006-12-05')
    await fact('Rifles were shown', '2006-04')
    await fact('The factories are late', null)
    await client.stages.record({ caseId, stage: 'filed', on: edtfDate('2026-11-24'), note: '', disclosable: false })
    await client.registers.deadline.add({ caseId, row: draftOf('deadline', { title: 'Answer', due: '2026-12-29' }) })
    const { entries } = await client.chronology.ofCase({ caseId })
    expect(told(entries)).toEqual([
      'F-2 fact happened 2006-04',
      'F-1 fact happened ../2006-12-05',
      'stage filed 2026-11-24',
      'deadline due 2026-12-29',
      'F-3 fact happened',
    ])
  })

  test('dates a fact by when it was said where nothing tells when it happened, and says so', async () => {
    const spokenBy = { voice: 'speaker', speaker: 'A defence minister' } as const
    await fact(
      'Copies are a big problem',
      null,
      citing(report, REPORT, { saidOn: edtfDate('2006-12-05'), ...spokenBy }),
    )
    const { entries, documents } = await client.chronology.ofCase({ caseId })
    expect(told(entries)).toEqual(['F-1 statement said 2006-12-05'])
    expect(entries[0]?.sources).toEqual([
      { documentId: report, firstBlock: 1, lastBlock: 1, stretch: '1:0-11', contradicts: false, ...spokenBy },
    ])
    expect(documents).toMatchObject([{ id: report, exhibit: 'C-1' }])
  })

  test('tells of each act how the licence stood that day, and draws the licence as far as it is certain', async () => {
    const maker = await party('Trakorazh')
    const licence = await client.registers.licence.add({
      caseId,
      row: licenceOf({ licenseeIds: [maker], end: edtfDate('../2006-12-05') }),
    })
    const act = (title: string, when: string) =>
      client.registers.act.add({ caseId, row: actOf({ title, actorId: maker, when: edtfDate(when) }) })
    await act('Shown', '2006-04')
    await act('Made', '2007-01-10')
    await client.registers.act.add({ caseId, row: actOf({ title: 'Sold by others', when: edtfDate('2007') }) })
    const { entries, terms } = await client.chronology.ofCase({ caseId, kinds: ['act'] })
    expect(entries.map(({ label, state, licenceId }) => [label, state, licenceId])).toEqual([
      ['A-1', 'cannot-tell', licence.id],
      ['A-3', 'no-licence', null],
      ['A-2', 'expired', licence.id],
    ])
    expect(terms).toMatchObject([
      {
        label: 'L-1',
        partyIds: [maker],
        stretches: [
          { state: 'cannot-tell', from: null },
          { state: 'expired', to: null },
        ],
      },
    ])
    expect(terms[0]?.stretches[1]?.from).toMatch(/^2006-12-0[56]$/)
  })

  test('shows a milestone whose day nobody knows among the undated', async () => {
    const milestone = { what: 'The factory is complete', due: null, met: null, unmet: null }
    await client.registers.licence.add({ caseId, row: licenceOf({ milestones: [milestone] }) })
    expect(told((await client.chronology.ofCase({ caseId })).entries)).toEqual(['L-1 milestone due'])
  })

  test('narrows to a party, a claim, words and days', async () => {
    const maker = await party('Trakorazh')
    const sold = await fact('Rifles sold', '2014')
    await fact('Rifles made', '2006')
    await client.registers.act.add({ caseId, row: actOf({ actorId: maker, when: edtfDate('2007') }) })
    const element = { number: 1, title: 'Sale', asks: '', strength: null, againstIds: [], note: '', factIds: [sold.id] }
    const claim = await client.registers.claim.add({ caseId, row: claimOf({ elements: [element] }) })
    const shown = async (filter: object) => told((await client.chronology.ofCase({ caseId, ...filter })).entries)
    expect(await shown({ partyId: maker })).toEqual(['A-1 act make 2007'])
    expect(await shown({ claimId: claim.id })).toEqual(['F-1 fact happened 2014'])
    expect(await shown({ text: 'rifles sold' })).toEqual(['F-1 fact happened 2014'])
    expect(await shown({ from: '2007-06-01', to: '2010-01-01' })).toEqual(['A-1 act make 2007'])
  })

  test('has of the vault the rights that the case names and the agreements between its countries', async () => {
    await party('Trakorazh')
    await client.cases.change({ caseId, revision: 1, fields: { jurisdiction: 'RU' } })
    const right = (title: string) =>
      client.registers.right.add({ caseId: null, row: rightOf({ title, registered: edtfDate('1999-05-01') }) })
    const { id: named } = await right('Rifle')
    await right('Of another case')
    await client.registers.licence.add({ caseId, row: licenceOf({ rightIds: [named] }) })
    const agreement = (countries: [string, string]) =>
      client.registers.agreement.add({
        caseId: null,
        row: draftOf('agreement', { countries, state: 'none', asOf: edtfDate('2006-12-05') }),
      })
    await agreement(['RU', 'BG'])
    await agreement(['RU', 'LT'])
    const { entries } = await client.chronology.ofCase({ caseId })
    expect(told(entries)).toEqual(['right registered 1999-05-01', 'agreement said-none 2006-12-05'])
  })

  test('has from when treaties bind the two countries of the case, as the tables give it', async () => {
    await party('Trakorazh')
    const claimant = { name: 'Zavod', aliases: [], country: 'RU', address: '', representative: '' }
    await client.parties.add({ caseId, role: 'claimant', ...claimant })
    const { entries, treaties } = await client.chronology.ofCase({ caseId, kinds: ['treaty'] })
    expect(entries).toContainEqual(expect.objectContaining({ about: 'wto', on: '2012-08-22', where: 'RU–BG' }))
    expect(treaties.find(({ id }) => id === 'wto')?.title.en).toContain('World Trade Organization')
  })

  test('has the end of a treaty that ended between the two', async () => {
    const other = { aliases: [], address: '', representative: '' }
    await client.parties.add({ caseId, role: 'claimant', name: 'Werk', country: 'DE', ...other })
    await client.parties.add({ caseId, role: 'defendant', name: 'Kārkhānā', country: 'IN', ...other })
    const { entries } = await client.chronology.ofCase({ caseId, kinds: ['treaty'] })
    const investment = entries.filter(({ about }) => about === 'investment')
    expect(told(investment)).toEqual(['treaty in-force 1998-07-13', 'treaty ended 2017-06-03'])
  })

  test('leaves out what was withdrawn', async () => {
    const { id, revision } = await fact('Rifles made', '2006')
    await client.facts.withdraw({ factId: id, revision })
    const act = await client.registers.act.add({ caseId, row: actOf({ when: edtfDate('2007') }) })
    await client.registers.act.withdraw({ id: act.id, revision: act.revision })
    expect((await client.chronology.ofCase({ caseId })).entries).toEqual([])
  })
})

describe('a chronology that is exported', () => {
  test('has what is filtered in the order asked for, with words and sources', async () => {
    await fact('The licence had ended', '../2006-12-05', citing(report, REPORT))
    await fact('=cmd', '1999')
    const { text, entries } = await csv({ order: 'newest' })
    const lines = text.split('\r\n')
    expect(entries).toBe(2)
    expect(lines[0]).toMatch(/^\uFEFFnumber,kind,event,date,date_in_words,what,/)
    expect(lines[1]).toBe('F-1,Fact,happened,../2006-12-05,by 5 Dec 2006,The licence had ended,,,,,,C-1 ¶ 1')
    expect(lines[2]).toContain("'=cmd")
  })

  test('stops at the gate for a document that may not leave, and can leave out what rests on it alone', async () => {
    const both = await fact('The licence had ended', '2006', citing(report, REPORT))
    await client.facts.cite({ factId: both.id, ...citing(letter, LETTER) })
    await fact('It may have been renewed', '2007', citing(letter, LETTER))
    await expect(csv()).rejects.toMatchObject({
      code: 'DOCUMENTS_BARRED',
      data: { documents: [{ documentId: letter, bars: ['not-reviewed'] }] },
    })
    const { text, entries, leftOut } = await csv({ leaveOut: true })
    expect({ entries, leftOut }).toEqual({ entries: 1, leftOut: 1 })
    expect(text).not.toContain('renewed')
    const exception = { documentId: letter, bars: ['not-reviewed' as const], reason: 'asked by the client' }
    expect((await csv({ exceptions: [exception] })).entries).toBe(2)
    const trail = await client.audit.list({ chain: caseId, limit: 50 })
    expect(JSON.stringify(trail)).toContain('case.chronology-exported')
  })
})
