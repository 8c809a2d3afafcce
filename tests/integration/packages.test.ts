import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeDossier } from '../../src/main/engine/dossier/making.ts'
import { readinessOf } from '../../src/main/engine/dossier/readiness.ts'
import { numberDocuments } from '../../src/main/engine/exhibits/numbering.ts'
import { addDocument } from '../../src/main/engine/evidence/adding.ts'
import { prepareFile } from '../../src/main/engine/imports/taking-in.ts'
import { unlockDocument } from '../../src/main/engine/imports/unlocking.ts'
import { gatherDossier } from '../../src/main/engine/dossier/gathering.ts'
import { getDocument, requireDocument } from '../../src/main/engine/evidence/documents.ts'
import { custodyRecord } from '../../src/main/engine/custody/record.ts'
import { exportPackage, type Order } from '../../src/main/engine/packages/out/exporting.ts'
import { inspectPackage } from '../../src/main/engine/packages/in/inspecting.ts'
import { takePackage } from '../../src/main/engine/packages/in/taking.ts'
import { everyBlock } from '../../src/main/engine/evidence/counts.ts'
import { vaultChecks } from '../../src/main/engine/vault/checks.ts'
import { enterVerification, verifyVault } from '../../src/main/engine/vault/verify.ts'
import type { Inspection } from '../../src/shared/contract/packages.ts'
import { changeCase, createCase } from '../../src/main/engine/cases/cases.ts'
import { requireCase } from '../../src/main/engine/cases/require.ts'
import { annotate } from '../../src/main/engine/evidence/describing.ts'
import { markDocuments } from '../../src/main/engine/evidence/marking.ts'
import { changeParty, partiesOf, removeParty } from '../../src/main/engine/parties/parties.ts'
import { recordStage } from '../../src/main/engine/stages/stages.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { documentNamed, endOf, fullCase, house, rowsOf, SECRET_NAME, type House } from '../fixtures/packaged-case.ts'
import { madePdf } from '../fixtures/made-pdfs.ts'
import { temporaryFolder } from '../fixtures/vaults.ts'

const PHRASE = 'under seven seals'
const ENDINGS = { folder: '', zip: '.zip', sealed: '.age' }

async function packed(from: House, caseId: string, order: Partial<Order> = {}): Promise<string> {
  const form = order.form ?? 'zip'
  const at = path.join(temporaryFolder(), `package${ENDINGS[form]}`)
  const documentId = documentNamed(from.vault, caseId, SECRET_NAME)
  const bars = ['not-reviewed' as const, 'privileged' as const]
  const exceptions = [{ documentId, bars, reason: 'waived' }]
  const given = { caseId, at, form, passphrase: PHRASE, exceptions, leaveOut: false, ...order }
  const job = await endOf(from, await exportPackage(from, from.vault, given))
  expect(job).toMatchObject({ state: 'done', error: null })
  return at
}

function inspect(into: House, at: string, phrase: string | undefined = PHRASE): Promise<Inspection> {
  return inspectPackage(into.vault, at, phrase, () => undefined, new AbortController().signal)
}

async function taken(into: House, at: string, theirs: (one: Inspection) => string[] = () => []) {
  const inspection = await inspect(into, at)
  expect(inspection.faults).toEqual([])
  const job = await endOf(into, takePackage(into, into.vault, inspection.id, theirs(inspection)))
  expect(job).toMatchObject({ state: 'done', error: null })
  return job
}

async function isClean({ vault }: House): Promise<void> {
  const found = await verifyVault(vault, () => undefined, new AbortController().signal, vaultChecks)
  expect(found.faults).toEqual([])
}

