import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { libellus } from '../e2e/command-line.ts'
import { temporaryFolder } from '../engine-under-test.ts'

const known = { LIBELLUS_PASSPHRASE: 'a quiet harbour in June' }

test('a case’s JSON that is not accepted is refused with every reason, also one that the running job finds', async () => {
  const home = await temporaryFolder()
  await libellus(home, ['vault', 'create', 'vault'], known)
  await writeFile(path.join(home, 'letter.txt'), 'Dear Sirs, stop.\n')
  const importing = async (json: string | Buffer) => {
    await writeFile(path.join(home, 'case.json'), json)
    return libellus(home, ['case', 'import-json', 'vault', 'case.json'], known)
  }
  const documents = [{ file: 'letter.txt', sha256: 'a'.repeat(64) }]
  const otherBytes = await importing(JSON.stringify({ format: 1, case: { title: 'T' }, documents }))
  expect(otherBytes).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('documents[0].sha256: ') as string })
  expect(otherBytes.stderr).toContain('its SHA-256 is 646d464f')
  const cp1251 = await importing(Buffer.from('{"format":1,"case":{"title":"\xcf\xe5"}}', 'latin1'))
  expect(cp1251).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('UTF-8') as string })
  expect(cp1251.stderr).toContain('(case.json)')
})
