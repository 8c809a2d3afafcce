import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { candidates, installedChromium } from '../../src/main/shells/browser/chromium.ts'
import { installedElectron } from '../../src/main/shells/electron-binary.ts'
import { personsFolders } from '../../src/main/shells/folders.ts'

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

describe('the person’s folders', () => {
  test('are moved together by LIBELLUS_HOME', () => {
    expect(personsFolders({ LIBELLUS_HOME: '/media/stick' }, 'linux', '/home/o')).toEqual({
      vaults: '/media/stick/vaults',
      settings: '/media/stick/settings',
    })
  })

  test('follow the desktop’s own name for documents', async () => {
    const home = await temporaryFolder()
    await mkdir(path.join(home, '.config'))
    await writeFile(path.join(home, '.config', 'user-dirs.dirs'), '# comment\nXDG_DOCUMENTS_DIR="$HOME/Документы"\n')
    expect(personsFolders({}, 'linux', home)).toEqual({
      vaults: path.join(home, 'Документы', 'Libellus'),
      settings: path.join(home, '.config', 'libellus'),
    })
    expect(personsFolders({}, 'linux', '/nowhere').vaults).toBe('/nowhere/Documents/Libellus')
  })
})

describe('an installed browser', () => {
  test('is looked for where each system keeps it', () => {
    expect(candidates({ platform: 'linux', env: { PATH: '/usr/bin:relative:/snap/bin' } })).toEqual(
      expect.arrayContaining(['/usr/bin/chromium', '/snap/bin/chromium', '/usr/bin/microsoft-edge']),
    )
    expect(candidates({ platform: 'win32', env: { ProgramFiles: 'C:\\Program Files' } })).toContain(
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    )
    expect(candidates({ platform: 'darwin', env: { HOME: '/Users/o' } })).toContain(
      '/Users/o/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    )
  })

  test('is none where the name stands for nothing that can be run', async () => {
    const folder = await temporaryFolder()
    await writeFile(path.join(folder, 'chromium'), '', { mode: 0o644 })
    expect(await installedChromium({ platform: 'linux', env: { PATH: folder } })).toBeUndefined()
    await writeFile(path.join(folder, 'google-chrome'), '', { mode: 0o755 })
    expect(await installedChromium({ platform: 'linux', env: { PATH: folder } })).toBe(
      path.join(folder, 'google-chrome'),
    )
  })
})

test('Electron counts as installed only where its binary is there', async () => {
  const root = await temporaryFolder()
  const folder = path.join(root, 'node_modules', 'electron')
  await mkdir(path.join(folder, 'dist'), { recursive: true })
  expect(await installedElectron(root)).toBeUndefined()
  await writeFile(path.join(folder, 'path.txt'), 'electron')
  expect(await installedElectron(root)).toBeUndefined()
  await writeFile(path.join(folder, 'dist', 'electron'), '', { mode: 0o755 })
  expect(await installedElectron(root)).toBe(path.join(folder, 'dist', 'electron'))
})
