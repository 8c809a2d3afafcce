import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { libellus } from '../e2e/command-line.ts'
import { readPdf } from '../fixtures/read-pdf.ts'

const FIRST = 'a quiet harbour in June'
const SECOND = 'a loud harbour in March'
const THIRD = 'no harbour at all in May'
let home: string

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  await libellus(home, ['vault', 'create', 'vault'], { LIBELLUS_PASSPHRASE: FIRST })
})

afterAll(() => rm(home, { recursive: true }))

const run = (args: string[], env: NodeJS.ProcessEnv) => libellus(home, ['vault', ...args], env)

test('the passphrase is changed, a recovery key is made, and it opens the vault', async () => {
  await writeFile(path.join(home, 'new.txt'), `${SECOND}\n`)
  const changed = await run(['passphrase', 'vault', '--new-passphrase-file', 'new.txt', '--json'], {
    LIBELLUS_PASSPHRASE: FIRST,
  })
  expect(changed).toMatchObject({ exitCode: 0, json: [{ keys: { recovery: null, keychain: null } }] })
  const shut = await run(['info', 'vault', '--json'], { LIBELLUS_PASSPHRASE: FIRST })
  expect(shut).toMatchObject({ exitCode: 1, json: [{ error: { code: 'WRONG_PASSPHRASE' } }] })
  const opened = await run(['info', 'vault', '--json'], { LIBELLUS_PASSPHRASE: SECOND })
  expect(opened.json).toMatchObject([{ name: 'vault', keys: { recovery: null } }])

  const made = await run(['recovery-key', 'vault', '--json'], { LIBELLUS_PASSPHRASE: SECOND })
  const { words } = made.json[0] as { words: string[] }
  expect(words).toHaveLength(12)
  const recovered = await run(['recover', 'vault', '--json'], {
    LIBELLUS_RECOVERY_WORDS: words.join('\n'),
    LIBELLUS_NEW_PASSPHRASE: THIRD,
  })
  expect(recovered).toMatchObject({ exitCode: 0, json: [{ name: 'vault' }] })
  const info = await run(['info', 'vault'], { LIBELLUS_PASSPHRASE: THIRD })
  expect(info.stdout).toMatch(/Recovery key +\d{4}-\d\d-\d\d/)
})

test('the sheet is a file for its owner alone, and the words are printed nowhere', async () => {
  const info = await run(['info', 'vault', '--json'], { LIBELLUS_PASSPHRASE: THIRD })
  expect(info.exitCode).toBe(0)
  const made = await run(['recovery-key', 'vault', '--sheet', 'sheet.pdf'], { LIBELLUS_PASSPHRASE: THIRD })
  expect(made.exitCode).toBe(0)
  const file = path.join(home, 'sheet.pdf')
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
  const { pages } = await readPdf(await readFile(file))
  const words = [...(pages[0]?.text ?? '').matchAll(/\b(?:\d{1,2})\s+([a-z]{3,8})\b/g)].map(
    ([, word]) => word as string,
  )
  expect(words).toHaveLength(12)
  for (const word of words) expect(made.stdout.split(/\W+/)).not.toContain(word)
  await writeFile(path.join(home, 'words.txt'), `${words.join('\r\n')}\r\n`)
  const env = { LIBELLUS_NEW_PASSPHRASE: FIRST }
  expect(await run(['recover', 'vault', '--words-file', 'words.txt'], env)).toMatchObject({ exitCode: 0 })
})

test.each([
  [['passphrase', 'vault'], { LIBELLUS_PASSPHRASE: FIRST }, /LIBELLUS_NEW_PASSPHRASE/],
  [['recover', 'vault'], { LIBELLUS_NEW_PASSPHRASE: SECOND }, /LIBELLUS_RECOVERY_WORDS/],
  [['recovery-key', 'vault', '--sheet', 'nowhere/sheet.pdf'], { LIBELLUS_PASSPHRASE: FIRST }, /nowhere/],
])('vault %j without what it needs is wrong use, and says what is missing', async (args, env, said) => {
  const ran = await run(args, env)
  expect(ran.exitCode).toBe(2)
  expect(ran.stderr).toMatch(said)
})

test('words that are no recovery key are named', async () => {
  const env = { LIBELLUS_RECOVERY_WORDS: 'one kolbasa two', LIBELLUS_NEW_PASSPHRASE: SECOND }
  const strange = await run(['recover', 'vault'], env)
  expect(strange).toMatchObject({ exitCode: 1, stdout: '' })
  expect(strange.stderr).toContain('kolbasa')
  const few = await run(['recover', 'vault'], { ...env, LIBELLUS_RECOVERY_WORDS: 'abandon ability' })
  expect(few.stderr).toContain('twelve')
})

test('with the recovery key alone a backup is restored and a vault salvaged, and what opens them is said', async () => {
  const known = { LIBELLUS_PASSPHRASE: FIRST }
  const { words } = (await run(['recovery-key', 'vault', '--json'], known)).json[0] as { words: string[] }
  await writeFile(path.join(home, 'sheet.txt'), words.join('\n'))
  expect(await libellus(home, ['backup', 'vault', 'one.libellus'], known)).toMatchObject({ exitCode: 0 })
  const restored = await libellus(home, ['restore', 'one.libellus', 'restored', '--words-file', 'sheet.txt'])
  expect(restored.exitCode).toBe(0)
  expect(restored.stderr).toContain('libellus vault recover')
  const env = { LIBELLUS_RECOVERY_WORDS: words.join(' ') }
  expect(await libellus(home, ['salvage', 'vault', 'salvaged', '--recovery-key'], env)).toMatchObject({ exitCode: 0 })
  const opened = await run(['recover', 'restored', '--json'], { ...env, LIBELLUS_NEW_PASSPHRASE: SECOND })
  expect(opened).toMatchObject({ exitCode: 0, json: [{ name: 'restored' }] })
  const missing = await libellus(home, ['restore', 'one.libellus', 'again', '--recovery-key'])
  expect(missing).toMatchObject({ exitCode: 2, stdout: '' })
  expect(missing.stderr).toContain('LIBELLUS_RECOVERY_WORDS')
})
