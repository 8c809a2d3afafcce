import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Job } from '../../../../shared/contract/jobs.ts'
import type { Exception } from '../../../../shared/contract/leaving.ts'
import { requireCase } from '../../cases/require.ts'
import type { EngineContext } from '../../context.ts'
import { receiveCustody, withdrawCustody } from '../../evidence/carrying.ts'
import { pickDocuments } from '../../evidence/documents.ts'
import { letOut } from '../../exhibits/leaving.ts'
import { EngineError } from '../../fault.ts'
import type { Vault } from '../../vault/vault.ts'
import { requireFree } from '../bag/target.ts'
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
 * entry says so. Throws CASE_NOT_FOUND, DOCUMENTS_BARRED, PASSPHRASE_TOO_SHORT, PLACE_OCCUPIED, PLACE_NOT_WRITABLE.
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
  await requireFree(at, form)
  const leaving = vault.write(() => leave(vault, order, `Libellus ${host.version}`))
  const { contents, custody } = leaving
  const { documents, leftOut } = contents.packaged
  const result = { documents: documents.length, leftOut: leftOut.documents, name: path.basename(at) }
  return jobs.start(vault, { kind: 'package-out', caseId, result }, async (run) => {
    try {
      const wanted = { at, form, passphrase: form === 'sealed' ? passphrase : undefined }
      return await writePackage(contents, wanted, (done, total) => run.progress({ done, total }), run.signal)
    } catch (failure) {
      try {
        vault.write(() => {
          withdrawCustody(vault, custody)
          vault.audit({ caseId, act: 'case.not-packaged', subject: caseId, after: { form } })
        })
      } catch {
        // A vault that takes no entry either keeps saying that the package left; what ended the writing is to be told.
      }
      throw failure
    }
  })
}

/** Lets the documents out, enters it, and reads the case as it stands then. Inside a transaction. */
function leave(vault: Vault, { caseId, form, exceptions, leaveOut }: Order, program: string) {
  const stay = form !== 'sealed' && leaveOut ? stayingDocuments(vault, caseId, exceptions) : new Set<string>()
  const leaving = gatherCase(vault, caseId, program).documents.filter(({ id }) => !stay.has(id))
  const ids = leaving.map(({ id }) => id)
  if (form !== 'sealed') letOut(vault, caseId, pickDocuments(vault, caseId, ids), exceptions)
  const after = { form, documents: ids.length, leftOut: stay.size }
  vault.audit({ caseId, act: 'case.packaged', subject: caseId, after })
  const at = new Date().toISOString()
  const custody = leaving.map(({ id: documentId, sha256 }) => {
    const id = uuidv7()
    receiveCustody(vault, documentId, [
      { id, at, by: vault.operator, act: 'exported', detail: { what: 'package', form, sha256 } },
    ])
    return id
  })
  const whole = gatherCase(vault, caseId, program)
  return { contents: contentsOf(vault, form === 'sealed' ? whole : withoutPlaces(whole), stay), custody }
}
