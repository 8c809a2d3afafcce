import { cpSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { libellus, libellusUnread } from '../e2e/command-line.ts'
import { temporaryFolder } from '../fixtures/vaults.ts'
import { ROOT } from '../test-host.ts'

const known = { LIBELLUS_PASSPHRASE: 'a vault of its time' }
const t = translator('en')

function homeWithVault() {
  const home = temporaryFolder()
  cpSync(path.join(ROOT, 'tests/fixtures/released/0006'), path.join(home, 'vault'), { recursive: true })
  return { home, run: (...args: string[]) => libellus(home, args, known) }
}

function originalsOf(home: string): string[] {
  const objects = path.join(home, 'vault', 'objects')
  const files = (readdirSync(objects, { recursive: true }) as string[]).map((name) => path.join(objects, name))
  return files.filter((file) => statSync(file).isFile())
}

test('every command that opens a vault says on standard error what opening found, and JSON stays as it was', async () => {
  const { home, run } = homeWithVault()
  rmSync(path.join(home, 'vault', 'heads.json'))
  const first = await run('case', 'list', 'vault', '--json')
  expect(first).toMatchObject({ exitCode: 0, json: [expect.any(Array)] })
  expect(first.stderr).toContain(t('vault:notice.migrated.title'))
  expect(first.stderr).toContain(t('vault:notice.heads-rebuilt.title'))
  const again = await run('search', 'vault', 'licence')
  expect(again.stderr).toContain(t('vault:notice.heads-rebuilt.title'))
  expect(again.stderr).not.toContain(t('vault:notice.no-recovery-key.title'))
  const info = await run('vault', 'info', 'vault')
  expect(info.stdout).toContain(t('vault:notice.heads-rebuilt.title'))
  expect(info.stderr).toBe('')
  await run('verify', 'vault')
  const damaged = await run('case', 'list', 'vault')
  expect(damaged.stderr.split('\n')[0]).toContain(t('vault:notice.damaged.title'))
})

test('what a salvage read is told in words, and the new vault is backed up once its loss was accepted', async () => {
  const { home, run } = homeWithVault()
  rmSync(path.join(home, 'vault', 'heads.json'))
  const salvaged = await run('salvage', 'vault', 'new')
  expect(salvaged.stdout).toContain(t('vault:table.case_file'))
  expect(salvaged.stdout).not.toMatch(/case_file|stage_entry|custody_event/)
  const folder = path.join(home, 'new')
  expect(salvaged.stdout).toContain(t('cli:salvage.accept', { folder }))
  expect(await run('backup', 'new', 'b.libellus', '--json')).toMatchObject({ exitCode: 1 })
  expect(await run('vault', 'accept-loss', 'new', '--reason', 'Compared with the paper file')).toMatchObject({
    exitCode: 0,
  })
  expect(await run('verify', 'new')).toMatchObject({ exitCode: 0 })
  expect(await run('backup', 'new', 'b.libellus')).toMatchObject({ exitCode: 0 })
})

test('a missing original is told by its document and case', async () => {
  const { home, run } = homeWithVault()
  rmSync(originalsOf(home)[0]!)
  const found = await run('verify', 'vault')
  expect(found.exitCode).toBe(1)
  expect(found.stdout).toMatch(/The original (26-014|19-003) · .+ \([0-9a-f]{64}\) is missing/)
})

test('a vault without any key file is not said to open by its other copy', async () => {
  const { home, run } = homeWithVault()
  for (const name of ['vault.json', 'vault.json.copy']) rmSync(path.join(home, 'vault', name), { force: true })
  const found = await run('verify', 'vault')
  expect(found.exitCode).toBe(1)
  expect(found.stdout).toContain(t('vault:fault.key-file', { context: 'none' }))
  expect(found.stdout).not.toContain('opens by the other')
})

test('a damaged backup that was restored is not advised to be restored', async () => {
  const { home, run } = homeWithVault()
  expect(await run('backup', 'vault', '--into', 'Backups')).toMatchObject({ exitCode: 0 })
  const [generation] = readdirSync(path.join(home, 'Backups', 'generations'))
  const file = path.join(home, 'Backups', 'generations', generation!, 'vault.db')
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill(0x5a, bytes.length - 3 * 4096, bytes.length - 3 * 4096 + 10))
  const restored = await run('restore', 'Backups', 'restored')
  expect(restored.exitCode).toBe(1)
  const folder = path.join(home, 'restored')
  expect(restored.stdout).toContain(t('cli:vault.restoredAdvice', { folder }))
  expect(restored.stdout).not.toMatch(/The vault was restored|restore the la(te)?st backup/i)
  const lines = restored.stdout.split('\n').filter((line) => line !== '')
  expect(new Set(lines).size).toBe(lines.length)
})

test('nothing is written into the folder of the vault itself, however it is named', async () => {
  const { home, run } = homeWithVault()
  symlinkSync('vault', path.join(home, 'linked'))
  await run('vault', 'info', 'vault')
  const before = readdirSync(path.join(home, 'vault'))
  for (const args of [
    ['backup', 'vault', 'vault/x.libellus'],
    ['backup', 'vault', 'linked/x.libellus'],
    ['backup', 'vault', '--into', 'vault/new'],
    ['backup', 'plan', 'vault', '--into', 'vault/new', '--on-close'],
    ['case', 'export', 'vault', '--case', '26-014', '--out', 'vault/case.zip'],
    ['vault', 'recovery-key', 'vault', '--sheet', 'vault/sheet.pdf'],
    ['audit', 'vault', '--csv', 'vault/trail.csv'],
    ['salvage', 'vault', 'vault/new'],
  ]) {
    const refused = await run(...args)
    expect(refused.exitCode, args.join(' ')).toBe(1)
    expect(refused.stderr, args.join(' ')).toContain('would lie in the folder of the vault')
  }
  expect(readdirSync(path.join(home, 'vault'))).toEqual(before)
}, 120_000)

test('backups made within one minute are told apart by their seconds', async () => {
  const { run } = homeWithVault()
  for (let turn = 0; turn < 2; turn++) expect((await run('backup', 'vault', '--into', 'B')).exitCode).toBe(0)
  const listed = await run('backups', 'B', '--json')
  const [held] = listed.json as unknown as { madeAt: string }[][]
  const together = held![0]!.madeAt.slice(0, 16) === held![1]!.madeAt.slice(0, 16)
  const { stdout } = await run('backups', 'B')
  expect(/\d\d:\d\d:\d\d/.test(stdout)).toBe(together)
})

test('every description of the help begins in one way', async () => {
  for (const args of [['--help'], ['document', '--help'], ['custody', '--help'], ['audit', '--help']]) {
    const { stdout } = await libellus(temporaryFolder(), args)
    const described = stdout.split('\n').filter((line) => /^ {2}\S.* {2,}\S/.test(line))
    for (const line of described) expect(line).not.toMatch(/ {2,}(?!(FRE|PDF|ISO|JSON)\b)[A-Z]\w+ [^ ]/)
  }
})

test('a command whose answer is not read to its end goes on to its own, and closes its vault', async () => {
  const { home, run } = homeWithVault()
  expect((await run('case', 'list', 'vault')).stderr).not.toContain(t('vault:notice.unclean-end.title'))
  expect(await libellusUnread(home, ['search', 'vault', 'licence'], known)).toBe(0)
  expect(await libellusUnread(home, ['case', 'list', 'vault', '--json'], known)).toBe(0)
  expect((await run('case', 'list', 'vault')).stderr).not.toContain(t('vault:notice.unclean-end.title'))
})
