import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { benchWithVault, importPaths } from '../engine-under-test.ts'
import { madePdf } from '../fixtures/made-pdfs.ts'

test('pages of a stored PDF are shown, those it has not are refused, and those nobody waits for are no failure', async () => {
  const bench = await benchWithVault()
  const folder = path.join(bench.folder, 'evidence')
  await mkdir(folder)
  await writeFile(path.join(folder, 'sound.pdf'), await madePdf([{ text: 'A page that is sound' }]))
  const { id: caseId } = await bench.client.cases.create({ title: 'Rendered' })
  await importPaths(bench, caseId, [folder])
  const [sound] = await bench.client.evidence.list({ caseId })
  const url = `http://engine/documents/${sound!.id}/pages/1?width=60`
  const shown = await bench.engine.fetch(new Request(url))
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png'])
  const beyond = await bench.engine.fetch(new Request(url.replace('pages/1', 'pages/2')))
  expect([beyond.status, await beyond.json()]).toEqual([409, { code: 'PAGE_NOT_FOUND', data: {} }])
  const left = await bench.engine.fetch(new Request(url, { signal: AbortSignal.abort() }))
  expect(left.status).toBe(499)
})
