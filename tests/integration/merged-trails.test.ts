import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createCase } from '../../src/main/engine/cases/cases.ts'
import { deleteForGood, previewDeletion } from '../../src/main/engine/deletion/deleting.ts'
import { addDocument } from '../../src/main/engine/evidence/adding.ts'
import { annotate } from '../../src/main/engine/evidence/describing.ts'
import { requireDocument } from '../../src/main/engine/evidence/documents.ts'
import { markDocuments } from '../../src/main/engine/evidence/marking.ts'
import { numberDocuments } from '../../src/main/engine/exhibits/numbering.ts'
import { prepareFile } from '../../src/main/engine/imports/taking-in.ts'
import { exportPackage } from '../../src/main/engine/packages/out/exporting.ts'
import { inspectPackage } from '../../src/main/engine/packages/in/inspecting.ts'
import { takePackage } from '../../src/main/engine/packages/in/taking.ts'
import { salvageVault } from '../../src/main/engine/salvage/salvage.ts'
import { acceptLoss } from '../../src/main/engine/vault/accepting-loss.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import { verifyVault } from '../../src/main/engine/vault/verify.ts'
import { endOf, house, type House } from '../fixtures/packaged-case.ts'
import { PASSPHRASE, temporaryFolder } from '../fixtures/vaults.ts'
import { ROOT } from '../test-host.ts'

const MEMO = 'memo of Kuznetsov.txt'
const signal = new AbortController().signal

describe('the chain of a merged package that had parted from ours', () => {
  test('loses the values on a document that is deleted for good here, and still verifies', async () => {
    const { a, caseId, memo } = await parted()
    const before = mergedText(a)
    expect(before).toContain(MEMO)
    expect(before).toContain('shown to Sidorov')
    expect(before).toContain('"label":"C-')
    const own = a.vault.sqlite.prepare('SELECT payload, subject FROM entry WHERE chain = ?').all(caseId)
    const { sha256 } = requireDocument(a.vault, memo)
    const { entries } = previewDeletion(a.vault, memo)
    expect(entries).toBeGreaterThan(own.filter((row) => JSON.stringify(row).includes(memo)).length)

    expect(deleteForGood(a.vault, memo, MEMO, 'Order no. 7').removedEntries).toBe(entries)
    const after = mergedText(a)
    for (const word of [MEMO, 'shown to Sidorov', '"label":"C-', sha256]) expect(after).not.toContain(word)
    // What the other side did to the case itself stays.
    expect(after).toContain('Geneva')
    expect(await faultsOf(a)).toEqual([])
  }, 60_000)

  test('goes on with the case, to a vault that has it not and back to the one that made it', async () => {
    const { a, b, caseId } = await parted()
    const c = await house('C. Ivanova')
    const later = await packed(a, caseId)
    await taken(c, later)
    const hashes = (of: House) => of.vault.sqlite.prepare('SELECT hash, payload FROM merged_entry ORDER BY hash').all()
    expect(hashes(a)).not.toEqual([])
    expect(hashes(c)).toEqual(hashes(a))
    await taken(b, later)
    const own = b.vault.sqlite.prepare('SELECT hash FROM entry').pluck().all()
    for (const { hash } of hashes(b) as { hash: string }[]) expect(own).not.toContain(hash)
    for (const one of [b, c]) expect(await faultsOf(one)).toEqual([])
  }, 60_000)

  test('is told where an entry of it is gone, and clean again once the loss is accepted', async () => {
    const { a } = await parted()
    const cut = a.vault.sqlite.prepare('DELETE FROM merged_entry WHERE seq = (SELECT max(seq) - ? FROM merged_entry)')
    cut.run(1)
    expect(await faultsOf(a)).toMatchObject([
      { kind: 'merged-chain', detail: { why: 'merged-missing' } },
      { kind: 'merged-chain', detail: { why: 'merged-missing' } },
    ])
    cut.run(0)
    const atEnd = await faultsOf(a)
    expect(atEnd.map(({ detail }) => detail['why'])).toContain('merged-missing')
    await acceptLoss(a.vault, 'Compared with the package')
    expect(await faultsOf(a)).toEqual([])
    const changed = "UPDATE merged_entry SET operator = 'X' WHERE rowid = (SELECT min(rowid) FROM merged_entry)"
    a.vault.sqlite.prepare(changed).run()
    expect(await faultsOf(a)).toMatchObject([{ kind: 'merged-chain', detail: { why: 'merged-changed' } }])
  }, 60_000)

  test('is salvaged as what it is, not as an original that nothing names', async () => {
    const { a } = await parted()
    const before = mergedText(a)
    a.vault.close()
    const into = path.join(temporaryFolder(), 'salvaged')
    const who = { operator: 'A. Orlova', account: 'tester', computer: 'test-bench' }
    const migrations = path.join(ROOT, 'resources/migrations')
    const titles = { originals: 'Salvaged originals', unknown: 'Unknown' }
    const found = await salvageVault(
      {
        folder: path.join(a.folder, 'vault'),
        into,
        opener: PASSPHRASE,
        who,
        migrations,
        pool: a.pool,
        tool: 'Libellus test',
        titles,
      },
      () => undefined,
      signal,
    )
    expect(found).toMatchObject({ nameless: 0, verification: { faults: [] } })
    const vault = await openVault(into, PASSPHRASE, who, migrations)
    try {
      expect(mergedText({ vault })).toBe(before)
    } finally {
      vault.close()
    }
  }, 60_000)
})

