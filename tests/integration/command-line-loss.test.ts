import { cpSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { libellus } from '../e2e/command-line.ts'
import { temporaryFolder } from '../fixtures/vaults.ts'
import { ROOT } from '../test-host.ts'

const known = { LIBELLUS_PASSPHRASE: 'a vault of its time' }
const t = translator('en')

test('a loss is accepted with a reason; the vault then verifies, says so, and is backed up', async () => {
  const home = temporaryFolder()
  cpSync(path.join(ROOT, 'tests/fixtures/released/0006'), path.join(home, 'vault'), { recursive: true })
  rmSync(path.join(home, 'vault', 'heads.json'), { force: true })
  const run = (...args: string[]) => libellus(home, args, known)

  expect((await run('verify', 'vault')).exitCode).toBe(1)
  expect(await run('backup', 'vault', 'b.libellus', '--json')).toMatchObject({ exitCode: 1 })
  expect(await run('vault', 'accept-loss', 'vault')).toMatchObject({ exitCode: 2 })
  const accepted = await run('vault', 'accept-loss', 'vault', '--reason', 'The file was not copied', '--json')
  expect(accepted).toMatchObject({ exitCode: 0, json: [{ accepted: 1 }] })

  writeFileSync(path.join(home, 'vault', 'vault (1).db'), 'of a sync client')
  const verified = await run('verify', 'vault')
  expect(verified.exitCode).toBe(0)
  for (const said of [
    t('cli:verified.cleanButAccepted'),
    t('cli:verified.accepted', { count: 1 }),
    t('cli:verified.remarks', { count: 1 }),
    t('vault:fault.conflicted-copy', { subject: 'vault (1).db' }),
  ]) {
    expect(verified.stdout).toContain(said)
  }
  expect((await run('backup', 'vault', 'b.libellus')).exitCode).toBe(0)
  const again = await run('vault', 'accept-loss', 'vault', '--reason', 'Once more', '--json')
  expect(again).toMatchObject({ exitCode: 1, json: [{ error: { code: 'NOTHING_TO_ACCEPT' } }] })
})
