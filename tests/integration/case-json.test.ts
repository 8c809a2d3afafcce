import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { getCase } from '../../src/main/engine/cases/cases.ts'
import { getDocument, listDocuments } from '../../src/main/engine/evidence/documents.ts'
import { markDocuments } from '../../src/main/engine/evidence/marking.ts'
import { listExhibits } from '../../src/main/engine/exhibits/exhibits.ts'
import { listFacts } from '../../src/main/engine/facts/reading.ts'
import { exportJson } from '../../src/main/engine/packages/out/exporting-json.ts'
import { importJson } from '../../src/main/engine/packages/from-json/importing.ts'
import { partiesOf } from '../../src/main/engine/parties/parties.ts'
import { addRow, listRows } from '../../src/main/engine/registers/rows.ts'
import { vaultChecks } from '../../src/main/engine/vault/checks.ts'
import { verifyVault } from '../../src/main/engine/vault/verify.ts'
import type { PackagedCase } from '../../src/shared/contract/case-json.ts'
import { endOf, fullCase, house, type House } from '../fixtures/packaged-case.ts'
import { productOf } from '../fixtures/register-rows.ts'
import { temporaryFolder } from '../fixtures/vaults.ts'
import { ROOT } from '../test-host.ts'

const GUIDE = readFileSync(path.join(ROOT, 'docs/case-json.md'), 'utf8')
const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g
const EXAMPLE = /```json\n(.*?)```/s.exec(GUIDE)?.[1] ?? ''

function handedOver(json: unknown): string {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'evidence'))
  writeFileSync(path.join(folder, 'evidence', 'article.txt'), 'The copies squeak.\n\nNobody asked.\n')
  writeFileSync(path.join(folder, 'evidence', 'letter.txt'), 'Dear Sirs, stop.\n')
  const file = path.join(folder, 'case.json')
  writeFileSync(file, typeof json === 'string' ? json : JSON.stringify(json))
  return file
}

async function imported(into: House, json: unknown) {
  const job = await endOf(into, await importJson(into, into.vault, handedOver(json)))
  expect(job).toMatchObject({ state: 'done', error: null })
  return String(job.result?.['caseId'])
}

