import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createChangeBoard } from '../../src/main/engine/events/board.ts'
import { createJobBoard } from '../../src/main/engine/jobs/jobs.ts'
import { createTries } from '../../src/main/engine/keys/tries.ts'
import { createPapers } from '../../src/main/engine/papers/papers.ts'
import { createSession, type VaultGuest } from '../../src/main/engine/vault/session.ts'
import { makeVault, PASSPHRASE, temporaryFolder } from '../fixtures/vaults.ts'
import { testHost } from '../test-host.ts'

function sessionWith(guests: readonly VaultGuest[], host = testHost(temporaryFolder())) {
  const changes = createChangeBoard()
  return createSession({
    host,
    changes,
    jobs: createJobBoard(changes),
    pool: { forget: async () => undefined },
    papers: createPapers(),
    tries: createTries(host.settings),
    guests,
    operator: () => 'A. Orlova',
    locking: () => undefined,
    locked: () => false,
  })
}

async function closedVault(): Promise<string> {
  const { vault, folder } = await makeVault()
  vault().close()
  return folder
}

test('a vault that a feature cannot have open is closed again, and can be opened anew', async () => {
  let fails = true
  const opened = () => {
    if (fails) throw new Error('not foreseen')
  }
  const session = sessionWith([{ opened }])
  const folder = await closedVault()
  await expect(session.open(folder, PASSPHRASE)).rejects.toThrow('not foreseen')
  expect(session.current()).toBeUndefined()
  fails = false
  expect(await session.open(folder, PASSPHRASE)).toBe(session.current())
  expect(await session.lock('end')).toBe(true)
})

test('a vault opens also where the list of recent ones cannot be written', async () => {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'settings'), 'a file where the folder should be')
  const session = sessionWith([], testHost(folder))
  expect(await session.open(await closedVault(), PASSPHRASE)).toBe(session.current())
  expect(await session.lock('end')).toBe(true)
})
