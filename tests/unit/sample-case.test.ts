import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import mammoth from 'mammoth'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { loadPdfium, openPdf, withPage, type Pdfium } from '../../src/main/engine/pdf/pdfium.ts'
import { SampleCase, type SampleDocument } from '../../src/main/engine/sample/sample-case.ts'
import { Forum } from '../../src/shared/contract/cases.ts'
import { Jurisdiction } from '../../src/shared/contract/jurisdictions.ts'
import { publicationDate } from '../../src/shared/domain/article.ts'
import { compareExhibitNumbers, DEFAULT_SERIES, parseExhibitNumber } from '../../src/shared/domain/exhibit-number.ts'
import { barsOf, effectiveMarks, type Marks } from '../../src/shared/domain/mark.ts'
import { currentStage } from '../../src/shared/domain/stage.ts'

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))
const folder = path.join(resources, 'sample-case', 'documents')
const sample = SampleCase.parse(json('sample-case/case.json'))
const inMail = (file: string) => file.includes('.eml/')
const files = sample.documents.map((document) => document.file)

describe('the sample case', () => {
  test('lists every file of its folder once, and no other', () => {
    expect(files.filter((file) => !inMail(file)).sort()).toEqual(readdirSync(folder).sort())
    expect(new Set(files).size).toBe(files.length)
  })

  test('names the attachments of its mails', async () => {
    for (const file of files.filter((name) => name.endsWith('.eml'))) {
      const { attachments } = await PostalMime.parse(bytes(file))
      const named = files.filter((name) => name.startsWith(`${file}/`))
      expect(attachments.map(({ filename }) => `${file}/${filename}`)).toEqual(named)
    }
  })

  test('has six formats', () => {
    const formats = new Set(files.map((file) => path.extname(file)))
    expect([...formats].sort()).toEqual(['.docx', '.eml', '.html', '.md', '.pdf', '.txt'])
  })

  test('has a Russian text that is not Unicode', () => {
    const answer = bytes('11-otvet-arhiva.txt')
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(answer)).toThrow()
    expect(new TextDecoder('windows-1251').decode(answer)).toContain('Договор не обнаружен.')
  })

  test('has documents in English and in Russian', async () => {
    expect(await textOf('12-doverennost.pdf')).toMatch(/Доверенность выдана сроком на три года/)
    expect(await textOf('13-notice-of-arbitration.pdf')).toMatch(/the Claimants hold no copy of an arbitration clause/)
    expect(await textOf('09-zapros-v-arhiv.docx')).toMatch(/Просим провести поиск/)
    expect(await textOf('10-request-to-archive-translation.docx')).toMatch(/We ask you to search/)
  })

  test('stands in a stage that can be told, before a forum and in a jurisdiction that exist', () => {
    const stages = sample.stages.map((entry) => ({ ...entry, id: '0190a5f0-0000-7000-8000-000000000000' }))
    expect(currentStage(stages)?.stage).toBe('filed')
    expect(
      z
        .array(Forum)
        .parse(json('forum-rules/forums.json'))
        .map((row) => row.id),
    ).toContain(sample.case.forum)
    const codes = z
      .array(Jurisdiction)
      .parse(json('jurisdictions/jurisdictions.json'))
      .map((row) => row.code)
    expect(codes).toEqual(expect.arrayContaining([sample.case.jurisdiction, ...sample.parties.map((it) => it.country)]))
  })

  test('relates documents only to earlier ones', () => {
    for (const [index, { relation }] of sample.documents.entries()) {
      if (relation) expect(files.slice(0, index)).toContain(relation.of)
    }
  })

  test('numbers documents in the order of the series, without gaps, each once', () => {
    const numbers = sample.exhibits.map(({ label }) => parseExhibitNumber(label)!)
    expect(numbers).toEqual(numbers.toSorted((a, b) => compareExhibitNumbers(a, b, DEFAULT_SERIES)))
    for (const series of new Set(numbers.map((it) => it.series))) {
      const ofSeries = numbers.filter((it) => it.series === series && !it.translation).map((it) => it.number)
      expect(ofSeries).toEqual(ofSeries.map((_, index) => index + 1))
    }
    const numbered = sample.exhibits.map(({ file }) => file)
    expect(new Set(numbered).size).toBe(numbered.length)
    expect(files).toEqual(expect.arrayContaining(numbered))
  })

  test('gives a translation the number of its original', () => {
    for (const { label, file } of sample.exhibits.filter((it) => it.label.endsWith('-T'))) {
      const original = sample.exhibits.find((it) => it.label === label.replace(/-T$/, ''))
      expect(documentOf(file).relation).toEqual({ kind: 'translation', of: original?.file })
    }
  })

  test('numbers only what is reviewed and may leave the house', () => {
    for (const { file } of sample.exhibits) expect(barsOf(marksOf(documentOf(file)))).toEqual([])
  })

  test('shows each reason to stay in the house', () => {
    const bars = new Set(sample.documents.flatMap((document) => barsOf(marksOf(document))))
    expect([...bars].sort()).toEqual(['confidential', 'not-reviewed', 'privileged', 'without-prejudice'])
  })

  test('serves numbers that exist and leaves two drafts or more to be put in order', () => {
    const labels = sample.exhibits.map(({ label }) => label)
    const served = sample.served.flatMap(({ exhibits }) => exhibits)
    expect(labels).toEqual(expect.arrayContaining(served))
    expect(labels.filter((label) => !served.includes(label)).length).toBeGreaterThan(1)
  })

  test('declares dates that are dates', () => {
    for (const { corrections } of sample.documents) {
      for (const { field, role = 'main', value } of corrections.filter((it) => it.field === 'published')) {
        expect(publicationDate([{ field, role, value, basis: 'declared', where: '' }])).toBe(value)
      }
    }
  })

  test('leaves open what the published articles leave open', async () => {
    expect(await textOf('01-severvest-report.html')).not.toMatch(/\b(19|20)\d\d\b(?<!MERSILAT 2006)/)
    for (const file of ['03-ustrechny-post-claims.html', '05-venezuela-factories.md']) {
      const text = await textOf(file)
      expect(text).toMatch(/Wednesday/)
      expect(text).not.toMatch(/\b(19|20)\d\d\b/)
    }
    expect(await textOf('04-armenia-production.txt')).toMatch(/^date 2020-07-09 Armenia now turns out/)
  })
})

