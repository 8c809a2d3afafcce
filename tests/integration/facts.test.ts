import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { BLOCK_BREAK } from '../../src/shared/domain/passage.ts'
import { type Bench, caseOfFiles, type Client, importPaths } from '../engine-under-test.ts'
import { SAYS } from '../fixtures/case-with-facts.ts'
import { claimOf, licenceOf } from '../fixtures/register-rows.ts'

const TEXT = [
  'The company’s right to make the rifles ran out long ago, yet its lines have not stopped.',
  'About 100 million are believed to circulate, many of them made without permission.',
]

let bench: Bench
let client: Client
let caseId: string
let documentId: string

beforeEach(async () => {
  const held = await caseOfFiles('Rifles', { 'report.txt': TEXT.join('\n\n') })
  ;({ client, caseId } = held)
  bench = held
  documentId = held.documents[0]!.id
})

async function importText(into: string, name: string, text: string): Promise<string> {
  const file = path.join(bench.folder, name)
  await writeFile(file, text)
  await importPaths(bench, into, [file])
  const found = (await client.evidence.list({ caseId: into })).find(({ fileName }) => fileName === name)
  return found!.id
}

function marked(from: number, to: number, block = 1) {
  const quote = TEXT[block - 1]!.slice(from, to)
  return { documentId, firstBlock: block, from, lastBlock: block, to, quote }
}

const add = (text: string, passage = marked(0, 55)) =>
  client.facts.add({ caseId, text, happened: null, citation: { ...SAYS, passage } })

describe('a fact', () => {
  test('has the next number, its date apart from that of the statement, and its passage', async () => {
    const said = { ...SAYS, voice: 'speaker' as const, speaker: 'an official', saidOn: edtfDate('2006-12-05') }
    const citation = { ...said, passage: marked(0, 55) }
    const fact = await client.facts.add({
      caseId,
      text: 'The licence had ended',
      happened: edtfDate('../2006'),
      citation,
    })
    expect(fact).toMatchObject({ number: 1, happened: '../2006', revision: 1, withdrawnOn: null })
    expect(fact.citations).toMatchObject([{ ...said, listedAs: expect.any(String), passage: marked(0, 55) }])
    expect((await add('Production goes on', marked(57, 87))).number).toBe(2)
  })

  test('keeps its number when it is withdrawn, and can be restored', async () => {
    const fact = await add('The licence had ended')
    const withdrawn = await client.facts.withdraw({ factId: fact.id, revision: 1 })
    expect(withdrawn.withdrawnOn).not.toBeNull()
    expect((await add('Production goes on')).number).toBe(2)
    const cite = client.facts.cite({ factId: fact.id, ...SAYS, passage: marked(57, 87) })
    await expect(cite).rejects.toMatchObject({ code: 'FACT_WITHDRAWN', data: { number: 1 } })
    const restored = await client.facts.restore({ factId: fact.id, revision: withdrawn.revision })
    expect(restored).toMatchObject({ number: 1, withdrawnOn: null })
  })

  test('says when all that supports it goes back to one origin', async () => {
    const fact = await add('The licence had ended')
    expect(fact.origins).toHaveLength(1)
    const speaker = { ...SAYS, voice: 'speaker' as const, speaker: 'Ivan Orlov' }
    const other = await importText(caseId, 'other.txt', 'A visitor saw that no licence hung on any of its walls.')
    const quote = 'no licence hung on any of its walls'
    const passage = { documentId: other, firstBlock: 1, from: 19, lastBlock: 1, to: 19 + quote.length, quote }
    const two = await client.facts.cite({ factId: fact.id, ...speaker, passage })
    expect(two.origins.map(({ citationIds }) => citationIds)).toEqual(two.citations.map(({ id }) => [id]))
    const citationId = two.citations[1]!.id
    const against = await client.facts.changeCitation({ citationId, revision: 1, fields: { stance: 'contradicts' } })
    expect(against.origins).toHaveLength(1)
  })

  test('is not written over a change that was not seen', async () => {
    const { id } = await add('The licence had ended')
    await client.facts.change({ factId: id, revision: 1, fields: { text: 'The licence ended by 5 December 2006' } })
    const late = client.facts.change({ factId: id, revision: 1, fields: { text: 'The licence stood' } })
    await expect(late).rejects.toMatchObject({
      code: 'STALE',
      data: { current: { text: 'The licence ended by 5 December 2006' } },
    })
  })
})

