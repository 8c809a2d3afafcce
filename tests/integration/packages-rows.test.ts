import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { carryLines } from '../../src/main/engine/audit/carrying.ts'
import { deleteForGood, previewDeletion } from '../../src/main/engine/deletion/deleting.ts'
import { createCase } from '../../src/main/engine/cases/cases.ts'
import { addFact, changeFact } from '../../src/main/engine/facts/facts.ts'
import { listFacts } from '../../src/main/engine/facts/reading.ts'
import { compareCases } from '../../src/main/engine/packages/in/comparing.ts'
import { inspectPackage } from '../../src/main/engine/packages/in/inspecting.ts'
import { takePackage } from '../../src/main/engine/packages/in/taking.ts'
import { gatherCase } from '../../src/main/engine/packages/out/contents.ts'
import { addParty } from '../../src/main/engine/parties/parties.ts'
import { mapKinds } from '../../src/main/engine/registers/carrying.ts'
import { addRow, changeRow, getRow, listRows, withdrawRow } from '../../src/main/engine/registers/rows.ts'
import { vaultChecks } from '../../src/main/engine/vault/checks.ts'
import { verifyVault } from '../../src/main/engine/vault/verify.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'
import { CARRIED_KINDS } from '../../src/shared/contract/carried-rows.ts'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { REGISTERS } from '../../src/shared/domain/register-kinds.ts'
import { caseWithFacts, packed, PHRASE, stated, taken } from '../fixtures/case-with-facts.ts'
import { house, SECRET_NAME, type House } from '../fixtures/packaged-case.ts'
import { actOf, claimOf, licenceOf, productOf, rightOf } from '../fixtures/register-rows.ts'

const ground = (factId: string, about = '') => ({ about, factId })

/** A case whose rows rest on its facts: some on the page, some on the advice that stays, one on both. */
async function caseWithRows(at: House) {
  const told = await caseWithFacts(at)
  const { vault } = at
  const { caseId, sold, both, secret, page, advice } = told
  const maker = addParty(vault, caseId, {
    role: 'defendant',
    name: 'Copy Ltd',
    aliases: [],
    country: 'BG',
    address: '',
    representative: '',
  })
  changeFact(vault, sold.id, 1, { partyIds: [maker.id], strainsWith: [both.id] })
  const older = addRow(vault, 'product', null, productOf({ name: 'Hinge' }))
  const hinge = addRow(vault, 'product', null, productOf({ name: 'Hinge II', predecessorId: older.id }))
  addRow(vault, 'product', null, productOf({ name: 'A lock of another client' }))
  const right = addRow(vault, 'right', null, rightOf({ title: 'Hinge', productIds: [hinge.id] }))
  const agreement = addRow(vault, 'agreement', null, {
    ...draftOf('agreement', { countries: ['BG', 'RU'], title: 'On hinges' }),
    grounds: [ground(sold.id)],
  })
  addRow(vault, 'conflict-check', null, draftOf('conflict-check', { names: ['Another client'], forCaseId: caseId }))
  const licence = addRow(
    vault,
    'licence',
    caseId,
    licenceOf({
      title: 'Licence of 1968',
      rightIds: [right.id],
      licenseeIds: [maker.id],
      royalty: 'three per cent',
      end: edtfDate('2006'),
      documentIds: [page.documentId, advice.documentId],
      grounds: [ground(sold.id, 'end'), ground(secret.id, 'royalty')],
    }),
  )
  const made = addRow(
    vault,
    'act',
    caseId,
    actOf({ licenceId: licence.id, actorId: maker.id, grounds: [ground(sold.id)] }),
  )
  const whispered = addRow(
    vault,
    'act',
    caseId,
    actOf({ title: 'What the whisper says', licenceId: licence.id, grounds: [ground(secret.id)] }),
  )
  const claim = addRow(vault, 'claim', caseId, claimOf({ licenceIds: [licence.id], grounds: [ground(both.id)] }))
  const section = addRow(vault, 'section', caseId, {
    ...draftOf('section', { heading: 'Sales', body: `Sold: {fact:${sold.id}}; under {licence:${licence.id}}.` }),
  })
  const hushed = addRow(vault, 'section', caseId, {
    ...draftOf('section', { heading: 'Hushed', body: `Hush: {fact:${secret.id}}.` }),
  })
  return { ...told, maker, older, hinge, right, agreement, licence, made, whispered, claim, section, hushed }
}