const evidence = path.resolve(resources, '../../shared/evidence')

describe.skipIf(!existsSync(evidence))(`against the articles it retells (skipped where ${evidence} is not)`, () => {
  test('shares no six words in a row with them', async () => {
    const published = new Set(
      readdirSync(evidence).flatMap((name) => sixWords(readFileSync(path.join(evidence, name), 'utf8'))),
    )
    expect(published.size).toBeGreaterThan(1000)
    for (const file of files.filter((name) => !inMail(name))) {
      expect(
        sixWords(await textOf(file)).filter((words) => published.has(words)),
        file,
      ).toEqual([])
    }
  })

  test('bears none of their names', async () => {
    const all = await Promise.all(files.filter((name) => !inMail(name)).map(textOf))
    const names =
      /kalashnikov|izhmash|rosoboron|arsenal\b|novosti|sputnik|moscow times|interfax|neutron|abovyan|\bak-?\d/i
    for (const text of [...all, JSON.stringify(sample)]) expect(text).not.toMatch(names)
  })
})

function sixWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(5).map((_, index) => words.slice(index, index + 6).join(' '))
}

/** The words of a file, near enough to compare. */
async function textOf(file: string): Promise<string> {
  const content = bytes(file)
  switch (path.extname(file)) {
    case '.docx':
      return (await mammoth.extractRawText({ buffer: content })).value
    case '.pdf':
      return pdfText(content)
    case '.html':
      return content.toString('utf8').replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ')
    default:
      return content.toString('utf8')
  }
}

async function pdfText(content: Uint8Array): Promise<string> {
  const pdfium = await loadPdfium()
  const pdf = openPdf(pdfium, content)
  const pages = Array.from({ length: pdf.pages }, (_, index) => withPage(pdf, index, (page) => pageText(pdfium, page)))
  pdf.close()
  return pages.join('\n')
}

function pageText(pdfium: Pdfium, page: number): string {
  const text = pdfium.FPDFText_LoadPage(page)
  const characters = pdfium.FPDFText_CountChars(text)
  const codes = Array.from({ length: characters }, (_, index) => pdfium.FPDFText_GetUnicode(text, index))
  pdfium.FPDFText_ClosePage(text)
  return String.fromCodePoint(...codes).replace(/\s+/g, ' ')
}

function marksOf(document: SampleDocument): Marks {
  const sources = document.relation ? [marksOf(documentOf(document.relation.of))] : []
  return effectiveMarks(document.marks, sources)
}

function documentOf(file: string): SampleDocument {
  const found = sample.documents.find((document) => document.file === file)
  if (!found) throw new Error(`no document ${file}`)
  return found
}

function bytes(file: string): Buffer {
  return readFileSync(path.join(folder, file))
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(path.join(resources, file), 'utf8'))
}