/** A's vault after a merge of B's package of the same case: both had taken in the same memo, each under an id of its own. */
async function parted(): Promise<{ a: House; b: House; caseId: string; memo: string }> {
  const [a, b] = [await house('A. Orlova'), await house('B. Petrov')]
  const { id: caseId } = createCase(a.vault, { title: 'Hinges of Varna' })
  await taken(b, await packed(a, caseId))
  const memo = await addMemo(a, caseId, 'in/A')
  const other = await addMemo(b, caseId, 'in/B')
  annotate(b.vault, other, requireDocument(b.vault, other).revision, { notes: 'shown to Sidorov' })
  numberDocuments(b.vault, caseId, { documentIds: [other], series: 'C', exceptions: [] })
  b.vault.write(() => b.vault.audit({ caseId, act: 'case.changed', subject: caseId, after: { seat: 'Geneva' } }))
  await taken(a, await packed(b, caseId))
  expect(memo).not.toBe(other)
  return { a, b, caseId, memo }
}

async function addMemo({ vault, pool, folder }: House, caseId: string, as: string): Promise<string> {
  const file = path.join(folder, MEMO)
  writeFileSync(file, 'What Kuznetsov said of the invoices.')
  const prepared = await prepareFile({ vault, pool, signal }, file, `${as}/${MEMO}`)
  const { documentId } = vault.write(() => addDocument(vault, caseId, prepared, 'Libellus test'))
  markDocuments(vault, [documentId], { reviewed: true })
  return documentId
}

async function packed(from: House, caseId: string): Promise<string> {
  const at = path.join(temporaryFolder(), 'package.zip')
  const order = { caseId, at, form: 'zip' as const, passphrase: undefined, exceptions: [], leaveOut: false }
  expect(await endOf(from, await exportPackage(from, from.vault, order))).toMatchObject({ state: 'done', error: null })
  return at
}

async function taken(into: House, at: string): Promise<void> {
  const inspection = await inspectPackage(into.vault, at, undefined, () => undefined, signal)
  expect(inspection.faults).toEqual([])
  const job = await endOf(into, takePackage(into, into.vault, inspection.id, []))
  expect(job).toMatchObject({ state: 'done', error: null })
}

function mergedText({ vault }: Pick<House, 'vault'>): string {
  const rows = vault.sqlite.prepare<[], { subject: string; payload: string | null }>(
    'SELECT subject, payload FROM merged_entry ORDER BY seq, hash',
  )
  return rows
    .all()
    .map(({ subject, payload }) => `${subject} ${payload}`)
    .join('\n')
}

async function faultsOf({ vault }: House) {
  return (await verifyVault(vault, () => undefined, signal)).faults
}
