import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import type { CountryCode } from '../../../shared/domain/jurisdiction.ts'
import type { Vault } from '../vault/vault.ts'
import { treatiesNamed } from './resolving.ts'
import { readTreatyTables } from './tables.ts'

interface MapExport {
  readonly one: CountryCode
  readonly on: EdtfDate
  readonly treaty: string
  readonly format: 'svg' | 'png'
}

/** Throws TREATY_UNKNOWN. */
export function recordMap(vault: Vault, resources: string, { one, on, treaty, format }: MapExport): void {
  treatiesNamed(readTreatyTables(resources), [treaty])
  if (vault.readOnly) return
  const after = { format, one, on, treaty }
  vault.write(() => vault.audit({ caseId: null, act: 'agreements.map-exported', subject: vault.id, after }))
}