describe('a citation', () => {
  test('is not made of words that do not stand there', async () => {
    const passage = { ...marked(0, 55), quote: 'The company’s right stands' }
    const wrong = client.facts.add({ caseId, text: 'It stands', happened: null, citation: { ...SAYS, passage } })
    await expect(wrong).rejects.toMatchObject({ code: 'PASSAGE_CHANGED' })
    expect(await client.facts.list({ caseId })).toEqual([])
  })

  test('is of a document of the same case', async () => {
    const other = await client.cases.create({ title: 'Another' })
    const elsewhere = await importText(other.id, 'elsewhere.txt', `${TEXT[0]!} There.`)
    const passage = { ...marked(0, 55), documentId: elsewhere }
    const across = client.facts.add({ caseId, text: 'It ended', happened: null, citation: { ...SAYS, passage } })
    await expect(across).rejects.toMatchObject({ code: 'CITATION_ACROSS_CASES' })
  })

  test('of one passage for one fact is made once, for and against others as often as wanted', async () => {
    const first = await add('The licence had ended')
    const twice = client.facts.cite({ factId: first.id, ...SAYS, passage: marked(0, 55) })
    await expect(twice).rejects.toMatchObject({ code: 'ALREADY_CITED' })
    const second = await add('The licence stands', marked(57, 87))
    await client.facts.cite({ factId: second.id, ...SAYS, stance: 'contradicts', passage: marked(0, 55) })
    expect((await client.passages.ofDocument({ documentId })).passages).toHaveLength(2)
  })

  test('takes its passage along when nothing else hangs on it', async () => {
    const fact = await add('The licence had ended')
    const { id: citationId, revision } = fact.citations[0]!
    const changed = await client.facts.changeCitation({ citationId, revision, fields: { hedge: 'long ago' } })
    expect(changed.citations[0]).toMatchObject({ hedge: 'long ago', revision: 2 })
    const late = client.facts.removeCitation({ citationId, revision })
    await expect(late).rejects.toMatchObject({ code: 'STALE', data: { current: { hedge: 'long ago' } } })
    await client.facts.removeCitation({ citationId, revision: 2 })
    expect(await client.passages.ofDocument({ documentId })).toEqual({ passages: [], notes: [] })
  })
})

describe('facts that strain against each other', () => {
  const add = (text: string, strainsWith: string[] = []) =>
    client.facts.add({ caseId, text, happened: null, strainsWith, citation: null })
  const strains = async (factId: string) => (await client.facts.get({ factId })).strainsWith

  test('name each other, whichever was changed, and no longer when one stops', async () => {
    const many = await add('Most rifles are copies')
    const few = await add('One rifle in ten is licensed', [many.id])
    expect(await strains(many.id)).toEqual([few.id])
    const { revision } = await client.facts.get({ factId: many.id })
    await client.facts.change({ factId: many.id, revision, fields: { strainsWith: [] } })
    expect(await strains(few.id)).toEqual([])
    await client.undo.undo({ caseId })
    expect([await strains(many.id), await strains(few.id)]).toEqual([[few.id], [many.id]])
    expect((await client.audit.latest({ caseId, limit: 3 })).map(({ act }) => act)).toContain('fact.changed')
  })

  test('are two facts of one case', async () => {
    const one = await add('Most rifles are copies')
    const { id: other } = await client.cases.create({ title: 'Another' })
    const elsewhere = await client.facts.add({ caseId: other, text: 'Elsewhere', happened: null, citation: null })
    const naming = (id: string) =>
      client.facts.change({ factId: one.id, revision: one.revision, fields: { strainsWith: [id] } })
    const refused = { code: 'NAMED_ROW_UNKNOWN', data: { field: 'strainsWith' }, defined: true }
    await expect(naming(one.id)).rejects.toMatchObject(refused)
    await expect(naming(elsewhere.id)).rejects.toMatchObject(refused)
    expect(await strains(elsewhere.id)).toEqual([])
  })
})