describe('a case from another system', () => {
  test('comes in as the guide’s example says', async () => {
    const at = await house('A. Orlova')
    const caseId = await imported(at, EXAMPLE)
    expect(getCase(at.vault, 'K-2006/17')).toMatchObject({
      id: caseId,
      jurisdiction: 'BG',
      parties: [{ name: 'Hinge AD' }, { name: 'Copy Ltd', representative: 'B. Counsel' }],
    })
    const [article, letter] = listDocuments(at.vault, caseId)
    expect(article).toMatchObject({ title: 'Copies sold in Varna', published: '2006-12-05', blocks: 2, exhibit: 'C-5' })
    expect(letter).toMatchObject({ bars: ['not-reviewed'], relation: { kind: 'copy', of: article!.id } })
    expect(getDocument(at.vault, letter!.id).notes).toBe('Ask for the envelope.')
    expect(listExhibits(at.vault, caseId)).toMatchObject([
      { label: 'C-5', state: 'served', services: [{ on: '2026-01-15', recipient: 'Tribunal', version: null }] },
    ])
    const [act] = listRows(at.vault, 'act', caseId)
    const [licence] = listRows(at.vault, 'licence', caseId)
    const [fact] = listFacts(at.vault, caseId)
    expect(act).toMatchObject({ licenceId: licence!.id, grounds: [{ about: '', factId: fact!.id }] })
    expect(fact!.citations[0]!.passage).toMatchObject({ firstBlock: 1, placed: true })
    const found = await verifyVault(at.vault, () => undefined, new AbortController().signal, vaultChecks)
    expect(found.faults).toEqual([])
  })

  test.each([
    ['{', { path: '', why: 'not-json' }],
    [
      { format: 1, case: {} },
      { path: 'case.title', why: 'missing' },
    ],
    [
      { format: 1, case: { title: 'T', titel: 'x' } },
      { path: 'case', why: 'unknown-field', what: 'titel' },
    ],
    [
      { format: 1, case: { title: 7 } },
      { path: 'case.title', why: 'wrong-type', what: 'string' },
    ],
    [
      { format: 1, case: { title: 'T' }, stages: [{ stage: 'lost', on: '2006' }] },
      { path: 'stages[0].stage', why: 'not-one-of' },
    ],
    [
      { format: 1, case: { title: 'T', jurisdiction: 'ZZ' } },
      { path: 'case.jurisdiction', why: 'unknown-code' },
    ],
    [
      { format: 1, case: { title: 'T' }, documents: [{ file: '../case.json' }] },
      { path: 'documents[0].file', why: 'outside' },
    ],
    [
      { format: 1, case: { title: 'T' }, documents: [{ file: '/etc/passwd' }] },
      { path: 'documents[0].file', why: 'outside' },
    ],
    [
      { format: 1, case: { title: 'T' }, documents: [{ file: 'evidence/none.txt' }] },
      { path: 'documents[0].file', why: 'no-such-file' },
    ],
    [
      { format: 1, case: { title: 'T' }, exhibits: [{ document: 'x', number: 'C-1' }] },
      { path: 'exhibits[0].document', why: 'no-such-document', what: 'x' },
    ],
  ])('is refused with the place of what is wrong: %j', async (json, fault) => {
    const at = await house('A. Orlova')
    await expect(importJson(at, at.vault, handedOver(json))).rejects.toMatchObject({
      code: 'JSON_NOT_ACCEPTED',
      data: { faults: [fault] },
    })
    expect(at.vault.sqlite.prepare('SELECT count(*) FROM case_file').pluck().get()).toBe(0)
  })

  test('does not follow a link out of its folder, nor take other bytes than were named', async () => {
    const at = await house('A. Orlova')
    const linked = handedOver({ format: 1, case: { title: 'T' }, documents: [{ file: 'evidence/link.txt' }] })
    symlinkSync('/etc/hostname', path.join(path.dirname(linked), 'evidence', 'link.txt'))
    await expect(importJson(at, at.vault, linked)).rejects.toMatchObject({
      data: { faults: [{ path: 'documents[0].file', why: 'outside' }] },
    })
    const other = { file: 'evidence/letter.txt', sha256: 'a'.repeat(64) }
    const file = handedOver({ format: 1, case: { title: 'T' }, documents: [other] })
    const job = await endOf(at, await importJson(at, at.vault, file))
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'JSON_NOT_ACCEPTED', data: { faults: [{ path: 'documents[0].sha256', why: 'other-bytes' }] } },
    })
    expect(at.vault.sqlite.prepare('SELECT count(*) FROM case_file').pluck().get()).toBe(0)
  })

  test.each([
    [
      'cp1251',
      Buffer.concat([Buffer.from('{"format":1,"case":{"title":"'), Buffer.from([0xcf, 0xe5]), Buffer.from('"}}')]),
    ],
    ['no JSON', Buffer.from('{"format":1,')],
    ['a field too many', Buffer.from('{"format":1,"case":{"title":"T"},"extra":1}')],
  ])('names the file where something is wrong with the whole of it: %s', async (_what, bytes) => {
    const at = await house('A. Orlova')
    const file = handedOver({})
    writeFileSync(file, bytes)
    const why = expect.stringMatching(/^(not-utf-8|not-json|unknown-field)$/) as string
    await expect(importJson(at, at.vault, file)).rejects.toMatchObject({
      code: 'JSON_NOT_ACCEPTED',
      data: { first: path.basename(file), faults: [{ path: '', why }] },
    })
  })

  test('brings its registers, which name what the file names', async () => {
    const at = await house('A. Orlova')
    addRow(at.vault, 'product', null, productOf({ name: 'Here already' }))
    const caseId = await imported(at, {
      format: 2,
      case: { title: 'Hinges' },
      parties: [{ id: 'P1', role: 'defendant', name: 'Copy Ltd' }],
      documents: [{ id: 'D1', file: 'evidence/article.txt' }],
      facts: [
        { id: 'F1', text: 'Nobody asked', number: 7, parties: ['P1'], dispute: 'disputed', criticality: 'decisive' },
        { id: 'F2', text: 'Somebody asked', strainsWith: ['F1'] },
      ],
      exhibits: [{ document: 'D1', number: 'C-5' }],
      registers: {
        product: [
          { id: 'hinge', name: 'Hinge', number: 1, predecessorId: 'old hinge' },
          { id: 'old hinge', name: 'Old hinge' },
        ],
        right: [{ id: 'R', type: 'design', title: 'Hinge', territory: 'BG', productIds: ['hinge'] }],
        licence: [
          {
            id: 'L',
            title: 'Licence of 1968',
            number: 4,
            licenseeIds: ['P1'],
            rightIds: ['R'],
            end: '2006',
            documentIds: ['D1'],
            grounds: [{ about: 'end', factId: 'F1' }],
          },
          { title: 'Another', withdrawnOn: '2026-01-15' },
        ],
        section: [{ heading: 'Sales', position: 0, body: 'See {C-5/¶1}, {F-7} and {L-4}, not {C-9}.' }],
      },
      lastNumbers: { licence: 9 },
    })
    const [sold, asked] = listFacts(at.vault, caseId)
    const [party] = partiesOf(at.vault, caseId)
    expect(sold).toMatchObject({ number: 7, partyIds: [party!.id], dispute: 'disputed', strainsWith: [asked!.id] })
    expect(asked).toMatchObject({ number: 8, strainsWith: [sold!.id] })
    const [, hinge, old] = listRows(at.vault, 'product', null)
    expect(hinge).toMatchObject({ number: 2, name: 'Hinge', predecessorId: old!.id })
    const [right] = listRows(at.vault, 'right', null)
    expect(right).toMatchObject({ productIds: [hinge!.id], status: 'not-in-evidence' })
    const [document] = listDocuments(at.vault, caseId)
    const [licence, another] = listRows(at.vault, 'licence', caseId)
    expect(licence).toMatchObject({
      number: 4,
      licenseeIds: [party!.id],
      rightIds: [right!.id],
      documentIds: [document!.id],
      grounds: [{ about: 'end', factId: sold!.id }],
    })
    expect(another).toMatchObject({ number: 10, withdrawnOn: '2026-01-15' })
    const [exhibit] = listExhibits(at.vault, caseId)
    const [section] = listRows(at.vault, 'section', caseId)
    const references = `{exhibit:${exhibit!.id}/¶1}, {fact:${sold!.id}} and {licence:${licence!.id}}`
    expect(section!.body).toBe(`See ${references}, not {C-9}.`)
    const found = await verifyVault(at.vault, () => undefined, new AbortController().signal, vaultChecks)
    expect(found.faults).toEqual([])
    // The case’s own JSON is a file of another system, too.
    markDocuments(at.vault, [document!.id], { reviewed: true })
    const { bytes } = exportJson(at.vault, { caseId, exceptions: [], leaveOut: false }, 'test')
    const json = JSON.parse(Buffer.from(bytes).toString('utf8')) as PackagedCase
    const documents = json.documents.map(({ text: _text, ...one }) => ({ ...one, file: 'evidence/article.txt' }))
    const again = await imported(at, { ...json, documents, case: { ...json.case, reference: null } })
    expect(listRows(at.vault, 'section', again)[0]!.body.replace(UUID, '')).toBe(section!.body.replace(UUID, ''))
    const sameBut = (caseIdOf: string) =>
      listRows(at.vault, 'licence', caseIdOf).map(({ number, title }) => [number, title])
    expect(sameBut(again)).toEqual(sameBut(caseId))
  }, 30_000)

  test.each([
    [{ act: [{ kind: 'sell', title: 'Sold', licenceId: 'L' }] }, 'registers.act[0].licenceId', 'no-such-name', 'L'],
    [{ licence: [{ title: 'L', documentIds: ['D'] }] }, 'registers.licence[0].documentIds', 'no-such-document', 'D'],
    [{ licence: [{ titel: 'L' }] }, 'registers.licence[0].title', 'missing', ''],
    [{ product: [{ id: 'P', name: 'P', predecessorId: 'P' }] }, 'registers.product[0].predecessorId', 'twice', 'P'],
    [
      { deadline: [1, 1].map((number) => ({ title: 'T', due: '2026-01-15', number })) },
      'registers.deadline[1].number',
      'twice',
      '1',
    ],
  ])('is refused with the place of what is wrong in a register: %j', async (registers, path_, why, what) => {
    const at = await house('A. Orlova')
    const file = handedOver({ format: 2, case: { title: 'T' }, registers })
    const refused = await importJson(at, at.vault, file).catch((failure: unknown) => failure)
    expect(refused).toMatchObject({ code: 'JSON_NOT_ACCEPTED' })
    expect((refused as { data: { faults: unknown[] } }).data.faults).toContainEqual({ path: path_, why, what })
  })

  test('does not change by which rule of limitation acts are counted here', async () => {
    const at = await house('A. Orlova')
    const rule = { ruleId: 'BG-tort', title: { en: 'Tort', ru: 'Деликт' }, starts: 'act', years: 5, months: 0 }
    const json = { format: 2, case: { title: 'Hinges' }, registers: { 'limitation-rule': [rule] } }
    await imported(at, json)
    await imported(at, { ...json, registers: { 'limitation-rule': [{ ...rule, years: 3 }] } })
    const rules = listRows(at.vault, 'limitation-rule', null)
    expect(rules.map(({ years, withdrawnOn }) => [years, withdrawnOn === null])).toEqual([
      [5, true],
      [3, false],
    ])
  })

  test('is refused in a format of the future', async () => {
    const at = await house('A. Orlova')
    const later = importJson(at, at.vault, handedOver({ format: 3, case: {} }))
    await expect(later).rejects.toMatchObject({ code: 'PACKAGE_NEWER', data: { format: 3, known: 2 } })
  })
})

test('the JSON of a case holds nothing of the documents that stay', async () => {
  const at = await house('A. Orlova')
  const caseId = await fullCase(at)
  expect(() => exportJson(at.vault, { caseId, exceptions: [], leaveOut: false }, 'test')).toThrow('DOCUMENTS_BARRED')
  const { bytes } = exportJson(at.vault, { caseId, exceptions: [], leaveOut: true }, 'test')
  const json = JSON.parse(Buffer.from(bytes).toString('utf8')) as PackagedCase
  expect(json.documents).toHaveLength(4)
  expect(Buffer.from(bytes).includes('Sidorov')).toBe(false)
})
