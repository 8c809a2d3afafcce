import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { benchWithVault, importPaths } from '../engine-under-test.ts'
import { madePdf } from '../fixtures/made-pdfs.ts'

const TEXT = 'The licence had ended before April, and the lines have not stopped.'

test('a page’s words say where they stand in its text, upright as it is shown', async () => {
  const bench = await benchWithVault()
  const { client } = bench
  const folder = path.join(bench.folder, 'evidence')
  await mkdir(folder)
  await writeFile(path.join(folder, 'made.pdf'), await madePdf([{ text: 'First' }, { text: TEXT, rotate: 90 }]))
  const { id: caseId } = await client.cases.create({ title: 'Read' })
  await importPaths(bench, caseId, [folder])
  const [document] = await client.evidence.list({ caseId })
  const documentId = document!.id

  const { width, height, words } = await client.evidence.pageWords({ documentId, page: 2 })
  expect(width).toBeGreaterThan(height)
  const { blocks } = await client.evidence.blocks({ documentId })
  for (const { text, ordinal, from, to, box } of words) {
    expect(blocks.find((block) => block.ordinal === ordinal)?.text.slice(from, to)).toBe(text)
    expect(box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height).toBe(true)
  }
  expect(words.map(({ text }) => text).join(' ')).toContain('The licence had ended before April ,')
  await expect(client.evidence.pageWords({ documentId, page: 3 })).rejects.toMatchObject({ code: 'PAGE_NOT_FOUND' })
})

test('a translation says whether it is certified, by whom and when; another relation does not', async () => {
  const bench = await benchWithVault()
  const { client } = bench
  const folder = path.join(bench.folder, 'evidence')
  await mkdir(folder)
  await writeFile(path.join(folder, 'original.txt'), 'Запрос о лицензионном договоре.')
  await writeFile(path.join(folder, 'translation.txt'), 'Request concerning the licence agreement.')
  const { id: caseId } = await client.cases.create({ title: 'Read' })
  await importPaths(bench, caseId, [folder])
  const documents = await client.evidence.list({ caseId })
  const [original, translation] = ['original.txt', 'translation.txt'].map((name) =>
    documents.find(({ fileName }) => fileName === name)!,
  )
  const said = { certified: true, translator: 'M. Pilgrove', translatedOn: '2026-03' as never }
  const declared = await client.evidence.relate({
    documentId: translation!.id,
    revision: translation!.revision,
    relation: { kind: 'translation', of: original!.id, ...said },
  })
  expect(declared.relations).toMatchObject([{ kind: 'translation', of: original!.id, ...said }])
  expect((await client.evidence.get({ documentId: original!.id })).related).toMatchObject([said])
  const copy = await client.evidence.relate({
    documentId: translation!.id,
    revision: declared.revision,
    relation: { kind: 'copy', of: original!.id, ...said },
  })
  expect(copy.relations).toMatchObject([{ kind: 'copy', certified: null, translator: '', translatedOn: null }])
})