function rowsOf({ vault }: House, caseId: string) {
  return CARRIED_KINDS.flatMap((kind) => listRows(vault, kind, REGISTERS[kind].of === 'case' ? caseId : null))
}

const soundness = async ({ vault }: House) =>
  (await verifyVault(vault, () => undefined, new AbortController().signal, vaultChecks)).faults

const actsOn = ({ sqlite }: Vault, subject: string) =>
  sqlite.prepare<[string], string>('SELECT act FROM entry WHERE subject = ? ORDER BY seq').pluck().all(subject)

describe('the rows of a case', () => {
  test('travel as they are, with those of the vault that they name or that rest on its facts', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const { caseId, hinge, right, sold, made } = await caseWithRows(a)
    const value = { low: '1', high: '2.50', likely: null }
    const unit = { name: 'units', title: 'Hinges', value, unit: 'units' as const, shareOf: null, factId: sold.id }
    addRow(a.vault, 'loss-line', caseId, draftOf('loss-line', { title: 'Sales', actIds: [made.id], inputs: [unit] }))
    a.vault.write(() => a.vault.audit({ caseId, act: 'loss-line.changed.undone', subject: made.id }))
    await taken(b, await packed(a, caseId, 'sealed'))
    const going = rowsOf(a, caseId).filter((row) => !JSON.stringify(row).includes('another client'))
    expect(rowsOf(b, caseId)).toEqual(going)
    expect(listFacts(b.vault, caseId)).toEqual(listFacts(a.vault, caseId))
    expect(listRows(b.vault, 'conflict-check', null)).toEqual([])
    expect(actsOn(b.vault, right.id)).toEqual(['right.received'])
    expect(addRow(b.vault, 'product', null, productOf()).number).toBe(hinge.number + 1)
    expect(addRow(b.vault, 'act', caseId, actOf()).number).toBe(3)
    expect(await soundness(b)).toEqual([])
  }, 120_000)

  test('leave a row of the vault as it is here, unless the package’s is chosen', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const { caseId, sold, agreement, older } = await caseWithRows(a)
    await taken(b, await packed(a, caseId, 'sealed'))
    const { id: second } = createCase(a.vault, { title: 'Locks' })
    const other = addFact(a.vault, second, stated('It was in force', null), null)
    changeRow(a.vault, 'agreement', {
      id: agreement.id,
      revision: 1,
      fields: { grounds: [ground(sold.id), ground(other.id)] },
    })
    addRow(a.vault, 'licence', second, licenceOf({ productIds: [older.id] }))
    changeRow(a.vault, 'product', { id: older.id, revision: 1, fields: { name: 'Hinge I', notes: 'brass' } })
    const own = { notes: 'steel', aliases: ['Panta'] }
    changeRow(b.vault, 'product', { id: older.id, revision: 1, fields: own })
    const at = await packed(a, second, 'sealed')
    const { signal } = new AbortController()
    const { id, differences, otherRows } = await inspectPackage(b.vault, at, PHRASE, () => undefined, signal)
    expect(differences).toBeNull()
    const names = otherRows.map(({ part, field, ours, theirs }) => [part, field, ours, theirs])
    expect(names).toEqual(
      expect.arrayContaining([
        ['product', 'name', 'Hinge', 'Hinge I'],
        ['product', 'notes', 'steel', 'brass'],
        ['product', 'aliases', ['Panta'], []],
        ['agreement', 'grounds', [], [ground(other.id)]],
      ]),
    )
    expect(names).toHaveLength(4)
    const wanted = [`product ${older.id} name`, `agreement ${agreement.id} grounds`]
    const job = takePackage(b, b.vault, id, wanted)
    for await (const told of b.jobs.watch(b.vault, job.id, undefined)) void told
    expect(getRow(b.vault, 'product', older.id)).toMatchObject({ name: 'Hinge I', ...own })
    const grounds = [ground(other.id), ground(sold.id)]
    expect(getRow(b.vault, 'agreement', agreement.id).grounds).toEqual(expect.arrayContaining(grounds))
    expect(await soundness(b)).toEqual([])
  }, 120_000)

  test('stay in the house where they rest on what stays, and others leave without it', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const { caseId, sold, page, maker, licence, claim, made, section, agreement, whispered, ...told } =
      await caseWithRows(a)
    const at = await packed(a, caseId, 'folder')
    const files = readdirSync(at, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const entry of files) {
      const bytes = readFileSync(path.join(entry.parentPath, entry.name))
      for (const word of ['zeppelin', 'whisper', 'three per cent', 'Hush', 'another client', 'Another client']) {
        expect(bytes.includes(word), `${word} in ${entry.name}`).toBe(false)
      }
    }
    expect(readFileSync(path.join(at, 'data/case.json'), 'utf8')).not.toContain(told.secret.id)
    await taken(b, at)
    expect(getRow(b.vault, 'licence', licence.id)).toMatchObject({
      licenseeIds: [maker.id],
      end: '2006',
      royalty: '',
      documentIds: [page.documentId],
      grounds: [ground(sold.id, 'end')],
    })
    expect(listRows(b.vault, 'act', caseId)).toEqual([made])
    // The claim rests on a fact that cites the advice too.
    expect(listRows(b.vault, 'claim', caseId)).toEqual([])
    expect(listRows(b.vault, 'section', caseId)).toEqual([section])
    expect(listRows(b.vault, 'agreement', null)).toEqual([agreement])
    expect(listFacts(b.vault, caseId)).toMatchObject([{ partyIds: [maker.id], strainsWith: [] }])
    expect(addRow(b.vault, 'act', caseId, actOf()).number).toBe(whispered.number + 1)
    expect(addRow(b.vault, 'claim', caseId, claimOf()).number).toBe(claim.number + 1)
    // Back in the first vault, what was left out is no difference.
    const { signal } = new AbortController()
    expect((await inspectPackage(a.vault, at, undefined, () => undefined, signal)).differences).toEqual([])
    expect(await soundness(b)).toEqual([])
  }, 120_000)

  test('are merged: what is new comes in under a free number, what is chosen is changed, a key that is taken is not', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const { caseId, licence, made, maker, right, sold, secret } = await caseWithRows(a)
    await taken(b, await packed(a, caseId, 'sealed'))
    const theirs = addRow(a.vault, 'act', caseId, actOf({ title: 'Theirs', rightIds: [right.id] }))
    const damages = addRow(a.vault, 'claim', caseId, claimOf({ key: 'damages', title: 'Damages there' }))
    addRow(a.vault, 'consent', caseId, {
      ...draftOf('consent', { title: 'Clause 9', claimIds: [damages.id], partyIds: [maker.id] }),
    })
    changeRow(a.vault, 'licence', { id: licence.id, revision: 1, fields: { royalty: '5 %', notes: 'Ask.' } })
    changeRow(a.vault, 'right', { id: right.id, revision: 1, fields: { owner: 'Hinge AD' } })
    withdrawRow(a.vault, 'act', { id: made.id, revision: 1 })
    changeFact(a.vault, secret.id, 2, { strainsWith: [sold.id], criticality: 'decisive' })
    const ours = addRow(b.vault, 'act', caseId, actOf({ title: 'Ours' }))
    addRow(b.vault, 'claim', caseId, claimOf({ key: 'damages', title: 'Damages here' }))
    const chosen = [
      `licence ${licence.id} royalty`,
      `right ${right.id} owner`,
      `act ${made.id} withdrawnOn`,
      `fact ${secret.id} strainsWith`,
      `fact ${secret.id} criticality`,
    ]
    const at = await packed(a, caseId, 'sealed')
    const { inspection, job } = await taken(b, at, chosen)
    expect(inspection.names).toMatchObject({ [maker.id]: 'Copy Ltd', [sold.id]: 'F-1 Copies were sold' })
    const [first] = inspection.differences!.filter(({ part, field }) => part === 'licence' && field === 'royalty')
    expect(first).toMatchObject({ of: 'L-1 Licence of 1968', ours: 'three per cent', theirs: '5 %', newer: 'theirs' })
    expect(job.result).toMatchObject({ notTaken: [`claim ${damages.id}`] })
    expect(getRow(b.vault, 'licence', licence.id)).toMatchObject({ royalty: '5 %', notes: '' })
    expect(getRow(b.vault, 'right', right.id).owner).toBe('Hinge AD')
    expect(getRow(b.vault, 'act', made.id).withdrawnOn).not.toBeNull()
    expect(getRow(b.vault, 'act', theirs.id)).toMatchObject({ number: ours.number + 1, rightIds: [right.id] })
    expect(listRows(b.vault, 'consent', caseId)).toMatchObject([
      { title: 'Clause 9', claimIds: [], partyIds: [maker.id] },
    ])
    const facts = new Map(listFacts(b.vault, caseId).map((fact) => [fact.id, fact]))
    expect(facts.get(secret.id)).toMatchObject({ criticality: 'decisive', strainsWith: [sold.id] })
    expect(facts.get(sold.id)!.strainsWith).toContain(secret.id)
    expect(await soundness(b)).toEqual([])
    const { signal } = new AbortController()
    const again = await inspectPackage(b.vault, at, PHRASE, () => undefined, signal)
    const left = again.differences!.map(({ part, field }) => `${part} ${field ?? ''}`.trim())
    expect(left.sort()).toEqual(['claim', 'consent claimIds', 'licence notes'])
  }, 120_000)

  test('are no difference to a package of the format that had none', async () => {
    const a = await house('A. Orlova')
    const { caseId } = await caseWithRows(a)
    const ours = { packaged: gatherCase(a.vault, caseId, ''), lines: carryLines(a.vault, caseId) }
    const facts = ours.packaged.facts.map((fact) => ({ ...fact, parties: [], strainsWith: [] }))
    const registers = mapKinds(() => [])
    const older = { ...ours.packaged, format: 1 as const, facts, registers, lastNumbers: {} }
    expect(compareCases(ours, { packaged: older, lines: ours.lines }).differences).toEqual([])
    const sameFormat = { ...older, format: 2 as const }
    expect(compareCases(ours, { packaged: sameFormat, lines: ours.lines }).differences).not.toEqual([])
  }, 30_000)

  test('are not taken over what was changed here after the comparison', async () => {
    const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
    const { caseId, right } = await caseWithRows(a)
    const at = await packed(a, caseId, 'sealed')
    await taken(b, at)
    changeRow(a.vault, 'right', { id: right.id, revision: 1, fields: { owner: 'Hinge AD' } })
    const { signal } = new AbortController()
    const newer = await inspectPackage(b.vault, await packed(a, caseId, 'sealed'), PHRASE, () => undefined, signal)
    changeRow(b.vault, 'right', { id: right.id, revision: 1, fields: { owner: 'Another' } })
    expect(() => takePackage(b, b.vault, newer.id, [])).toThrow('INSPECTION_GONE')
  }, 120_000)
})

