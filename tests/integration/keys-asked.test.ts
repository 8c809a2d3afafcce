import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { Keychain } from '../../src/main/engine/keys/keychain.ts'
import { createEngine } from '../../src/main/engine/server.ts'
import { benchWithVault, ended, PASSPHRASE, temporaryFolder } from '../engine-under-test.ts'
import { readPdf } from '../fixtures/read-pdf.ts'
import { type Client, testHost } from '../test-host.ts'

const NEW = 'a loud harbour in March'

/** Turns bits around; `works` says whether it still opens what it has sealed. */
function keychain(state: 'available' | 'none' | 'unprotected' = 'available') {
  const turned = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a)
  const works = { now: true }
  const own: Keychain = {
    state: async () => state,
    seal: async (bytes) => turned(bytes),
    async unseal(bytes) {
      if (!works.now) throw new Error('sealed by another account')
      return turned(bytes)
    },
  }
  return { own, works }
}

/** An engine with a new vault, with this keychain. */
async function benchWith(own: Keychain) {
  const folder = await temporaryFolder()
  const engine = await createEngine(testHost(folder), own)
  onTestFinished(() => engine.close())
  const link = new RPCLink({ url: 'http://engine/rpc', fetch: (request) => engine.fetch(request) })
  const client: Client = createORPCClient(link)
  const place = engine.grant(path.join(folder, 'vault'))
  await client.vault.create({ place, passphrase: PASSPHRASE })
  return { engine, client, folder, place }
}

const code = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

describe('the keys of the open vault', () => {
  test('are changed, and opened with', async () => {
    const { engine, client, folder } = await benchWithVault()
    const place = engine.grant(path.join(folder, 'vault'))
    expect(await client.keys.get()).toMatchObject({ recovery: null, keychain: null })
    expect(await code(client.keys.changePassphrase({ current: NEW, passphrase: NEW }))).toBe('WRONG_PASSPHRASE')
    await client.keys.changePassphrase({ current: PASSPHRASE, passphrase: NEW })
    await client.vault.lock()
    expect(await code(client.vault.open({ place, passphrase: PASSPHRASE }))).toBe('WRONG_PASSPHRASE')
    expect(await code(client.vault.open({ place, passphrase: NEW }))).toBe('done')
  })

  test('a recovery key is shown once, on a sheet that can be fetched once, and sets a new passphrase', async () => {
    const { engine, client, folder } = await benchWithVault()
    const place = engine.grant(path.join(folder, 'vault'))
    const { words, sheet, keys } = await client.keys.makeRecoveryKey({ passphrase: PASSPHRASE, language: 'ru' })
    expect(keys.recovery).not.toBeNull()
    const fetchSheet = () => engine.fetch(new Request(`http://engine/papers/${sheet.ticket}`))
    const bytes = new Uint8Array(await (await fetchSheet()).arrayBuffer())
    expect(bytes).toHaveLength(sheet.size)
    expect((await fetchSheet()).status).toBe(409)
    const { pages, title, language, tagged } = await readPdf(bytes)
    expect({ title, language, tagged }).toEqual({ title: 'Ключ восстановления', language: 'ru', tagged: true })
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([[595, 842]])
    for (const [index, word] of words.entries()) {
      expect(pages[0]?.text).toMatch(new RegExp(`\\b${index + 1}\\s+${word}\\b`))
    }

    await client.vault.lock()
    const recover = (typed: string, passphrase = NEW) =>
      client.vault.openWithRecoveryKey({ place, words: typed, passphrase })
    expect(await code(recover(words.join(' '), 'short'))).toBe('PASSPHRASE_TOO_SHORT')
    expect(await code(recover([...words].slice(1).join(' ')))).toBe('NOT_A_RECOVERY_KEY')
    const foreign = 'legal winner thank year wave sausage worth useful legal winner thank yellow'
    expect(await code(recover(foreign))).toBe('WRONG_RECOVERY_KEY')
    await recover(words.map((word, at) => `${at + 1}. ${word.slice(0, 4).toUpperCase()}`).join('\n'))
    const acts = (await client.audit.latest({ limit: 2 })).map(({ act }) => act)
    expect(acts).toEqual(['vault.recovered', 'vault.recovery-key-made'])
    await client.vault.lock()
    expect(await code(client.vault.open({ place, passphrase: NEW }))).toBe('done')
    await client.vault.lock()
    await recover(words.join(' '), PASSPHRASE)
  })

  test('wrong tries of every kind count together', async () => {
    const { engine, client, folder } = await benchWithVault()
    const place = engine.grant(path.join(folder, 'vault'))
    const wrong = 'not this one at all'
    await code(client.keys.changePassphrase({ current: wrong, passphrase: NEW }))
    await code(client.keys.makeRecoveryKey({ passphrase: wrong, language: 'en' }))
    await client.vault.lock()
    await code(client.vault.open({ place, passphrase: wrong }))
    const words = 'legal winner thank year wave sausage worth useful legal winner thank yellow'
    expect(await code(client.vault.openWithRecoveryKey({ place, words, passphrase: NEW }))).toBe('WRONG_RECOVERY_KEY')
    const late = client.vault.open({ place, passphrase: PASSPHRASE })
    await expect(late).rejects.toMatchObject({ code: 'TRY_LATER', data: { seconds: 1 } })
    const kept = readFileSync(path.join(folder, 'settings', 'tries.json'), 'utf8')
    expect(kept).not.toContain(folder)
  })
})

