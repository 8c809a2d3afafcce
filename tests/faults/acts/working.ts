import path from 'node:path'
import { edtfDate } from '../../../src/shared/domain/edtf.ts'
import { caseOf, finished, tellEntry, type Act } from './act.ts'

/** What a day at the desk consists of. */

export const importing: Act = {
  name: 'import',
  async run(acting) {
    const { base, client, engine, tell } = acting
    const { id: caseId } = await caseOf(acting)
    const told = new Set<string>()
    const { id: jobId } = await client.imports.start({ caseId, places: [engine.grant(path.join(base, 'evidence'))] })
    for await (const job of await client.jobs.watch({ jobId })) {
      for (const { sha256 } of await client.evidence.list({ caseId })) {
        if (!told.has(sha256)) tell({ document: sha256 })
        told.add(sha256)
      }
      await tellEntry(acting, caseId)
      if (job.state === 'failed') throw Object.assign(new Error(job.error?.code), { code: job.error?.code })
    }
  },
  async prove(scene, told) {
    const { id: caseId } = await caseOf(scene)
    const there = new Set((await scene.client.evidence.list({ caseId })).map(({ sha256 }) => sha256))
    for (const { document } of told) {
      if (document !== undefined && !there.has(document as string)) throw new Error(`document ${document} is lost`)
    }
  },
}

export const editing: Act = {
  name: 'edit',
  async run(acting) {
    const { client, tell } = acting
    const { id: caseId } = await caseOf(acting)
    const [document] = await client.evidence.list({ caseId })
    const documentId = document!.id
    for (let round = 1; round <= 12; round++) {
      const { revision } = await caseOf(acting)
      await client.cases.change({ caseId, revision, fields: { notes: `Round ${round}`, tags: [`round-${round}`] } })
      tell({ round })
      await tellEntry(acting, caseId)
      const name = `Party ${round}`
      await client.parties.add({
        caseId,
        role: 'claimant',
        name,
        aliases: [],
        country: null,
        address: '',
        representative: '',
      })
      await tellEntry(acting, caseId)
      await client.stages.record({ caseId, stage: 'hearing', on: edtfDate('2026-06'), note: name, disclosable: true })
      await tellEntry(acting, caseId)
      await client.evidence.mark({ documentIds: [documentId], marks: { reviewed: round % 2 === 0 } })
      await tellEntry(acting, caseId)
      const { revision: seen } = await client.evidence.get({ documentId })
      await client.evidence.annotate({ documentId, revision: seen, fields: { notes: `Round ${round}` } })
      tell({ annotated: round })
      await tellEntry(acting, caseId)
    }
    await client.cases.create({ title: 'Another', reference: 'K-2' })
    tell({ created: 'K-2' })
    await tellEntry(acting)
  },
  async prove(scene, told) {
    const found = await caseOf(scene)
    const last = Math.max(0, ...told.map(({ round }) => Number(round ?? 0)))
    const stands = Number(/\d+/.exec(found.notes)?.[0] ?? 0)
    if (stands < last || stands > last + 1) throw new Error(`the notes are of round ${stands}, told was ${last}`)
    const annotated = Math.max(0, ...told.map((fact) => Number(fact['annotated'] ?? 0)))
    const [document] = await scene.client.evidence.list({ caseId: found.id })
    const { notes } = await scene.client.evidence.get({ documentId: document!.id })
    if (Number(/\d+/.exec(notes)?.[0] ?? 0) < annotated) throw new Error('an annotation is lost')
    if (told.some(({ created }) => created)) await scene.client.cases.get({ case: 'K-2' })
  },
}

export const exporting: Act = {
  name: 'dossier',
  async run(acting) {
    const { client, tell } = acting
    const { id: caseId } = await caseOf(acting)
    const documents = (await client.evidence.list({ caseId })).filter(({ readable }) => readable !== 'refused')
    const documentIds = documents.map(({ id }) => id)
    await client.evidence.mark({ documentIds, marks: { reviewed: true } })
    await tellEntry(acting, caseId)
    await client.exhibits.number({ caseId, documentIds, series: 'C' })
    await tellEntry(acting, caseId)
    for (const language of ['en', 'ru'] as const) {
      await finished(client, await client.dossier.make({ caseId, profile: 'bundle', language }))
      for (const { sha256 } of await client.dossier.versions({ caseId })) tell({ dossier: sha256 })
      await tellEntry(acting, caseId)
    }
  },
  async prove({ client, engine, ...rest }, told) {
    const { id: caseId } = await caseOf({ client, engine, ...rest })
    const versions = await client.dossier.versions({ caseId })
    for (const { dossier } of told) {
      if (dossier === undefined) continue
      const version = versions.find(({ sha256 }) => sha256 === dossier)
      const file = await engine.fetch(new Request(`http://engine/dossiers/${version?.id}/file`))
      if ((await file.arrayBuffer()).byteLength !== version?.size) throw new Error('a dossier is lost')
    }
  },
}

export const verifying: Act = {
  name: 'verify',
  async run(acting) {
    const { client, tell } = acting
    for (let turn = 0; turn < 3; turn++) {
      await finished(client, await client.vault.verify())
      tell({ verified: turn })
      await tellEntry(acting)
    }
  },
}

export const locking: Act = {
  name: 'open and lock',
  opens: true,
  async run(acting) {
    const { base, client, engine, tell } = acting
    for (let turn = 1; turn <= 4; turn++) {
      await client.vault.open({ place: engine.grant(path.join(base, 'vault')), passphrase: 'four plain words here' })
      const { id: caseId, revision } = await caseOf(acting)
      await client.cases.change({ caseId, revision, fields: { notes: `Round ${turn}` } })
      tell({ round: turn })
      await tellEntry(acting, caseId)
      await client.vault.lock()
      tell({ locked: turn })
    }
  },
  async prove(scene, told) {
    const last = Math.max(0, ...told.map(({ round }) => Number(round ?? 0)))
    if (Number(/\d+/.exec((await caseOf(scene)).notes)?.[0] ?? 0) < last) throw new Error('an edit is lost')
  },
}

export const creating: Act = {
  name: 'create',
  opens: true,
  async run({ base, client, engine, tell }) {
    await client.vault.create({ place: engine.grant(path.join(base, 'new')), passphrase: 'four plain words here' })
    tell({ made: true })
    await client.cases.create({ title: 'First', reference: 'F-1' })
    tell({ first: true })
  },
  /** Cut short before it was told, it is a vault, or none and can be made there anew. */
  async proveClosed({ base, client, engine }, told) {
    const place = engine.grant(path.join(base, 'new'))
    const passphrase = 'four plain words here'
    const code = await client.vault.open({ place, passphrase }).then(
      () => undefined,
      (failure: { code?: string }) => failure.code ?? String(failure),
    )
    if (code !== undefined) {
      if (told.length > 0 || !/^(NOT_A_VAULT|PLACE_NOT_READABLE)$/.test(code))
        throw new Error(`half a vault says ${code}`)
      await client.vault.create({ place, passphrase })
    }
    if (told.some(({ first }) => first)) await client.cases.get({ case: 'F-1' })
  },
}