describe('a case package', () => {
  test('brings the case into another vault row by row and byte by byte', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const caseId = await fullCase(a)
    const at = await packed(a, caseId)
    const job = await taken(b, at)
    expect(job.result).toMatchObject({ caseId, reference: 'V/1 «x»', referenceTaken: false })
    const [there, here] = [rowsOf(a.vault, caseId), rowsOf(b.vault, caseId)]
    const received = here['entry']!.filter((row) => String(row).includes('"case.received"'))
    expect(received).toHaveLength(1)
    expect({ ...here, entry: here['entry']!.filter((row) => !received.includes(row)) }).toEqual(there)
    for (const [table, rows] of Object.entries(there)) {
      if (!table.startsWith('retired')) expect(rows, table).not.toEqual([])
    }
    for (const { sha256 } of b.vault.sqlite.prepare('SELECT sha256 FROM object').all() as { sha256: string }[]) {
      expect(await b.vault.objects.readAll(sha256)).toEqual(await a.vault.objects.readAll(sha256))
    }
    await isClean(b)
    expect([...everyBlock(b.vault)].length).toBe([...everyBlock(a.vault)].length)
    const labels = (of: House) =>
      gatherDossier(of.vault, of.host.resources, {
        caseId,
        language: 'en',
        exceptions: [],
        version: 2,
      } as never).exhibits.map(({ label, sha256 }) => [label, sha256])
    expect(labels(b)).toEqual(labels(a))
  }, 30_000)

  test('is not said to have been verified by what began before it came', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const caseId = await fullCase(a)
    const at = await packed(a, caseId)
    const verified = () => verifyVault(b.vault, () => undefined, new AbortController().signal)
    const eventsOf = () => custodyRecord(b.vault, documentNamed(b.vault, caseId, 'contract.pdf')).events
    enterVerification(b.vault, await verified())
    const begunBefore = await verified()
    await taken(b, at)
    enterVerification(b.vault, begunBefore)
    expect(eventsOf().filter(({ act }) => act === 'verified')).toEqual([])
    const begunAfter = await verified()
    enterVerification(b.vault, { ...begunAfter, faults: [{ kind: 'structure', subject: 'object', detail: {} }] })
    expect(eventsOf().filter(({ act }) => act === 'verified')).toEqual([])
    enterVerification(b.vault, begunAfter)
    expect(eventsOf().at(-1)).toMatchObject({ act: 'verified', detail: { match: true, wholeVault: true } })
  }, 30_000)

  test('is a bag whose manifests any program can check', async ({ skip }) => {
    skip(spawnSync('sha256sum', ['--version']).status !== 0, 'sha256sum is not on this machine')
    const a = await house('A. Orlova')
    const caseId = await fullCase(a)
    const at = await packed(a, caseId, { form: 'folder', leaveOut: true, exceptions: [] })
    expect(readFileSync(path.join(at, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    )
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      const checked = execFileSync('sha256sum', ['-c', '--strict', manifest], { cwd: at, encoding: 'utf8' })
      expect(checked).not.toMatch(/FAILED/)
    }
    const files = readdirSync(at, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const names = files.map((entry) => path.join(entry.parentPath, entry.name))
    for (const name of names) {
      const bytes = readFileSync(name)
      for (const word of [SECRET_NAME, 'zeppelin', 'advice of counsel']) {
        expect(bytes.includes(word), `${word} in ${name}`).toBe(false)
      }
    }
    expect(names.filter((name) => readFileSync(name).includes('hinges')).length).toBeGreaterThan(0)
    const json = JSON.parse(readFileSync(path.join(at, 'data', 'case.json'), 'utf8')) as { leftOut: unknown }
    expect(json.leftOut).toEqual({ documents: 1, dossiers: 0 })
    expect(readdirSync(path.dirname(at))).toEqual([path.basename(at)])
    await isClean(a)
  }, 30_000)

  test('does not leave open with a document that may not, unless it is confirmed', async () => {
    const a = await house('A. Orlova')
    const caseId = await fullCase(a)
    const secret = documentNamed(a.vault, caseId, SECRET_NAME)
    await expect(packed(a, caseId, { exceptions: [] })).rejects.toMatchObject({
      code: 'DOCUMENTS_BARRED',
      data: { documents: [{ documentId: secret, bars: ['not-reviewed', 'privileged'] }] },
    })
    const at = await packed(a, caseId)
    const b = await house('B. Petrov')
    await taken(b, at)
    expect(requireDocument(b.vault, secret).privileged).toBe('advice of counsel')
    await isClean(b)
  }, 30_000)

  test('holds everything under a passphrase, and asks for the right one', async () => {
    const a = await house('A. Orlova')
    const caseId = await fullCase(a)
    const at = await packed(a, caseId, { form: 'sealed', exceptions: [] })
    await expect(inspectPackage(a.vault, at, undefined, () => undefined, new AbortController().signal)).rejects.toThrow(
      'PACKAGE_SEALED',
    )
    await expect(inspect(a, at, 'a guess')).rejects.toThrow('WRONG_PASSPHRASE')
    expect(readFileSync(at).includes('case.json')).toBe(false)
    expect(await inspect(a, at)).toMatchObject({ documents: 5, faults: [], differences: [] })
  }, 30_000)

  test('leaves a mail behind whose bytes hold what may not leave', async () => {
    const a = await house('A. Orlova')
    const caseId = await fullCase(a)
    markDocuments(a.vault, [documentNamed(a.vault, caseId, 'list of hinges.txt')], { reviewed: false })
    const inspection = await inspect(a, await packed(a, caseId, { leaveOut: true, exceptions: [] }))
    expect(inspection).toMatchObject({ documents: 2, faults: [], differences: [], onlyOurs: 4 })
  }, 30_000)

  test('that is stopped leaves nothing behind, and the trail says so', async () => {
    const a = await house('A. Orlova')
    const caseId = await fullCase(a)
    const before = rowsOf(a.vault, caseId)
    const at = path.join(temporaryFolder(), 'package.age')
    const order = { caseId, at, form: 'sealed' as const, passphrase: PHRASE, exceptions: [], leaveOut: false }
    const { id } = await exportPackage(a, a.vault, order)
    expect(await a.jobs.cancel(a.vault, id)).toMatchObject({ state: 'cancelled' })
    expect(readdirSync(path.dirname(at))).toEqual([])
    const after = rowsOf(a.vault, caseId)
    expect({ ...after, entry: [] }).toEqual({ ...before, entry: [] })
    const acts = a.vault.sqlite.prepare('SELECT act FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT 2').pluck()
    expect(acts.all(caseId)).toEqual(['case.not-packaged', 'case.packaged'])
  }, 30_000)

  test('is never written over what lies there', async () => {
    const a = await house('A. Orlova')
    const caseId = await fullCase(a)
    const at = path.join(temporaryFolder(), 'package.zip')
    writeFileSync(at, 'mine')
    const order = { caseId, at, form: 'zip' as const, passphrase: undefined, exceptions: [], leaveOut: true }
    await expect(exportPackage(a, a.vault, order)).rejects.toThrow('PLACE_OCCUPIED')
    expect(readFileSync(at, 'utf8')).toBe('mine')
    const beside = path.join(temporaryFolder(), 'package')
    writeFileSync(`${beside}.part`, 'mine too')
    const { id } = await exportPackage(a, a.vault, { ...order, at: beside, form: 'folder' })
    await a.jobs.settle(false)
    expect(a.jobs.get(a.vault, id)).toMatchObject({ state: 'done' })
    expect(readFileSync(`${beside}.part`, 'utf8')).toBe('mine too')
    expect(readdirSync(path.dirname(beside)).sort()).toEqual(['package', 'package.part'])
  }, 30_000)
})