describe('the keychain of this computer', () => {
  test('opens the vault until it is forgotten, with nothing of it in the vault’s folder', async () => {
    const { client, folder, place } = await benchWith(keychain().own)
    expect(await client.keys.keychain({})).toEqual({ state: 'available', opens: false })
    expect(await code(client.keys.keepInKeychain({ passphrase: NEW }))).toBe('WRONG_PASSPHRASE')
    expect((await client.keys.keepInKeychain({ passphrase: PASSPHRASE })).keychain).not.toBeNull()
    const { sealed } = Object.values(
      JSON.parse(readFileSync(path.join(folder, 'settings', 'keychain.json'), 'utf8')) as Record<
        string,
        { sealed: string }[]
      >,
    )[0]![0]!
    for (const name of readdirSync(path.join(folder, 'vault'), { recursive: true, withFileTypes: true })) {
      if (name.isFile()) expect(readFileSync(path.join(name.parentPath, name.name)).includes(sealed)).toBe(false)
    }
    await client.vault.lock()
    expect(await client.keys.keychain({ place })).toEqual({ state: 'available', opens: true })
    await client.vault.openWithKeychain({ place })
    await client.keys.changePassphrase({ current: PASSPHRASE, passphrase: NEW })
    expect((await client.keys.get()).keychain).not.toBeNull()
    expect((await client.keys.forgetKeychain()).keychain).toBeNull()
    await client.vault.lock()
    expect(await client.keys.keychain({ place })).toEqual({ state: 'available', opens: false })
    expect(await code(client.vault.openWithKeychain({ place }))).toBe('NOT_IN_KEYCHAIN')
    expect(await code(client.vault.open({ place, passphrase: NEW }))).toBe('done')
  })

  test('is made anew in place of its own slot', async () => {
    const { client, folder } = await benchWith(keychain().own)
    await client.keys.keepInKeychain({ passphrase: PASSPHRASE })
    await client.keys.keepInKeychain({ passphrase: PASSPHRASE })
    const { slots } = JSON.parse(readFileSync(path.join(folder, 'vault', 'vault.json'), 'utf8'))
    expect(slots.map(({ kind }: { kind: string }) => kind)).toEqual(['passphrase', 'keychain'])
  })

  test('opens the vault also where a new slot was kept and could not be written into the key file', async () => {
    const { client, folder, place } = await benchWith(keychain().own)
    await client.keys.keepInKeychain({ passphrase: PASSPHRASE })
    const inTheWay = path.join(folder, 'vault', 'vault.json.new')
    mkdirSync(inTheWay)
    expect(await code(client.keys.keepInKeychain({ passphrase: PASSPHRASE }))).not.toBe('done')
    rmSync(inTheWay, { recursive: true })
    await client.vault.lock()
    expect(await code(client.vault.openWithKeychain({ place }))).toBe('done')
    expect((await client.keys.get()).keychain).not.toBeNull()
  })

  test('that opens nothing any more is a refusal, and the passphrase opens', async () => {
    const { own, works } = keychain()
    const { client, place } = await benchWith(own)
    await client.keys.keepInKeychain({ passphrase: PASSPHRASE })
    await client.vault.lock()
    works.now = false
    expect(await code(client.vault.openWithKeychain({ place }))).toBe('NOT_IN_KEYCHAIN')
    expect(await code(client.vault.open({ place, passphrase: PASSPHRASE }))).toBe('done')
  })

  test.each(['none', 'unprotected'] as const)('that is %s is given nothing', async (state) => {
    const { client, folder, place } = await benchWith(keychain(state).own)
    expect(await client.keys.keychain({})).toEqual({ state, opens: false })
    expect(await code(client.keys.keepInKeychain({ passphrase: PASSPHRASE }))).toBe('KEYCHAIN_UNPROTECTED')
    await client.vault.lock()
    expect(await code(client.vault.openWithKeychain({ place }))).toBe('KEYCHAIN_UNPROTECTED')
    expect(readdirSync(path.join(folder, 'settings'))).not.toContain('keychain.json')
  })
})

test('wrong passphrases for a backup slow guessing down like those for its vault', async () => {
  const { engine, client, folder } = await benchWithVault()
  const backup = engine.grant(path.join(folder, 'copy.libellus'))
  await ended(client, await client.backups.toFile({ place: backup }))
  await client.vault.lock()
  const restore = async () => {
    const into = engine.grant(path.join(folder, 'restored'))
    for await (const _told of await client.backups.restore({ backup, into, passphrase: NEW }));
  }
  for (let turn = 0; turn < 4; turn++) expect(await code(restore())).toBe('WRONG_PASSPHRASE')
  expect(await code(restore())).toBe('TRY_LATER')
  const place = engine.grant(path.join(folder, 'vault'))
  expect(await code(client.vault.open({ place, passphrase: PASSPHRASE }))).toBe('TRY_LATER')
})
