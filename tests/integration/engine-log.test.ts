import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createEngine } from '../../src/main/engine/server.ts'
import { benchWithVault, temporaryFolder } from '../engine-under-test.ts'
import { testHost, type Client } from '../test-host.ts'

const LOG = path.join('settings', 'logs', 'engine.log')

async function logIn(folder: string): Promise<{ text: string; lines: Record<string, unknown>[] }> {
  const text = await readFile(path.join(folder, LOG), 'utf8')
  const lines = text.trim().split('\n')
  return { text, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

test('the log names the code of what was refused, and of nothing else', async () => {
  const { engine, client, folder } = await benchWithVault()
  await expect(client.cases.get({ case: 'Bulgaria' })).rejects.toThrow()
  await expect(client.search.query({ text: '(Bulgaria' })).rejects.toThrow()
  await engine.fetch(new Request('http://engine/dossiers/1/file'))
  await client.cases.list({})
  await expect.poll(async () => (await logIn(folder)).lines.length).toBeGreaterThan(4)
  const { text, lines } = await logIn(folder)
  expect(lines.map(({ call, status, code }) => [call, status, code])).toEqual([
    ['/rpc/vault/create', 200, undefined],
    ['/rpc/cases/get', 409, 'CASE_NOT_FOUND'],
    ['/rpc/search/query', 409, 'QUERY_NOT_UNDERSTOOD'],
    ['/dossiers/…/file', 409, 'DOSSIER_NOT_FOUND'],
    ['/rpc/cases/list', 200, undefined],
  ])
  expect(text).not.toContain('Bulgaria')
})

test('the log says where an unforeseen failure arose, without its message', async () => {
  const folder = await temporaryFolder()
  const resources = path.join(folder, 'word of a case')
  const engine = await createEngine({ ...testHost(folder), resources })
  onTestFinished(() => engine.close())
  const client: Client = createORPCClient(new RPCLink({ url: 'http://engine/rpc', fetch: engine.fetch }))
  await expect(client.jurisdictions.list()).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
  await expect.poll(async () => (await logIn(folder)).lines.length).toBe(1)
  const { text, lines } = await logIn(folder)
  expect(lines).toMatchObject([
    { call: '/rpc/jurisdictions/list', code: 'UNEXPECTED', error: 'Error', system: 'ENOENT' },
  ])
  expect(lines[0]?.at).toContainEqual(expect.stringMatching(/^readJurisdictions jurisdictions\.ts:\d+$/))
  expect(text).not.toContain('word of a case')
  expect(text).not.toContain(path.basename(folder))
})