test('many facts are told as each of them is, a passage over two paragraphs too', async () => {
  const over = { documentId, firstBlock: 1, from: 57, lastBlock: 2, to: 17 }
  const quote = [TEXT[0]!.slice(57), TEXT[1]!.slice(0, 17)].join(BLOCK_BREAK)
  await add('Production goes on', { ...over, quote })
  for (let at = 0; at < 60; at++) await add(`Fact ${at}`, marked(at % 20, 55))
  const listed = await client.facts.list({ caseId })
  expect(listed).toHaveLength(61)
  for (const fact of [listed[0]!, listed[1]!, listed[60]!]) {
    expect(await client.facts.get({ factId: fact.id })).toEqual(fact)
  }
})

describe('several facts', () => {
  const add = (text: string) => client.facts.add({ caseId, text, happened: null, citation: null })

  test('are given the same in one step that can be taken back', async () => {
    const facts = [await add('One'), await add('Two')]
    const named = facts.map(({ id, revision }) => ({ factId: id, revision }))
    const answer = await client.facts.changeSeveral({
      facts: named,
      fields: { dispute: 'disputed', criticality: 'decisive' },
    })
    expect(answer).toEqual({ changed: 2 })
    expect(await client.facts.list({ caseId })).toMatchObject([
      { dispute: 'disputed', criticality: 'decisive', revision: 2 },
      { dispute: 'disputed', criticality: 'decisive', revision: 2 },
    ])
    await client.undo.undo({ caseId })
    expect(await client.facts.list({ caseId })).toMatchObject([{ dispute: 'ours' }, { dispute: 'ours' }])
  })

  test('are changed all or none', async () => {
    const [one, two] = [await add('One'), await add('Two')]
    await client.facts.change({ factId: two.id, revision: 1, fields: { text: 'Two, reworded' } })
    const named = [one, two].map(({ id, revision }) => ({ factId: id, revision }))
    await expect(client.facts.changeSeveral({ facts: named, fields: { dispute: 'undisputed' } })).rejects.toMatchObject(
      { code: 'STALE' },
    )
    expect(await client.facts.get({ factId: one.id })).toMatchObject({ dispute: 'ours', revision: 1 })
  })
})

test('a fact says which rows and elements it is there for', async () => {
  const fact = await client.facts.add({ caseId, text: 'The licence had ended', happened: null, citation: null })
  const elements = [{ number: 2, title: 'End', asks: '', strength: null, factIds: [fact.id], againstIds: [], note: '' }]
  await client.registers.claim.add({ caseId, row: claimOf({ elements }) })
  await client.registers.licence.add({ caseId, row: licenceOf({ grounds: [{ about: 'end', factId: fact.id }] }) })
  expect(await client.facts.usedBy({ factId: fact.id })).toMatchObject([
    {
      kind: 'claim',
      label: 'Breach of the licence',
      about: [],
      elements: [{ number: 2, title: 'End', against: false }],
    },
    { kind: 'licence', label: 'L-1 Licence', about: ['end'], elements: [] },
  ])
})

describe('the margin', () => {
  test('holds highlights and notes, each change with its entry in the trail', async () => {
    const passage = await client.passages.highlight(marked(0, 55))
    expect(await client.passages.highlight(marked(0, 55))).toEqual(passage)
    const { documentId: _document, ...place } = marked(0, 55)
    const note = await client.passages.addNote({ documentId, passage: place, text: 'Read this twice' })
    expect(note.passageId).toBe(passage.id)
    const changed = await client.passages.changeNote({ noteId: note.id, revision: 1, text: 'Read this' })
    await client.passages.unhighlight({ passageId: passage.id })
    expect((await client.passages.ofDocument({ documentId })).passages).toMatchObject([{ highlighted: false }])
    await client.passages.removeNote({ noteId: note.id, revision: changed.revision })
    expect((await client.passages.ofDocument({ documentId })).passages).toEqual([])
    const entries = await client.audit.latest({ caseId, limit: 5 })
    expect(entries.map(({ act }) => act)).toEqual([
      'note.removed',
      'passage.unhighlighted',
      'note.changed',
      'note.added',
      'passage.highlighted',
    ])
  })

  test('goes with the document that is deleted for good', async () => {
    await add('The licence had ended')
    await client.passages.highlight(marked(57, 87))
    await client.deletion.deleteForGood({ documentId, fileName: 'report.txt', reason: 'sent by mistake' })
    const after = await client.audit.list({ chain: caseId, limit: 100 })
    expect(JSON.stringify(after)).not.toContain('ran out long ago')
  })
})
