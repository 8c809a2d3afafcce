import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { benchWithVault, importPaths } from '../engine-under-test.ts'

test('no document derives from itself, be it through others', async () => {
  const bench = await benchWithVault()
  const { client, folder } = bench
  const { id: caseId } = await client.cases.create({ title: 'Copies' })
  const files = ['a.txt', 'b.txt', 'c.txt'].map((name) => path.join(folder, name))
  for (const file of files) await writeFile(file, `The text of ${path.basename(file)}.`)
  await importPaths(bench, caseId, files)
  const [a, b, c] = (await client.evidence.list({ caseId })).map(({ id }) => id) as [string, string, string]
  const relate = async (documentId: string, of: string) => {
    const { revision } = await client.evidence.get({ documentId })
    return client.evidence.relate({ documentId, revision, relation: { kind: 'copy', of } })
  }
  await relate(a, b)
  await relate(b, c)
  for (const of of [a, b, c]) await expect(relate(c, of)).rejects.toMatchObject({ code: 'RELATION_IN_A_CIRCLE' })
  expect((await client.evidence.get({ documentId: c })).relations).toEqual([])
})
