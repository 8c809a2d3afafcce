import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DossierNarrative, ExhibitPlace, PrintedSpan } from '../../src/main/engine/dossier/input.ts'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { indexTargets, toKept } from '../../src/shared/domain/reference-target.ts'
import { type Bench, caseOfFiles, ended } from '../engine-under-test.ts'
import { compose, dossierInput, exhibit, paragraph, pdfExhibit } from '../fixtures/dossier-inputs.ts'
import { madePdf } from '../fixtures/made-pdfs.ts'
import { readPdf } from '../fixtures/read-pdf.ts'
import { temporaryFolder } from '../fixtures/vaults.ts'

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0
if (!hasQpdf) console.info('qpdf is not here: the form of the dossier’s PDF is checked by PDFium alone.')

const words = (text: string): PrintedSpan => ({ text, strong: false, emphasis: false, place: null })
const to = (text: string, place: ExhibitPlace): PrintedSpan => ({ ...words(text), place })

function narrative(...spans: PrintedSpan[]): DossierNarrative {
  return { heading: 'What happened', blocks: [{ look: 'paragraph', mark: '', depth: 0, spans }] }
}

const threePages = () => madePdf(['one', 'two', 'three'].map((text) => ({ text: `Page ${text} of the contract` })))

describe('a narrative in the dossier', () => {
  test('links its references to the stamped page and to the page of a paragraph', async () => {
    const contract = await threePages()
    const long = Array.from({ length: 90 }, (_, at) => paragraph('The rifles were made and sold. '.repeat(6), at + 1))
    const input = dossierInput({
      narrative: [
        narrative(
          words('See '),
          to('C-1, p. 3', { exhibit: 0, page: 3, paragraph: null }),
          words(' and '),
          to('C-2, ¶ 80', { exhibit: 1, page: null, paragraph: 80 }),
          words(' and '),
          to('C-2, p. 2', { exhibit: 1, page: 2, paragraph: null }),
          words(' and '),
          to('C-2', { exhibit: 1, page: null, paragraph: null }),
        ),
      ],
      exhibits: [pdfExhibit('C-1', contract), exhibit('C-2', { content: { kind: 'text', blocks: long } })],
    })
    const { pdf, sections } = await compose(input, [contract])
    const { pages } = await readPdf(pdf)
    const own = sections.find(({ title }) => title.endsWith('What happened'))!.page
    const [toThird, toParagraph, toSecond, toSheet] = pages[own - 1]!.links
    expect(pages[toThird! - 1]!.text).toContain('Page three of the contract')
    expect(pages[toParagraph! - 1]!.text).toMatch(/\b80\b/)
    expect(pages[toSecond! - 1]!.text).toMatch(/Exhibit C-2, page 2 of \d/)
    expect(toSheet).toBe(sections.find((section) => section.exhibit === 'C-2')!.page)
    expect((await compose(input, [contract])).pdf).toEqual(pdf)
    if (!hasQpdf) return
    const file = path.join(await temporaryFolder(), 'dossier.pdf')
    await writeFile(file, pdf)
    expect(spawnSync('qpdf', ['--check', file]).status).toBe(0)
  })

  test('leads to the exhibit’s sheet where its text has no such page, or its pages cannot be set', async () => {
    const broken = new TextEncoder().encode('no PDF')
    const place = (of: number) => to(`C-${of + 1}, p. 9`, { exhibit: of, page: 9, paragraph: null })
    const input = dossierInput({
      narrative: [narrative(place(0), words(' '), place(1))],
      exhibits: [exhibit('C-1'), pdfExhibit('C-2', broken)],
    })
    const { pdf, sections } = await compose(input, [broken])
    const { pages } = await readPdf(pdf)
    const sheets = sections.filter((section) => section.exhibit !== null).map(({ page }) => page)
    expect(pages[sections.find(({ title }) => title.endsWith('What happened'))!.page - 1]!.links).toEqual(sheets)
  })
})

