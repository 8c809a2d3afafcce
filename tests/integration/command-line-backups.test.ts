import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { libellus } from '../e2e/command-line.ts'

const known = { LIBELLUS_PASSPHRASE: 'a quiet harbour in June' }
let home: string

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  await mkdir(path.join(home, 'papers'))
  await writeFile(path.join(home, 'papers', 'article.txt'), 'Copies in Bulgaria\n\nThe licence ended long ago.\n')
  expect(await libellus(home, ['vault', 'create', 'vault'], known)).toMatchObject({ exitCode: 0 })
  await libellus(home, ['case', 'create', 'vault', '--title', 'Copies'], known)
  await libellus(home, ['import', 'vault', '--case', '26-001', 'papers'], known)
})

afterAll(() => rm(home, { recursive: true }))

describe('backups on the command line', () => {
  test('go into a file and come back from it', async () => {
    const made = await libellus(home, ['backup', 'vault', 'one.libellus', '--json'], known)
    expect(made.exitCode).toBe(0)
    expect(made.json.at(-1)).toMatchObject({ type: 'result', file: path.join(home, 'one.libellus'), objects: 1 })
    const restored = await libellus(home, ['restore', 'one.libellus', 'from-file', '--json'], known)
    expect(restored.exitCode).toBe(0)
    expect(restored.json[0]).toMatchObject({ type: 'progress', kind: 'restore' })
    expect(restored.json.at(-1)).toMatchObject({ type: 'result', clean: true, objects: 1 })
    expect(await libellus(home, ['verify', 'from-file'], known)).toMatchObject({ exitCode: 0 })
  })

  test('go into a folder that keeps as many states as it is told, each of which can be restored', async () => {
    for (let turn = 0; turn < 3; turn++) {
      const made = await libellus(home, ['backup', 'vault', '--into', 'Backups', '--keep', '2', '--json'], known)
      expect(made.json.at(-1)).toMatchObject({ type: 'result', folder: path.join(home, 'Backups'), objects: 1 })
    }
    const listed = await libellus(home, ['backups', 'Backups', '--json'])
    const [held] = listed.json as unknown as { id: string }[][]
    expect(held).toHaveLength(2)
    const args = ['restore', 'Backups', 'from-folder', '--generation', held!.at(-1)!.id, '--json']
    expect((await libellus(home, args, known)).json.at(-1)).toMatchObject({ clean: true, objects: 1 })
    expect((await readdir(path.join(home, 'from-folder'))).sort()).toContain('vault.json')
  })

  test('are planned, shown and ended, and none is made by a command that closes the vault', async () => {
    const plan = (...options: string[]) => libellus(home, ['backup', 'plan', 'vault', ...options, '--json'], known)
    const wanted = { name: 'Planned', keep: 5, everyHours: 4, onClose: true, last: null }
    const set = await plan('--into', 'Planned', '--keep', '5', '--every', '4', '--on-close')
    expect(set.json).toEqual([wanted])
    expect((await plan()).json).toEqual([wanted])
    expect((await libellus(home, ['backups', 'Planned', '--json'])).json).toEqual([[]])
    expect((await plan('--off')).json).toEqual([null])
    expect(await readdir(home)).toContain('Planned')
  })

  test.each([
    [['backup', 'vault']],
    [['backup', 'vault', 'two.libellus', '--into', 'Backups']],
    [['backup', 'vault', 'two.libellus', '--keep', '3']],
    [['backup', 'plan', 'vault', '--every', '4']],
    [['backup', 'plan', 'vault', '--into', 'Backups']],
    [['backup', 'plan', 'vault', '--into', 'Backups', '--every', '4', '--off']],
  ])('that cannot be meant are wrong use: %s', async (args) => {
    expect(await libellus(home, args, known)).toMatchObject({ exitCode: 2, stdout: '' })
    expect(await readdir(home)).not.toContain('two.libellus')
  })
})
