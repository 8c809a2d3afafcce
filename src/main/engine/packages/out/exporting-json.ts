import type { Exception } from '../../../../shared/contract/leaving.ts'
import { requireCase } from '../../cases/require.ts'
import { pickDocuments } from '../../evidence/documents.ts'
import { letOut } from '../../exhibits/leaving.ts'
import type { MadePaper } from '../../papers/papers.ts'
import type { Vault } from '../../vault/vault.ts'
import { bagName } from '../bag/bag.ts'
import { contentsOf, gatherCase, stayingDocuments } from './contents.ts'
import { withoutPlaces } from './leaving-out.ts'

export interface JsonOrder {
  caseId: string
  exceptions: readonly Exception[]
  leaveOut: boolean
}

/** The case's JSON as a package holds it, without the files; it passes the gate of the house. Throws DOCUMENTS_BARRED. */
export function exportJson(vault: Vault, { caseId, exceptions, leaveOut }: JsonOrder, program: string): MadePaper {
  return vault.write(() => {
    const { reference } = requireCase(vault, caseId)
    const stay = leaveOut ? stayingDocuments(vault, caseId, exceptions) : new Set<string>()
    const whole = gatherCase(vault, caseId, program)
    const ids = whole.documents.map(({ id }) => id).filter((id) => !stay.has(id))
    letOut(vault, caseId, pickDocuments(vault, caseId, ids), exceptions)
    const { packaged } = contentsOf(vault, withoutPlaces(whole), stay)
    const after = { form: 'json', documents: ids.length, leftOut: stay.size }
    vault.audit({ caseId, act: 'case.packaged', subject: caseId, after })
    const bytes = Buffer.from(`${JSON.stringify(packaged, null, 2)}\n`)
    return { name: `${bagName(reference)}.json`, mime: 'application/json', bytes }
  })
}
