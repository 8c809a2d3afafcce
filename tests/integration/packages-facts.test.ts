import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { previewDeletion, deleteForGood } from '../../src/main/engine/deletion/deleting.ts'
import { citePassage, removeCitation } from '../../src/main/engine/facts/citing.ts'
import { addFact, changeFact } from '../../src/main/engine/facts/facts.ts'
import { listFacts } from '../../src/main/engine/facts/reading.ts'
import { passagesOfDocument } from '../../src/main/engine/passages/passages.ts'
import { importJson } from '../../src/main/engine/packages/from-json/importing.ts'
import { inspectPackage } from '../../src/main/engine/packages/in/inspecting.ts'
import { caseWithFacts, marked, packed, PAGE, PHRASE, SAYS, stated, taken } from '../fixtures/case-with-facts.ts'
import { endOf, house, SECRET_NAME, type House } from '../fixtures/packaged-case.ts'
import { temporaryFolder } from '../fixtures/vaults.ts'

const lineOf = ({ vault }: House, caseId: string) =>
  listFacts(vault, caseId).map(({ number, text, citations }) => [
    number,
    text,
    citations.map(({ passage, stance }) => `${stance} ${passage.quote}`),
  ])

describe('the facts of a case', () => {
  test('travel with their passages, notes and highlights as they are', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const { caseId, page, advice } = await caseWithFacts(a)
    await taken(b, await packed(a, caseId, 'sealed'))
    expect(listFacts(b.vault, caseId)).toEqual(listFacts(a.vault, caseId))
    for (const { documentId } of [page, advice]) {
      expect(passagesOfDocument(b.vault, documentId)).toEqual(passagesOfDocument(a.vault, documentId))
    }
    const next = addFact(b.vault, caseId, stated('Another', null), null)
    expect(next.number).toBe(4)
  }, 30_000)

  test('stay in the house with a document that does, and leave no word of it', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const { caseId, page } = await caseWithFacts(a)
    const at = await packed(a, caseId, 'folder')
    const files = readdirSync(at, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const entry of files) {
      const bytes = readFileSync(path.join(entry.parentPath, entry.name))
      for (const word of ['zeppelin', 'settlement', 'for peace', 'They squeaked"']) {
        expect(bytes.includes(word), `${word} in ${entry.name}`).toBe(false)
      }
    }
    await taken(b, at)
    expect(lineOf(b, caseId)).toEqual([[1, 'Copies were sold', ['supports were sold in Varna']]])
    expect(passagesOfDocument(b.vault, page.documentId).notes).toMatchObject([{ text: 'Ask for the shop.' }])
    expect(addFact(b.vault, caseId, stated('Another', null), null).number).toBe(4)
  }, 30_000)

  test('are merged: what is new comes in, a number that is taken here is given anew', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const { caseId, sold, page } = await caseWithFacts(a)
    await taken(b, await packed(a, caseId, 'sealed'))
    changeFact(a.vault, sold.id, 1, { text: 'Copies were sold in a shop' })
    addFact(a.vault, caseId, stated('Made in Varna', null), { ...SAYS, passage: page })
    addFact(b.vault, caseId, stated('Made in Burgas', null), null)
    const at = await packed(a, caseId, 'sealed')
    const { inspection, job } = await taken(b, at, [`fact ${sold.id} text`])
    const ofFacts = inspection.differences!.filter(({ part }) => part === 'fact' || part === 'citation')
    expect(ofFacts.map(({ part, of, field }) => [part, of, field])).toEqual([
      ['fact', 'F-1 Copies were sold', 'text'],
      ['fact', 'F-4 Made in Varna', null],
    ])
    expect(job.result).toMatchObject({ notTaken: [] })
    expect(lineOf(b, caseId).filter(([number]) => number !== 2 && number !== 3)).toEqual([
      [1, 'Copies were sold in a shop', ['supports were sold in Varna']],
      [4, 'Made in Burgas', []],
      [5, 'Made in Varna', ['supports were sold in Varna']],
    ])
    const again = await inspectPackage(b.vault, at, PHRASE, () => undefined, new AbortController().signal)
    expect(again.differences).toEqual([])
  }, 30_000)

  test('leave behind what was written of them while they cited a document that stays', async () => {
    const a = await house('A. Orlova')
    const { caseId, secret } = await caseWithFacts(a)
    const cited = citePassage(a.vault, secret.id, { ...SAYS, passage: marked(a, caseId, PAGE, 'squeaked') })
    const [first] = cited.citations.filter(({ passage }) => passage.quote.includes('zeppelin'))
    removeCitation(a.vault, first!.id, first!.revision)
    changeFact(a.vault, secret.id, cited.revision, { text: 'It squeaked' })
    const at = await packed(a, caseId, 'folder')
    const trail = readFileSync(path.join(at, 'data/trail.jsonl'), 'utf8')
    for (const word of ['for peace', 'settlement', 'zeppelin']) expect(trail).not.toContain(word)
    expect(trail).toContain('Copies were sold')
    const json = readFileSync(path.join(at, 'data/case.json'), 'utf8')
    for (const word of ['It squeaked', 'Ask for the shop.']) expect(json).toContain(word)
    expect(json).not.toContain('Nobody may see the zeppelin.')
  }, 30_000)

  test('go for good with the one document they rest on', async () => {
    const a = await house('A. Orlova')
    const { caseId, advice } = await caseWithFacts(a)
    expect(previewDeletion(a.vault, advice.documentId)).toMatchObject({ facts: ['F-3'], factsThatStay: ['F-2'] })
    deleteForGood(a.vault, advice.documentId, SECRET_NAME, 'clawed back')
    expect(lineOf(a, caseId)).toEqual([
      [1, 'Copies were sold', ['supports were sold in Varna']],
      [2, 'They squeaked', ['supports were sold in Varna']],
    ])
    const trail = JSON.stringify(a.vault.sqlite.prepare('SELECT payload FROM entry WHERE chain = ?').all(caseId))
    for (const word of ['zeppelin', 'settlement', 'for peace']) expect(trail).not.toContain(word)
    expect(addFact(a.vault, caseId, stated('Another', null), null).number).toBe(4)
  }, 30_000)

  test('come from another system by the words that they cite', async () => {
    const at = await house('A. Orlova')
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'evidence'))
    writeFileSync(path.join(folder, 'evidence', 'article.txt'), 'The copies squeak.\n\nNobody asked.\n')
    const file = 'evidence/article.txt'
    const json = {
      format: 1,
      case: { title: 'Hinges' },
      documents: [{ file }],
      facts: [
        { text: 'Nobody asked', number: 7, citations: [{ mark: { document: file, quote: 'Nobody asked.' } }] },
        {
          text: 'They sing',
          citations: [{ mark: { document: file, quote: 'The copies sing.' }, stance: 'contradicts' }],
        },
      ],
      marginNotes: [{ document: file, mark: { document: file, quote: 'squeak' }, text: 'Loudly?' }],
    }
    writeFileSync(path.join(folder, 'case.json'), JSON.stringify(json))
    const job = await endOf(at, await importJson(at, at.vault, path.join(folder, 'case.json')))
    expect(job).toMatchObject({ state: 'done', error: null })
    const facts = listFacts(at.vault, String(job.result?.['caseId']))
    expect(facts.map(({ number }) => number)).toEqual([7, 8])
    expect(facts[0]!.citations[0]!.passage).toMatchObject({ firstBlock: 2, from: 0, to: 13, placed: true })
    expect(facts[1]!.citations[0]!.passage).toMatchObject({ quote: 'The copies sing.', placed: false })
  }, 30_000)
})
