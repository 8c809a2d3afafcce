import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { getCase } from '../../src/main/engine/cases/cases.ts'
import { getDocument, listDocuments } from '../../src/main/engine/evidence/documents.ts'
import { listExhibits } from '../../src/main/engine/exhibits/exhibits.ts'
import { exportJson } from '../../src/main/engine/packages/out/exporting-json.ts'
import { importJson } from '../../src/main/engine/packages/from-json/importing.ts'
import { vaultChecks } from '../../src/main/engine/vault/checks.ts'
import { verifyVault } from '../../src/main/engine/vault/verify.ts'
import type { PackagedCase } from '../../src/shared/contract/case-json.ts'
import { endOf, fullCase, house, type House } from '../fixtures/packaged-case.ts'
import { temporaryFolder } from '../fixtures/vaults.ts'
import { ROOT } from '../test-host.ts'

const GUIDE = readFileSync(path.join(ROOT, 'docs/case-json.md'), 'utf8')
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
