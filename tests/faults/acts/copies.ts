import { cpSync, existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../../test-host.ts'
import { caseOf, engineIn, finished, made, PASSPHRASE, REFERENCE, tellEntry, type Act, type Scene } from './act.ts'

const RELEASED = path.join(ROOT, 'tests/fixtures/released')

async function changeNotes(scene: Scene, notes: string): Promise<void> {
  const { id: caseId, revision } = await caseOf(scene)
  await scene.client.cases.change({ caseId, revision, fields: { notes } })
}

/** Restores a backup into a new folder; throws unless what is restored verifies and is at least as far. */
async function proveBackup({ base, client, engine }: Scene, backup: string, notes: string | undefined): Promise<void> {
  const into = path.join(base, 'proof')
  rmSync(into, { recursive: true, force: true })
  const places = { backup: engine.grant(path.join(base, backup)), into: engine.grant(into) }
  const { clean, faults } = await made(client.backups.restore({ ...places, passphrase: PASSPHRASE }))
  if (!clean) throw new Error(`the restored ${backup} has faults: ${JSON.stringify(faults)}`)
  await client.vault.open({ place: engine.grant(into), passphrase: PASSPHRASE })
  const found = (await client.cases.get({ case: REFERENCE })).notes
  await client.vault.lock()
  if (notes !== undefined && found < notes) throw new Error(`the restored ${backup} is of ${found}, told was ${notes}`)
}

export const backingUpToFile: Act = {
  name: 'backup file',
  async run(acting) {
    const { base, client, engine, tell } = acting
    for (let turn = 1; turn <= 2; turn++) {
      await changeNotes(acting, `State ${turn}`)
      const name = `backup-${turn}.libellus`
      await finished(client, await client.backups.toFile({ place: engine.grant(path.join(base, name)) }))
      tell({ backup: name })
      await tellEntry(acting)
    }
  },
  async proveClosed(scene, told) {
    for (const turn of [1, 2]) {
      const name = `backup-${turn}.libellus`
      const isTold = told.some(({ backup }) => backup === name)
      if (isTold || existsSync(path.join(scene.base, name))) await proveBackup(scene, name, `State ${turn}`)
    }
  },
}

export const backingUpToFolder: Act = {
  name: 'backup folder',
  async run(acting) {
    const { base, client, engine, tell } = acting
    const place = engine.grant(path.join(base, 'backups'))
    for (let turn = 1; turn <= 4; turn++) {
      await changeNotes(acting, `State ${turn}`)
      await finished(client, await client.backups.toFolder({ place, keep: 2 }))
      tell({ generation: `State ${turn}` })
      await tellEntry(acting)
    }
  },
  /** Whatever the folder says it holds, its latest state is whole and no older than what was told. */
  async proveClosed(scene, told) {
    const last = told.findLast(({ generation }) => generation)?.['generation'] as string | undefined
    const place = scene.engine.grant(path.join(scene.base, 'backups'))
    const held = await scene.client.backups.generations({ place }).catch((failure: { code?: string }) => {
      if (last === undefined && /^(NOT_A_BACKUP|PLACE_NOT_READABLE)$/.test(failure.code ?? '')) return []
      throw failure
    })
    if (last !== undefined && held.length === 0) throw new Error('the folder holds no generation')
    if (held.length > 0) await proveBackup(scene, 'backups', last)
  },
}

/** Makes a backup file of the common house, with the vault closed before and afterwards. */
async function leaveBackup(base: string): Promise<void> {
  const scene = await engineIn(path.join(base, 'before'), base)
  await scene.client.vault.open({ place: scene.engine.grant(path.join(base, 'vault')), passphrase: PASSPHRASE })
  await finished(
    scene.client,
    await scene.client.backups.toFile({ place: scene.engine.grant(path.join(base, 'kept.libellus')) }),
  )
  await scene.engine.close()
}

export const restoring: Act = {
  name: 'restore',
  opens: true,
  prepare: leaveBackup,
  async run({ base, client, engine, tell }) {
    const places = {
      backup: engine.grant(path.join(base, 'kept.libellus')),
      into: engine.grant(path.join(base, 'restored')),
    }
    const { clean } = await made(client.backups.restore({ ...places, passphrase: PASSPHRASE }))
    tell({ restored: clean })
  },
  /** What is there opens and is whole, or is no vault; the backup can be restored again in any case. */
  async proveClosed(scene, told) {
    const { base, client, engine } = scene
    const opened = client.vault.open({ place: engine.grant(path.join(base, 'restored')), passphrase: PASSPHRASE })
    const code = await opened.then(
      () => undefined,
      (failure: { code?: string }) => failure.code ?? 'UNEXPECTED',
    )
    if (code === undefined) {
      const { result } = await finished(client, await client.vault.verify())
      await client.vault.lock()
      if (result?.['clean'] !== true)
        throw new Error(`what was restored has faults: ${JSON.stringify(result?.['faults'])}`)
    } else if (told.length > 0 || !/^(NOT_A_VAULT|PLACE_NOT_READABLE|VAULT_DAMAGED)$/.test(code)) {
      throw new Error(`what was restored says ${code}`)
    }
    await proveBackup(scene, 'kept.libellus', undefined)
  },
}

export const OLD_PASSPHRASE = 'a vault of its time'

export const migrating: Act = {
  name: 'migration',
  opens: true,
  async prepare(base) {
    rmSync(path.join(base, 'vault'), { recursive: true, force: true })
    cpSync(path.join(RELEASED, '0006-unclean'), path.join(base, 'vault'), { recursive: true })
  },
  async run(acting) {
    const { base, client, engine, tell } = acting
    await client.vault.open({ place: engine.grant(path.join(base, 'vault')), passphrase: OLD_PASSPHRASE })
    tell({ opened: true })
    const { id } = await client.cases.create({ title: 'After', reference: 'A-1' })
    tell({ created: 'A-1' })
    await tellEntry(acting, id)
  },
  passphrases: () => [OLD_PASSPHRASE],
  async prove({ client }, told) {
    const [one] = await client.cases.list({})
    if (!one) throw new Error('the cases of the old vault are lost')
    if ((await client.evidence.list({ caseId: one.id })).length === 0 && one.documents > 0)
      throw new Error('documents are lost')
    if (told.some(({ created }) => created)) await client.cases.get({ case: 'A-1' })
  },
}

export const salvaging: Act = {
  name: 'salvage',
  opens: true,
  async run({ base, client, engine, tell }) {
    const places = { place: engine.grant(path.join(base, 'vault')), into: engine.grant(path.join(base, 'salvaged')) }
    const { originals } = await made(client.vault.salvage({ ...places, passphrase: PASSPHRASE }))
    tell({ salvaged: originals.read })
  },
  /** Cut short before it was told, it is a vault, or none. */
  async proveClosed({ base, client, engine }, told) {
    const opened = client.vault.open({ place: engine.grant(path.join(base, 'salvaged')), passphrase: PASSPHRASE })
    if (told.length === 0) {
      const code = await opened.then(
        () => undefined,
        (failure: { code?: string }) => failure.code ?? String(failure),
      )
      if (code !== undefined && !/^(NOT_A_VAULT|PLACE_NOT_READABLE)$/.test(code))
        throw new Error(`half a vault says ${code}`)
      return
    }
    await opened
    await client.cases.get({ case: REFERENCE })
    const { result } = await finished(client, await client.vault.verify())
    if (result?.['clean'] !== true) throw new Error('what was salvaged has faults')
  },
}
