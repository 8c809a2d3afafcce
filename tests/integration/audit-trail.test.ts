import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { entriesOldestFirst } from '../../src/main/engine/audit/rows.ts'
import type { Entry, EntryFilter } from '../../src/shared/contract/audit.ts'
import type { Paper } from '../../src/shared/contract/papers.ts'
import { type Bench, benchWithVault, importPaths, ROOT } from '../engine-under-test.ts'
import { readPdf } from '../fixtures/read-pdf.ts'
import { makeVault } from '../fixtures/vaults.ts'

describe('the audit trail', () => {
  test('is listed newest first, page by page, each entry once', async () => {
    const { client } = await withDocuments()
    const whole = await client.audit.list({ limit: 500 })
    const paged: Entry[] = []
    let before: string | undefined
    do {
      const page = await client.audit.list({ limit: 3, before })
      expect(page.total).toBe(whole.entries.length)
      paged.push(...page.entries)
      before = page.next ?? undefined
    } while (before)
    expect(paged).toEqual(whole.entries)
    const moments = paged.map(({ at }) => at)
    expect(moments).toEqual(moments.toSorted().toReversed())
  })

  test('is filtered by chain, document, person, feature and day', async () => {
    const { client, caseId, documents } = await withDocuments()
    const [first = ''] = documents
    await client.settings.change({ operator: 'B. Petrov' })
    await client.evidence.relate({
      documentId: documents[1] as string,
      revision: 1,
      relation: { kind: 'copy', of: first },
    })
    const list = (filter: object) => client.audit.list({ ...filter, limit: 500 })

    const named = await list({ documentId: first })
    expect(named.entries.map(({ act }) => act)).toEqual(['document.related', 'document.imported'])
    expect((await list({ operator: 'B. Petrov' })).entries.map(({ act }) => act)).toEqual(['document.related'])
    expect((await list({ chain: 'vault' })).entries.every(({ chain }) => chain === 'vault')).toBe(true)
    const parties = await list({ chain: caseId, of: 'case' })
    expect(parties.entries.map(({ act }) => act)).toEqual(['case.created'])
    const today = dayHere(new Date())
    const tomorrow = dayHere(new Date(Date.now() + 86_400_000))
    expect((await list({ from: today, to: today })).total).toBe((await list({})).total)
    expect((await list({ from: tomorrow })).total).toBe(0)
    expect(await client.audit.filters({ chain: caseId })).toEqual({
      operators: ['B. Petrov', 'tester'],
      of: ['case', 'document'],
    })
  })

  test('says what a subject is listed as today', async () => {
    const { client, caseId, documents } = await withDocuments()
    const { entries } = await client.audit.list({ chain: caseId, limit: 500 })
    expect(entries.find(({ subject }) => subject === documents[0])?.about).toBe('First letter of the case')
    expect(entries.find(({ act }) => act === 'case.created')?.about).toContain('Water rights')
  })

  test.each(['en', 'ru'] as const)('is exported as CSV with the same columns in %s', async (language) => {
    const { client, engine, caseId } = await withDocuments()
    await client.parties.add({ caseId, role: 'claimant', name: '=HYPERLINK("http://x")', ...NOWHERE })
    const csv = await take(engine, await client.audit.export({ chain: caseId, format: 'csv', language }))
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [head = [], ...rows] = parseCsv(csv.toString().slice(1))
    expect(head).toEqual(HEAD)
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.flat().filter((cell) => /^[=+@-]/.test(cell))).toEqual([])
    const [first = []] = rows
    expect(first[HEAD.indexOf('words')]).toContain(language === 'en' ? 'Case' : 'Дело')
    expect(first[HEAD.indexOf('act')]).toBe('case.created')
  })

  test('is exported whole, a chain in the order of its numbers whatever the clock did', async () => {
    const vault = (await makeVault()).vault()
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    for (let at = 2; at <= 251; at++) {
      if (at === 240) vi.setSystemTime('2001-01-01T00:00:00Z')
      vault.write(() => vault.audit({ act: 'note.added', subject: `note ${at}` }))
      vi.setSystemTime('2027-01-01T00:00:00Z')
    }
    const exported = async (filter: EntryFilter) => {
      const numbers: number[] = []
      for await (const rows of entriesOldestFirst(vault, filter, new AbortController().signal)) {
        numbers.push(...rows.map(({ seq }) => seq))
      }
      return numbers
    }
    const all = Array.from({ length: 251 }, (_none, at) => at + 1)
    expect(await exported({ chain: 'vault' })).toEqual(all)
    const byTime = await exported({})
    expect(byTime[0]).toBe(240)
    expect(byTime.toSorted((a, b) => a - b)).toEqual(all)
  })

  test('is computed anew by the guide’s own recipe, from the file alone', async ({ skip }) => {
    skip(spawnSync('python3', ['--version']).status !== 0, 'python3 is not on this machine')
    const { client, engine, folder, caseId, documents } = await withDocuments()
    await client.settings.change({ operator: '\'=Anna "O", Ltd' })
    await client.parties.add({ caseId, role: 'claimant', name: '=HYPERLINK("http://x")\u0001Ж', ...NOWHERE })
    const [documentId = ''] = documents
    const { fileName } = await client.evidence.get({ documentId })
    await client.deletion.deleteForGood({ documentId, fileName, reason: 'Order no. 7' })
    const order = { chain: caseId, format: 'csv', language: 'ru' } as const
    const csv = await take(engine, await client.audit.export({ ...order, whole: true }))
    const { entries } = await client.audit.list({ chain: caseId, limit: 2 })
    const recipe = /```python\n(.*?)```/s.exec(readFileSync(path.join(ROOT, 'docs/COMMAND_LINE.md'), 'utf8'))?.[1] ?? ''
    const compute = (bytes: Buffer) => {
      const file = path.join(folder, 'trail.csv')
      writeFileSync(file, bytes)
      return spawnSync('python3', ['-c', recipe, file], { encoding: 'utf8', env: { PYTHONUTF8: '1', ...process.env } })
    }
    // The latest entry is that of the export itself.
    expect(compute(csv)).toMatchObject({ status: 0, stdout: expect.stringContaining(entries[1]!.hash) as string })
    const forged = Buffer.from(csv.toString().replace('second.txt', 'secund.txt'))
    expect(forged).not.toEqual(csv)
    expect(compute(forged).status).toBe(1)
    const withheld = await take(engine, await client.audit.export(order))
    expect(withheld.toString()).not.toContain('second.txt')
    expect(compute(withheld)).toMatchObject({ status: 0 })
  })

  test.each(['en', 'ru'] as const)('is exported as PDF in %s, with what it proves and what not', async (language) => {
    const { client, engine, caseId, documents } = await withDocuments()
    const [documentId = ''] = documents
    const annotate = async (fields: { notes?: string; tags?: string[] }) => {
      const { revision } = await client.evidence.get({ documentId })
      await client.evidence.annotate({ documentId, revision, fields })
    }
    await annotate({ notes: 'Ask the archive' })
    await annotate({ tags: ['licence'] })
    const order = { chain: caseId, format: 'pdf', language } as const
    const bytes = await take(engine, await client.audit.export({ ...order, whole: true }))
    const { pages, tagged } = await readPdf(bytes)
    const text = pages.map((page) => page.text).join('\n')
    expect(tagged).toBe(true)
    expect(text).toContain(language === 'en' ? 'What this trail proves' : 'Что этот журнал доказывает')
    expect(text).toContain(language === 'en' ? `Page 1 of ${pages.length}` : `Страница 1 из ${pages.length}`)
    expect(text).toContain('first.txt')
    expect(text).toContain(language === 'en' ? 'Tags: licence' : 'Метки: licence')
    // What the second entry does not name afterwards was not taken away by it.
    expect(text.split('Ask the archive')).toHaveLength(2)
  })

  test('is not exported where the request was ended meanwhile', async () => {
    const { client, caseId } = await withDocuments()
    const abort = new AbortController()
    const asked = client.audit.export({ chain: caseId, format: 'pdf', language: 'en' }, { signal: abort.signal })
    setImmediate(() => abort.abort())
    await expect(asked).rejects.toThrow()
    const { entries } = await client.audit.list({ of: 'audit', limit: 1 })
    expect(entries).toEqual([])
  })

  test('enters that it was exported', async () => {
    const { client, caseId } = await withDocuments()
    await client.audit.export({ chain: caseId, format: 'csv', language: 'en' })
    const { entries } = await client.audit.list({ chain: caseId, limit: 1 })
    expect(entries[0]).toMatchObject({ act: 'audit.exported', after: { format: 'csv', withheld: 2, whole: false } })
    await client.audit.export({ chain: caseId, format: 'csv', language: 'en', whole: true })
    const [last] = (await client.audit.list({ chain: caseId, limit: 1 })).entries
    expect(last).toMatchObject({ act: 'audit.exported', after: { withheld: 0, whole: true } })
  })

  test('leaves without what it says of documents that their marks keep in the house', async () => {
    const { client, engine, caseId, documents } = await withDocuments()
    const [open = '', kept = ''] = documents
    const changing = async (documentId: string) => (await client.evidence.get({ documentId })).revision
    await client.evidence.mark({
      documentIds: [open],
      marks: { reviewed: true },
      revisions: { [open]: await changing(open) },
    })
    const passage = (documentId: string, quote: string) => ({
      passage: { documentId, firstBlock: 1, from: 0, lastBlock: 1, to: quote.length, quote },
      stance: 'supports' as const,
      voice: 'outlet' as const,
      speaker: '',
      saidOn: null,
      knowledge: null,
      hedge: '',
    })
    await client.facts.add({ caseId, text: 'Open fact', happened: null, citation: passage(open, 'First letter') })
    const fact = await client.facts.add({
      caseId,
      text: 'Privy fact',
      happened: null,
      citation: passage(kept, 'Second letter'),
    })
    const reworded = await client.facts.change({ factId: fact.id, revision: 1, fields: { text: 'Privy words' } })
    // Cites another document from here on; what was written before may still quote the first.
    await client.facts.cite({ factId: fact.id, ...passage(open, 'First letter of') })
    const [cited] = reworded.citations
    await client.facts.removeCitation({ citationId: cited!.id, revision: cited!.revision })
    await client.passages.addNote({ documentId: kept, passage: null, text: 'Privy note' })
    const order = { chain: caseId, language: 'en' } as const
    const csv = (await take(engine, await client.audit.export({ ...order, format: 'csv' }))).toString()
    const pdf = await readPdf(await take(engine, await client.audit.export({ ...order, format: 'pdf' })))
    const paper = pdf.pages.map((page) => page.text).join(' ')
    for (const text of [csv, paper]) {
      for (const word of ['Privy', 'Second letter', 'second.txt']) expect(text).not.toContain(word)
      for (const word of ['Open fact', 'first.txt']) expect(text).toContain(word)
      expect(text).toMatch(/withheld/i)
    }
    const rows = parseCsv(csv.slice(1)).slice(1)
    const told = rows.filter((row) => row[HEAD.indexOf('before')] === 'withheld')
    expect(told).toHaveLength(5)
    for (const row of told) {
      expect(row[HEAD.indexOf('salt')]).toBe('')
      expect(row[HEAD.indexOf('payload_digest')]).toMatch(/^[\da-f]{64}$/)
    }
    const whole = (await take(engine, await client.audit.export({ ...order, format: 'csv', whole: true }))).toString()
    for (const word of ['Privy fact', 'Privy words', 'Privy note', 'second.txt']) expect(whole).toContain(word)
    const shown = await client.audit.list({ chain: caseId, limit: 500 })
    expect(JSON.stringify(shown)).toContain('Privy note')
  })
})

const NOWHERE = { aliases: [], country: null, address: '', representative: '' }
const HEAD =
  'chain,seq,at,operator,account,act,words,subject,about,before,after,payload_digest,salt,previous,hash'.split(',')

async function withDocuments(): Promise<Bench & { caseId: string; documents: string[] }> {
  const bench = await benchWithVault()
  const { id: caseId } = await bench.client.cases.create({ title: 'Water rights' })
  for (const [name, text] of [
    ['first.txt', 'First letter of the case'],
    ['second.txt', 'Second letter of the case'],
  ] as const) {
    writeFileSync(path.join(bench.folder, name), text)
    await importPaths(bench, caseId, [path.join(bench.folder, name)])
  }
  const documents = (await bench.client.evidence.list({ caseId })).map(({ id }) => id)
  return { ...bench, caseId, documents }
}

async function take(engine: Bench['engine'], { ticket, size }: Paper): Promise<Buffer> {
  const response = await engine.fetch(new Request(`http://engine/papers/${ticket}`))
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(bytes.length).toBe(size)
  return bytes
}

function dayHere(moment: Date): string {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  for (const line of text.matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/g)) {
    const cells = [...(line[1] as string).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)]
    rows.push(cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''))
  }
  return rows
}