describe('a newer package of a case that is here', () => {
  test('is compared field by field, and changes only what is chosen', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const caseId = await fullCase(a)
    await taken(b, await packed(a, caseId))
    const [claimant, defendant] = partiesOf(b.vault, caseId)
    changeParty(b.vault, claimant!.id, 1, { name: 'Hinge EAD' })
    changeCase(b.vault, caseId, requireCase(b.vault, caseId).revision, { seat: 'Geneva' })
    const contract = documentNamed(b.vault, caseId, 'contract.pdf')
    annotate(b.vault, contract, requireDocument(b.vault, contract).revision, { notes: 'signed twice' })
    recordStage(b.vault, caseId, { stage: 'answered', on: edtfDate('2007-02'), note: '', disclosable: false })
    const newer = await packed(b, caseId)

    const alone = await inspect(a, newer)
    expect(alone.differences!.every((one) => one.newer === 'theirs')).toBe(true)

    changeCase(a.vault, caseId, requireCase(a.vault, caseId).revision, { seat: 'Vienna', governingLaw: 'Bulgarian' })
    removeParty(a.vault, defendant!.id, 1)
    const inspection = await inspect(a, newer)
    const of = (part: string, field: string | null) =>
      inspection.differences!.find((one) => one.part === part && one.field === field)
    expect(of('case', 'seat')).toMatchObject({ ours: 'Vienna', theirs: 'Geneva', newer: null })
    expect(of('case', 'governingLaw')).toMatchObject({ ours: 'Bulgarian', theirs: '', newer: 'ours' })
    expect(of('party', 'name')).toMatchObject({ ours: 'Hinge AD', theirs: 'Hinge EAD', newer: 'theirs' })
    expect(of('document', 'notes')).toMatchObject({ ours: 'signed', theirs: 'signed twice', newer: 'theirs' })
    expect(of('stage', null)).toMatchObject({ ours: null, newer: 'theirs' })
    expect(of('party', null)).toMatchObject({ ours: { removed: true }, newer: 'ours' })
    expect(inspection.differences).toHaveLength(6)

    const before = rowsOf(a.vault, caseId)['entry']!.length
    const chosen = [of('party', 'name')!.id, of('document', 'notes')!.id]
    const job = await endOf(a, takePackage(a, a.vault, inspection.id, chosen))
    expect(job).toMatchObject({ state: 'done', result: { merged: true, taken: 3, notTaken: [] } })
    expect(requireCase(a.vault, caseId)).toMatchObject({ seat: 'Vienna', governingLaw: 'Bulgarian' })
    expect(partiesOf(a.vault, caseId).map(({ name }) => name)).toEqual(['Hinge EAD'])
    expect(requireDocument(a.vault, contract).notes).toBe('signed twice')
    const acts = a.vault.sqlite.prepare('SELECT act FROM entry WHERE chain = ? AND seq > ? ORDER BY seq').pluck()
    expect(acts.all(caseId, before)).toEqual(['case.merged', 'party.changed', 'stage.recorded', 'document.annotated'])
    await isClean(a)
    expect((await inspect(a, newer)).differences!.map(({ part, field }) => [part, field])).toEqual([
      ['case', 'seat'],
      ['case', 'governingLaw'],
      ['party', null],
    ])
    await expect((async () => takePackage(a, a.vault, inspection.id, chosen))()).rejects.toMatchObject({
      code: 'INSPECTION_GONE',
    })
  }, 30_000)

  test('goes on with its chain where nothing was done here meanwhile', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const caseId = await fullCase(a)
    await taken(b, await packed(a, caseId))
    changeCase(b.vault, caseId, 1, { seat: 'Geneva' })
    await taken(a, await packed(b, caseId), ({ differences }) => differences!.map(({ id }) => id))
    const hashes = (of: House) =>
      of.vault.sqlite.prepare('SELECT hash FROM entry WHERE chain = ? ORDER BY seq').pluck().all(caseId)
    expect(hashes(a).slice(0, hashes(b).length)).toEqual(hashes(b))
    expect(requireCase(a.vault, caseId).seat).toBe('Geneva')
    await isClean(a)
    expect((await inspect(b, await packed(a, caseId))).differences).toEqual([])
  }, 30_000)

  test('keeps its number from another case that has it, and says so', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const caseId = await fullCase(a)
    await fullCase(b)
    const job = await taken(b, await packed(a, caseId))
    expect(job.result).toMatchObject({ reference: 'V/1 «x»-2', referenceTaken: true })
  }, 30_000)
})

