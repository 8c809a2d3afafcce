import { randomBytes } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { createEngine } from '../../src/main/engine/server.ts'
import { PASSPHRASE, temporaryFolder } from '../engine-under-test.ts'
import { testHost, type Client } from '../test-host.ts'

const DAMAGED = { code: 'VAULT_DAMAGED', data: { what: 'vault.db' } }

test('a database that is damaged while its vault is open is told as such', async () => {
  const folder = await temporaryFolder()
  const engine = await createEngine(testHost(folder))
  const client: Client = createORPCClient(new RPCLink({ url: 'http://engine/rpc', fetch: engine.fetch }))
  const vault = { place: engine.grant(path.join(folder, 'vault')), passphrase: PASSPHRASE }
  await client.vault.create(vault)
  await client.vault.lock()
  await client.vault.open(vault)
  await overwritePages(path.join(folder, 'vault', 'vault.db'))
  await expect(client.search.query({ text: 'licence' })).rejects.toMatchObject({ ...DAMAGED, defined: true })
  const answer = await engine.fetch(new Request('http://engine/dossiers/0198c3a0-0000-7000-8000-000000000001/file'))
  expect(answer.status).toBe(409)
  expect(await answer.json()).toEqual(DAMAGED)
  await expect(client.vault.lock()).rejects.toMatchObject({ ...DAMAGED, defined: true })
  expect(await client.vault.current()).toBeNull()
  await engine.close()
})

/** Writes noise over every page but the first, which SQLite reads again at each transaction. */
async function overwritePages(file: string): Promise<void> {
  const { size } = await stat(file)
  const handle = await open(file, 'r+')
  await handle.write(randomBytes(size - 4096), 0, size - 4096, 4096)
  await handle.close()
}
