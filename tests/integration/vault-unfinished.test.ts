import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { createVault, openVault } from '../../src/main/engine/vault/opening.ts'
import { CHEAP } from '../fixtures/vault-cost.ts'
import { PASSPHRASE, temporaryFolder, WHO } from '../fixtures/vaults.ts'
import { ROOT } from '../test-host.ts'

const MIGRATIONS = path.join(ROOT, 'resources/migrations')

let folder: string
beforeEach(() => (folder = temporaryFolder()))

const create = () => createVault(folder, PASSPHRASE, WHO, MIGRATIONS, { cost: CHEAP })
const open = () => openVault(folder, PASSPHRASE, WHO, MIGRATIONS)

/** A vault as it is left when its making is killed before its key file is stored. */
async function leaveUnfinished(): Promise<void> {
  const vault = await create()
  vault.close()
  for (const name of ['vault.json', 'vault.json.copy']) rmSync(path.join(folder, name))
  writeFileSync(path.join(folder, 'unfinished'), '')
}

describe('a vault whose making was cut short', () => {
  test('is no vault, and is made there anew', async () => {
    await leaveUnfinished()
    await expect(open()).rejects.toMatchObject({ code: 'NOT_A_VAULT' })
    const vault = await create()
    vault.close()
    expect(readdirSync(folder)).not.toContain('unfinished')
    const again = await open()
    again.close()
  })

  test('is a vault from its key file on: nobody makes another in its place, and opening takes the mark away', async () => {
    const vault = await create()
    vault.close()
    writeFileSync(path.join(folder, 'unfinished'), '')
    const before = readdirSync(folder).toSorted()
    await expect(create()).rejects.toMatchObject({ code: 'PLACE_OCCUPIED' })
    expect(readdirSync(folder).toSorted()).toEqual(before)
    const again = await open()
    again.close()
    expect(readdirSync(folder)).not.toContain('unfinished')
  })
})

test('a finished vault that lost its key files is damaged and is not made anew', async () => {
  const vault = await create()
  vault.close()
  for (const name of ['vault.json', 'vault.json.copy']) rmSync(path.join(folder, name))
  const before = readdirSync(folder).toSorted()
  await expect(open()).rejects.toMatchObject({ code: 'VAULT_DAMAGED' })
  await expect(create()).rejects.toMatchObject({ code: 'PLACE_OCCUPIED' })
  expect(readdirSync(folder).toSorted()).toEqual(before)
})

test('two who make a vault in one folder at once do not disturb each other', async () => {
  const outcomes = await Promise.allSettled([create(), create()])
  const made = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
  expect(made).toHaveLength(1)
  expect(refused).toMatchObject([{ code: 'PLACE_OCCUPIED' }])
  made[0]!.close()
  const again = await open()
  again.close()
})