describe('deleting a document for good', () => {
  test('takes it, and the facts that go with it, out of every row that names them', async () => {
    const a = await house('A. Orlova')
    const { caseId, licence, whispered, agreement, sold, secret, page, advice } = await caseWithRows(a)
    changeRow(a.vault, 'agreement', {
      id: agreement.id,
      revision: 1,
      fields: { source: 'settlement talks', grounds: [ground(sold.id), ground(secret.id)] },
    })
    changeFact(a.vault, sold.id, 2, { strainsWith: [secret.id] })
    expect(previewDeletion(a.vault, advice.documentId).rows.sort()).toEqual([
      'A-2 What the whisper says',
      'L-1 Licence of 1968',
      'On hinges',
    ])
    deleteForGood(a.vault, advice.documentId, SECRET_NAME, 'clawed back')
    expect(getRow(a.vault, 'licence', licence.id)).toMatchObject({
      documentIds: [page.documentId],
      grounds: [ground(sold.id, 'end')],
      royalty: 'three per cent',
    })
    expect(getRow(a.vault, 'act', whispered.id).grounds).toEqual([])
    expect(getRow(a.vault, 'agreement', agreement.id).grounds).toEqual([ground(sold.id)])
    expect(listFacts(a.vault, caseId)[0]!.strainsWith).toEqual([])
    expect(actsOn(a.vault, whispered.id)).toEqual(['act.added', 'act.forgotten'])
    const trail = JSON.stringify(a.vault.sqlite.prepare('SELECT payload FROM entry').all())
    for (const word of ['zeppelin', 'settlement', 'whisper']) expect(trail).not.toContain(word)
    expect(await soundness(a)).toEqual([])
  }, 120_000)
})

test('verification names each row that names what is not there, and the field', async () => {
  const a = await house('A. Orlova')
  const { older, hinge } = await caseWithRows(a)
  a.vault.sqlite.prepare('DELETE FROM register_row WHERE id = ?').run(older.id)
  const detail = { id: hinge.id, register: 'product', row: 'Hinge II', fields: ['predecessorId'] }
  expect(await soundness(a)).toEqual([{ kind: 'reference', subject: 'register_row', detail }])
}, 120_000)
