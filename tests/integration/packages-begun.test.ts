import { existsSync, readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageGuest } from '../../src/main/engine/packages/out/begun.ts'
import { exportPackage } from '../../src/main/engine/packages/out/exporting.ts'
import type { Job } from '../../src/shared/contract/jobs.ts'
import { fullCase, house, rowsOf } from '../fixtures/packaged-case.ts'
import { temporaryFolder } from '../fixtures/vaults.ts'

describe.each(['folder', 'zip'] as const)('a package as a %s, when the program ends while it is written', (form) => {
  async function begun() {
    const a = await house('A. Orlova')
    const caseId = await fullCase(a)
    const before = rowsOf(a.vault, caseId)
    const at = path.join(temporaryFolder(), 'package')
    const jobs = { ...a.jobs, start: () => ({}) as Job }
    const order = { caseId, at, form, passphrase: undefined, exceptions: [], leaveOut: true }
    await exportPackage({ ...a, jobs }, a.vault, order)
    const [aside] = readdirSync(path.dirname(at)).map((name) => path.join(path.dirname(at), name))
    const reopened = async () => {
      const guest = packageGuest()
      guest.opened?.(a.vault)
      await guest.closing?.(a.vault, 'end')
    }
    const acts = () =>
      a.vault.sqlite.prepare('SELECT act FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT 2').pluck().all(caseId)
    const custody = () => rowsOf(a.vault, caseId)['custody_event']
    return { at, aside: aside!, before, custody, reopened, acts }
  }

  test('is taken back at the next opening, in the custody, in the trail and on the disk', async () => {
    const { at, before, custody, reopened, acts } = await begun()
    expect(custody()).not.toEqual(before['custody_event'])
    await reopened()
    expect(custody()).toEqual(before['custody_event'])
    expect(readdirSync(path.dirname(at))).toEqual([])
    expect(acts()).toEqual(['case.not-packaged', 'case.packaged'])
    await reopened()
    expect(acts()).toEqual(['case.not-packaged', 'case.packaged'])
  }, 30_000)

  test('stands as handed out where it was whole already', async () => {
    const { at, aside, before, custody, reopened, acts } = await begun()
    renameSync(aside, at)
    await reopened()
    expect(custody()).not.toEqual(before['custody_event'])
    expect(acts()[0]).toBe('case.packaged')
    expect(existsSync(at)).toBe(true)
  }, 30_000)

  test('waits for a drive that is not there', async () => {
    const { at, before, custody, reopened, acts } = await begun()
    renameSync(path.dirname(at), `${path.dirname(at)} away`)
    await reopened()
    expect(acts()[0]).toBe('case.packaged')
    renameSync(`${path.dirname(at)} away`, path.dirname(at))
    await reopened()
    expect(custody()).toEqual(before['custody_event'])
    expect(readdirSync(path.dirname(at))).toEqual([])
  }, 30_000)
})
