import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createVault } from '../../../src/main/engine/vault/opening.ts'
import { CHEAP } from '../../fixtures/vault-cost.ts'
import { ROOT } from '../../test-host.ts'
import { caseOf, engineIn, finished, made, PASSPHRASE, REFERENCE, tellEntry, type Act, type Scene } from './act.ts'

const FORMS = [
  { form: 'folder', name: 'package' },
  { form: 'zip', name: 'package.zip' },
  { form: 'sealed', name: 'package.age' },
] as const

async function handOver({ base, client, engine }: Scene, { form, name }: (typeof FORMS)[number]): Promise<void> {
  const { id: caseId } = await client.cases.get({ case: REFERENCE })
  const sealed = form === 'sealed' ? { passphrase: PASSPHRASE } : { leaveOut: true }
  const job = await client.packages.export({ caseId, form, place: engine.grant(path.join(base, name)), ...sealed })
  await finished(client, job)
}

export const packing: Act = {
  name: 'package out',
  slow: true,
  async run(acting) {
    for (const one of FORMS) {
      await handOver(acting, one)
      acting.tell({ package: one.name })
      await tellEntry(acting, (await caseOf(acting)).id)
    }
  },
  /** A package that has its name is whole. */
  async prove({ base, client, engine }, told) {
    for (const { form, name } of FORMS) {
      if (!told.some((fact) => fact['package'] === name) && !existsSync(path.join(base, name))) continue
      const passphrase = form === 'sealed' ? { passphrase: PASSPHRASE } : {}
      const { faults } = await made(
        client.packages.inspect({ place: engine.grant(path.join(base, name)), ...passphrase }),
      )
      if (faults.length > 0) throw new Error(`${name} has faults: ${JSON.stringify(faults)}`)
    }
  },
}

/** A package of the case, and in place of its vault another that does not have it. */
async function leavePackage(base: string): Promise<void> {
  const scene = await engineIn(path.join(base, 'before'), base)
  const { client, engine } = scene
  await client.vault.open({ place: engine.grant(path.join(base, 'vault')), passphrase: PASSPHRASE })
  await handOver(scene, FORMS[2])
  await engine.close()
  const who = { operator: 'A. Orlova', account: 'orlova', computer: 'ORLOVA-PC' }
  const migrations = path.join(ROOT, 'resources/migrations')
  rmSync(path.join(base, 'vault'), { recursive: true })
  const another = await createVault(path.join(base, 'vault'), PASSPHRASE, who, migrations, { cost: CHEAP })
  another.close()
}

export const takingIn: Act = {
  name: 'package in',
  slow: true,
  prepare: leavePackage,
  async run(acting) {
    const { base, client, engine, tell } = acting
    const place = engine.grant(path.join(base, 'package.age'))
    const { id: inspection } = await made(client.packages.inspect({ place, passphrase: PASSPHRASE }))
    await finished(client, await client.packages.take({ inspection, theirs: [] }))
    tell({ taken: (await client.evidence.list({ caseId: (await caseOf(acting)).id })).length })
    await tellEntry(acting, (await caseOf(acting)).id)
  },
  async prove({ client }, told) {
    const taken = told.find((fact) => fact['taken'] !== undefined)?.['taken']
    const [one] = await client.cases.list({})
    const documents = one ? await client.evidence.list({ caseId: one.id }) : []
    if (taken !== undefined && documents.length !== taken) throw new Error('documents that were taken in are lost')
  },
}

export const deletingForGood: Act = {
  name: 'deletion',
  async run(acting) {
    const { client, tell } = acting
    const { id: caseId } = await caseOf(acting)
    for (const { id: documentId, fileName, sha256 } of (await client.evidence.list({ caseId })).slice(0, 6)) {
      await client.deletion.deleteForGood({ documentId, fileName, reason: 'Order of the tribunal, clawback' })
      tell({ deleted: sha256 })
      await tellEntry(acting, caseId)
    }
  },
  async prove(scene, told) {
    const { id: caseId } = await caseOf(scene)
    const there = new Set((await scene.client.evidence.list({ caseId })).map(({ sha256 }) => sha256))
    for (const { deleted } of told) {
      if (deleted !== undefined && there.has(deleted as string)) throw new Error('a document that was deleted is back')
    }
  },
}
