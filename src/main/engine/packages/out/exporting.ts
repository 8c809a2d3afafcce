import { rm } from 'node:fs/promises'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Job } from '../../../../shared/contract/jobs.ts'
import type { Exception } from '../../../../shared/contract/leaving.ts'
import { requireCase } from '../../cases/require.ts'
import type { EngineContext } from '../../context.ts'
import { receiveCustody } from '../../evidence/carrying.ts'
import { pickDocuments } from '../../evidence/documents.ts'
import { letOut } from '../../exhibits/leaving.ts'
import { EngineError } from '../../fault.ts'
import { requireOutside } from '../../vault/outside.ts'
import type { Vault } from '../../vault/vault.ts'
import { makeAside, requireFree } from '../bag/target.ts'
import { type Begun, noteBegun, noteWhole, takeBack } from './begun.ts'
import { contentsOf, gatherCase, stayingDocuments } from './contents.ts'
import { withoutPlaces } from './leaving-out.ts'
import { writePackage } from './writing.ts'

/** Whoever has the file can try as often as they like. */
const LEAST_PASSPHRASE = 8

export interface Order {
  caseId: string
  at: string
  form: 'folder' | 'zip' | 'sealed'
  passphrase: string | undefined
  exceptions: readonly Exception[]
  leaveOut: boolean
}

/**
 * Makes a package of a case at a place where nothing lies yet. A folder or a zip passes the gate of the house, document
 * by document; under a passphrase everything travels. The entry and the custody of the leaving are made with the reading
 * of the rows, so that the package holds them too; where no package comes of it, the custody is taken back and a second
 * entry says so, at the next opening where the program ends before. Throws CASE_NOT_FOUND, DOCUMENTS_BARRED, PASSPHRASE_TOO_SHORT, PLACE_OCCUPIED, PLACE_NOT_WRITABLE.
 */
export async function exportPackage(
  { jobs, host }: Pick<EngineContext, 'jobs' | 'host'>,
  vault: Vault,
  order: Order,
): Promise<Job> {
  const { caseId, at, form, passphrase } = order
  requireCase(vault, caseId)
  if (form === 'sealed' && [...(passphrase ?? '').normalize('NFC')].length < LEAST_PASSPHRASE) {
    throw new EngineError('PASSPHRASE_TOO_SHORT', { least: LEAST_PASSPHRASE })
  }
  await requireOutside(vault.folder, at)
  await requireFree(at, form)
  const aside = await makeAside(at, form)
  const { contents, begun } = await leaving(vault, order, aside, `Libellus ${host.version}`)
  const { documents, leftOut } = contents.packaged
  const result = { documents: documents.length, leftOut: leftOut.documents, name: path.basename(at) }
  // What ended the writing is to be told, also where the vault does not take the entry that it did.
  const undo = (failure: unknown) =>
    takeBack(vault, begun)
      .catch(() => undefined)
      .then(() => Promise.reject(failure))
  const wanted = { at, aside, form, passphrase: form === 'sealed' ? passphrase : undefined }
  try {
    return jobs.start(vault, { kind: 'package-out', caseId, result }, async (run) => {
      const progress = (done: number, total: number) => run.progress({ done, total })
      const written = await writePackage(contents, wanted, progress, run.signal).catch(undo)
      noteWhole(vault, begun)
      return written
    })
  } catch (failure) {
    return undo(failure)
  }
}

async function leaving(vault: Vault, order: Order, aside: string, program: string) {
  try {
    return vault.write(() => leave(vault, order, aside, program))
  } catch (failure) {
    await rm(aside, { recursive: true, force: true })
    throw failure
  }
}

/** Lets the documents out, enters it, and reads the case as it stands then. Inside a transaction. */
function leave(vault: Vault, { caseId, form, exceptions, leaveOut }: Order, aside: string, program: string) {
  const stay = form !== 'sealed' && leaveOut ? stayingDocuments(vault, caseId, exceptions) : new Set<string>()
  const going = gatherCase(vault, caseId, program).documents.filter(({ id }) => !stay.has(id))
  const ids = going.map(({ id }) => id)
  if (form !== 'sealed') letOut(vault, caseId, pickDocuments(vault, caseId, ids), exceptions)
  const after = { form, documents: ids.length, leftOut: stay.size }
  vault.audit({ caseId, act: 'case.packaged', subject: caseId, after })
  const at = new Date().toISOString()
  const custody = going.map(({ id: documentId, sha256 }) => {
    const id = uuidv7()
    receiveCustody(vault, documentId, [
      { id, at, by: vault.operator, act: 'exported', detail: { what: 'package', form, sha256 } },
    ])
    return id
  })
  const begun: Begun = { aside, computer: vault.computer, caseId, form, custody, withdrawn: false }
  noteBegun(vault, begun)
  const whole = gatherCase(vault, caseId, program)
  return { contents: contentsOf(vault, form === 'sealed' ? whole : withoutPlaces(whole), stay), begun }
}