test('a file that was unlocked comes without its password, says so, and is unlocked anew', async () => {
  const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
  const { id: caseId } = createCase(a.vault, { title: 'Sesame' })
  const file = path.join(a.folder, 'locked.pdf')
  writeFileSync(file, await madePdf([{ text: 'Known to few' }], { userPassword: 'sesame', pdfVersion: '1.7' }))
  const { signal } = new AbortController()
  const prepared = await prepareFile({ vault: a.vault, pool: a.pool, signal }, file, 'locked.pdf')
  a.vault.write(() => addDocument(a.vault, caseId, prepared, 'Libellus test'))
  const documentId = documentNamed(a.vault, caseId, 'locked.pdf')
  expect(await unlockDocument(a, a.vault, documentId, 'sesame')).toMatchObject({ readable: 'text', locked: false })
  await expect(unlockDocument(a, a.vault, documentId, 'sesame')).rejects.toMatchObject({ code: 'NOT_LOCKED' })
  markDocuments(a.vault, [documentId], { reviewed: true })
  numberDocuments(a.vault, caseId, { documentIds: [documentId], series: 'C', exceptions: [] })

  const at = path.join(temporaryFolder(), 'package.age')
  const order = { caseId, at, form: 'sealed' as const, passphrase: PHRASE, exceptions: [], leaveOut: false }
  expect(await endOf(a, await exportPackage(a, a.vault, order))).toMatchObject({ state: 'done', error: null })
  await taken(b, at)
  expect(getDocument(b.vault, documentId)).toMatchObject({ readable: 'text', locked: true })
  expect(readinessOf(b.vault, caseId).locked).toEqual([{ label: 'C-1', listedAs: expect.any(String) as string }])
  const dossier = () => endOf(b, makeDossier(b, b.vault, { caseId, language: 'en', exceptions: [] }))
  expect(await dossier()).toMatchObject({ state: 'done', result: { unset: ['C-1'], locked: ['C-1'] } })
  await expect(unlockDocument(b, b.vault, documentId, 'simsim')).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
  expect(await unlockDocument(b, b.vault, documentId, 'sesame')).toMatchObject({ locked: false })
  expect(await dossier()).toMatchObject({ state: 'done', result: { unset: [], locked: [] } })
}, 60_000)
