import type { TFunction } from 'i18next'
import { type Fault, isHarm, type Verification } from '../../../shared/contract/vault.ts'

/** Whether a vault is sound, in one sentence. */
export function soundnessInWords({ clean, accepted, faults }: Verification, t: TFunction): string {
  if (!clean) return t('vault:verify.found.faults', { count: faults.filter(isHarm).length })
  return t(accepted > 0 ? 'vault:verify.found.cleanButAccepted' : 'vault:verify.found.clean')
}

/** Where a fault lies: a page, an entry, a file. */
export function subjectOf({ kind, subject, detail }: Fault, t: TFunction): string {
  const { page, seq, reached } = detail
  if (typeof page === 'number') return t('vault:faultSubject.page', { page })
  if (typeof seq === 'number' && typeof reached === 'number') return t('vault:faultSubject.tail', { reached, seq })
  if (typeof seq === 'number') return t('vault:faultSubject.entry', { seq })
  if (kind === 'reference') return t('vault:faultSubject.table', { table: subject })
  return subject
}
