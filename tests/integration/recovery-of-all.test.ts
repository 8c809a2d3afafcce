import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { benchWithVault, ended, importPaths, PASSPHRASE, startBench } from '../engine-under-test.ts'

/** Twelve words that belong together (BIP 39) and open nothing here. */
const ANOTHER_KEY = `${'abandon '.repeat(11)}about`
const NEW = 'found again in August'

test('with the recovery key alone a backup is restored and a damaged vault salvaged, and both are opened by it', async () => {
  const bench = await benchWithVault()
  const { engine, client, folder } = bench
  const papers = path.join(folder, 'papers')
  mkdirSync(papers)
  writeFileSync(path.join(papers, 'article.txt'), 'Copies in Bulgaria\n\nThe licence ended long ago.\n')
  const { id } = await client.cases.create({ title: 'Copies', jurisdiction: null })
  await importPaths(bench, id, [papers])
  const { words } = await client.keys.makeRecoveryKey({ passphrase: PASSPHRASE, language: 'en' })
  const file = path.join(folder, 'one.libellus')
  expect(await ended(client, await client.backups.toFile({ place: engine.grant(file) }))).toMatchObject({
    state: 'done',
  })
  const damaged = path.join(folder, 'vault')
  const keyFile = readFileSync(path.join(damaged, 'vault.json'), 'utf8')
  await client.vault.lock()

  const { engine: later, client: person } = await startBench(folder)
  rmSync(path.join(damaged, 'heads.json'))
  const restored = path.join(folder, 'restored')
  const salvaged = path.join(folder, 'salvaged')
  const restore = (typed: string) =>
    person.backups.restore({ backup: later.grant(file), into: later.grant(restored), words: typed })
  const refused = (typed: string) => restore(typed).then((told) => Array.fromAsync(told))
  await expect(refused('kolbasa')).rejects.toMatchObject({ code: 'NOT_A_RECOVERY_KEY', data: { words: ['kolbasa'] } })
  await expect(refused(ANOTHER_KEY)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_KEY' })
  const told = await Array.fromAsync(await restore(words.join('\n')))
  expect(told.at(-1)!.result).toMatchObject({ clean: true, objects: 1 })
  const read = await Array.fromAsync(
    await person.vault.salvage({
      place: later.grant(damaged),
      into: later.grant(salvaged),
      words: words.map((word) => word.slice(0, 4)).join(' '),
    }),
  )
  expect(read.at(-1)!.result).toMatchObject({ originals: { read: 1 }, nameless: 0 })

  for (const made of [restored, salvaged]) {
    expect(readFileSync(path.join(made, 'vault.json'), 'utf8')).toBe(keyFile)
    const place = later.grant(made)
    expect(await person.vault.openWithRecoveryKey({ place, words: words.join(' '), passphrase: NEW })).toMatchObject({
      documents: 1,
    })
    await person.vault.lock()
  }
})