describe('a section of a case', () => {
  const made = async () => {
    const pages = ['one', 'two', 'three'].map((text) => ({
      text: `Page ${text} of the contract, in a whole sentence.`,
    }))
    const of = await caseOfFiles('Rifles', { 'contract.pdf': await madePdf(pages), 'kept.txt': 'What is kept here.' })
    const [contract] = of.documents.filter(({ fileName }) => fileName === 'contract.pdf')
    await of.client.evidence.mark({ documentIds: [contract!.id], marks: { reviewed: true } })
    await of.client.exhibits.number({ caseId: of.caseId, documentIds: [contract!.id], series: 'C' })
    return { ...of, contract: contract!.id }
  }

  async function add({ client, caseId }: Bench & { caseId: string }, typed: string, printed: boolean) {
    const body = toKept(typed, indexTargets(await client.sections.targets({ caseId })))
    return client.registers.section.add({
      caseId,
      row: draftOf('section', { heading: 'What happened', body, printed }),
    })
  }

  async function dossierOf({ engine, client, caseId }: Bench & { caseId: string }) {
    const job = await ended(client, await client.dossier.make({ caseId, profile: 'bundle', language: 'en' }))
    expect(job.error).toBeNull()
    const answer = await engine.fetch(new Request(`http://engine/dossiers/${String(job.result?.['dossierId'])}/file`))
    return readPdf(new Uint8Array(await answer.arrayBuffer()))
  }

  test('is printed where it is let out, with what it refers to as it reads today', async () => {
    const of = await made()
    await add(of, '# Licence\n\nThe term **ended** {C-1/2}, as {C-1/¶3} says.', true)
    const { pages } = await dossierOf(of)
    const told = pages.find(({ text }) => text.includes('The term ended'))!
    expect(told.text.replaceAll('\u00a0', ' ')).toContain('The term ended C-1, p. 2, as C-1, ¶ 3 says.')
    expect(told.links.map((page) => /Page (\w+)/.exec(pages[page - 1]!.text)?.[1])).toEqual(['two', 'three'])
  })

  test('stays in the house where it is not', async () => {
    const of = await made()
    await add(of, 'We think that the term ended {C-1/2}.', false)
    const { pages } = await dossierOf(of)
    expect(pages.map(({ text }) => text).join()).not.toMatch(/What happened|We think/)
  })

  test('says a fact by the exhibits that support it, and nothing of what is not exhibited', async () => {
    const of = await made()
    const { client, caseId, contract, documents } = of
    const says = { stance: 'supports', voice: 'outlet', speaker: '', saidOn: null, knowledge: null, hedge: '' } as const
    const cite = (documentId: string, quote: string, block: number) => ({
      ...says,
      passage: { documentId, firstBlock: block, from: 0, lastBlock: block, to: quote.length, quote },
    })
    const fact = { caseId, happened: null }
    await client.facts.add({ ...fact, text: 'A secret of ours', citation: cite(contract, 'Page two of', 2) })
    const kept = documents.find(({ fileName }) => fileName === 'kept.txt')!.id
    await client.facts.add({ ...fact, text: 'Another secret', citation: cite(kept, 'What is kept', 1) })
    await add(of, 'It ended {F-1}, and more {F-2}, {C-7}.', true)
    const { pages } = await dossierOf(of)
    const told = pages.find(({ text }) => text.includes('It ended'))!
    expect(told.text.replaceAll('\u00a0', ' ')).toContain('It ended C-1, ¶ 2, and more F-2, C-7.')
    expect(pages.map(({ text }) => text).join()).not.toMatch(/secret|kept/)
  })

  test('that refers to what is not there is told before the dossier leaves', async () => {
    const of = await made()
    const { id } = await add(of, 'See {C-1/9}, {C-1/2} and {C-7}.', true)
    await add(of, 'A draft: {C-8}.', false)
    const { references } = await of.client.dossier.readiness({ caseId: of.caseId })
    expect(references).toEqual([
      { sectionId: id, heading: 'What happened', at: 4, label: 'C-1/9', state: 'no-such-page' },
      { sectionId: id, heading: 'What happened', at: expect.any(Number), label: 'C-7', state: 'not-found' },
    ])
  })
})
