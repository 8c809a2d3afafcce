import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createVault } from '../../src/main/engine/vault/opening.ts'
import { madePdf } from '../fixtures/made-pdfs.ts'
import { CHEAP } from '../fixtures/vault-cost.ts'
import { ROOT } from '../test-host.ts'
import { alone } from './alone.ts'
import { engineIn, finished, PASSPHRASE, REFERENCE, type Act } from './acts/act.ts'

const WHO = { operator: 'A. Orlova', account: 'orlova', computer: 'ORLOVA-PC' }
const MIGRATIONS = path.join(ROOT, 'resources/migrations')

/** Whole files in memory where the system has such a folder: a kill or a replayed journal needs no disk. */
function quickFolder(): string {
  return statSync('/dev/shm', { throwIfNoEntry: false })?.isDirectory() ? '/dev/shm' : tmpdir()
}

/** Houses in which acts are tried, each a copy of one that is made once. */
export interface Houses {
  /** A new copy, as the act begins with it. */
  copy(act: Act): Promise<string>
  /** A new empty folder beside them. */
  folder(name: string): string
  remove(): void
}

export async function buildHouses(): Promise<Houses> {
  const root = mkdtempSync(path.join(quickFolder(), 'libellus-faults-'))
  const common = path.join(root, 'common')
  const prepared = new Map<string, Promise<string>>()
  let copies = 0
  await buildCommon(common)

  async function prepare(act: Act): Promise<string> {
    if (!act.prepare) return common
    const base = path.join(root, `prepared-${prepared.size}`)
    cpSync(common, base, { recursive: true })
    await alone(() => act.prepare!(base))
    rmSync(path.join(base, 'before'), { recursive: true, force: true })
    return base
  }

  return {
    async copy(act) {
      if (!prepared.has(act.name)) prepared.set(act.name, prepare(act))
      const base = path.join(root, `house-${copies++}`)
      cpSync((await prepared.get(act.name))!, base, { recursive: true })
      return base
    },
    folder(name) {
      const folder = path.join(root, `${name}-${copies++}`)
      mkdirSync(folder)
      return folder
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** A vault with one case and a few documents of several formats, and a folder of evidence that is not in it yet. */
async function buildCommon(base: string): Promise<void> {
  const first = path.join(base, 'first')
  const evidence = path.join(base, 'evidence')
  for (const folder of [first, evidence]) mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(first, 'letter.txt'), 'A letter\n\nThe licence ended on 5 December 2006.\n')
  writeFileSync(
    path.join(first, 'page.html'),
    '<!doctype html><title>A page</title><article><p>The maker went on.</p></article>',
  )
  writeFileSync(
    path.join(first, 'contract.pdf'),
    await madePdf([{ text: 'Contract of supply' }, { text: 'Signatures' }]),
  )
  for (let at = 1; at <= 5; at++) {
    writeFileSync(path.join(first, `note-${at}.md`), `# Note ${at}\n\n${'The penalty is owed. '.repeat(40 * at)}\n`)
  }
  for (let at = 0; at < 24; at++) {
    const text = `Report ${at}\n\nThe maker went on for the ${at}th time.\n\n${'Nobody stopped it. '.repeat(at * 30)}`
    writeFileSync(path.join(evidence, `${String(at).padStart(2, '0')}.txt`), text)
  }
  const vault = await createVault(path.join(base, 'vault'), PASSPHRASE, WHO, MIGRATIONS, { cost: CHEAP })
  vault.close()
  const { client, engine } = await engineIn(base)
  await client.vault.open({ place: engine.grant(path.join(base, 'vault')), passphrase: PASSPHRASE })
  const { id: caseId } = await client.cases.create({ title: 'A case', reference: REFERENCE })
  await finished(client, await client.imports.start({ caseId, places: [engine.grant(first)] }))
  await engine.close()
  for (const settings of ['settings', 'first']) rmSync(path.join(base, settings), { recursive: true, force: true })
}
