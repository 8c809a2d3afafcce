import { describe, expect, test } from 'vitest'
import type { DossierEvent } from '../../src/main/engine/dossier/input.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { caseOfFiles, ended } from '../engine-under-test.ts'
import { compose, dossierInput, exhibit, paragraph } from '../fixtures/dossier-inputs.ts'
import { readPdf } from '../fixtures/read-pdf.ts'
import { actOf } from '../fixtures/register-rows.ts'

const REPORT = 'The licence ran out long ago, yet production has not stopped.'
const MEMO = 'Our counsel doubts that the licence ran out before spring.'
const OTHER = 'Nobody outside knows of the second workshop by the river.'

describe('the chronology in the dossier', () => {
  test('has each date as far as it is known, and leads to the page of the paragraph', async () => {
    const long = Array.from({ length: 90 }, (_, at) => paragraph('The rifles were made and sold. '.repeat(6), at + 1))
    const event = (
      on: string,
      text: string,
      at: number,
      lasting = false,
      speaker: string | null = null,
    ): DossierEvent => ({
      on: edtfDate(on),
      lasting,
      text,
      by: lasting ? 'Trakorazh, Bulgaria' : '',
      sources: [{ label: 'C-1', paragraphs: [at, at], speaker, place: { exhibit: 0, page: null, paragraph: at } }],
    })
    const input = dossierInput({
      events: [
        event('2006-04', 'Copies are shown', 80, false, 'A defence minister'),
        event('../2006-12-05', 'The licence ends', 2, false, ''),
        event('2006-12-05', 'Production goes on', 3, true),
      ],
      exhibits: [exhibit('C-1', { content: { kind: 'text', blocks: long } })],
    })
    const { pdf, sections } = await compose(input, [])
    const { pages } = await readPdf(pdf)
    const own = sections.find(({ title }) => title.endsWith(' Chronology'))!.page
    const { text, links } = pages[own - 1]!
    const words = text.replaceAll(/\s+/g, ' ')
    expect(words).toContain('April 2006')
    expect(words).toContain('by 5 December 2006')
    expect(words).toContain('5 December 2006, continuing')
    expect(words).toContain('A defence minister')
    expect(words).toContain('a speaker who is not named')
    expect(words).toContain('Production goes on Trakorazh, Bulgaria')
    expect(words.indexOf('Copies are shown')).toBeLessThan(words.indexOf('The licence ends'))
    expect(words).toMatch(/C-1, p\. \d+ ¶ 80/)
    expect(pages[links[0]! - 1]!.text).toMatch(/\b80\b/)
  })

  test('holds what exhibits support and nothing of other documents, and is printed only where it is asked for', async () => {
    const made = await caseOfFiles('Rifles', { 'a.txt': REPORT, 'b.txt': MEMO, 'c.txt': OTHER })
    const { client, engine, caseId } = made
    const of = (name: string) => made.documents.find(({ fileName }) => fileName === name)!.id
    const [report, memo, other] = [of('a.txt'), of('b.txt'), of('c.txt')] as [string, string, string]
    await client.evidence.mark({ documentIds: [report], marks: { reviewed: true } })
    await client.exhibits.number({ caseId, documentIds: [report], series: 'C' })
    const said = { voice: 'outlet', speaker: '', saidOn: null, knowledge: null, hedge: '', translation: '' } as const
    const citing = (documentId: string, text: string, stance: 'supports' | 'contradicts' = 'supports') => ({
      ...said,
      stance,
      passage: { documentId, firstBlock: 1, from: 0, lastBlock: 1, to: 20, quote: text.slice(0, 20) },
    })
    const add = (text: string, happened: string | null, citation: ReturnType<typeof citing> | null) =>
      client.facts.add({ caseId, text, happened: happened === null ? null : edtfDate(happened), citation })
    const ended_ = await add('Exhibited fact', '2006-12-05', citing(report, REPORT))
    await client.facts.cite({ factId: ended_.id, ...citing(memo, MEMO) })
    await add('Fact of a memo', '2006-11', citing(memo, MEMO))
    await add('Fact of the workshop', '2006-10', citing(other, OTHER))
    await add('Doubted fact', '2006-09', citing(report, REPORT, 'contradicts'))
    await add('Undated fact', null, citing(report, REPORT))
    await add('Fact without a source', '2006-08', null)
    const grounds = [{ about: '', factId: ended_.id }]
    await client.registers.act.add({
      caseId,
      row: actOf({ title: 'Act shown', when: edtfDate('2007'), country: 'BG', grounds }),
    })

    async function dossierText(chronology: boolean | undefined): Promise<string> {
      const job = await client.dossier.make({ caseId, profile: 'bundle', language: 'en', chronology })
      const { result } = await ended(client, job)
      const answer = await engine.fetch(new Request(`http://engine/dossiers/${String(result?.['dossierId'])}/file`))
      const { pages } = await readPdf(new Uint8Array(await answer.arrayBuffer()))
      return pages.map(({ text }) => text).join('\n')
    }
    const printed = await dossierText(true)
    expect(printed).toContain('Exhibited fact')
    expect(printed).toMatch(/Act shown\s+Bulgaria/)
    for (const kept of ['memo', 'workshop', 'Doubted', 'Undated', 'without a source', 'counsel', 'b.txt']) {
      expect(printed).not.toContain(kept)
    }
    expect(await dossierText(undefined)).not.toContain('Exhibited fact')
  }, 60_000)
})
