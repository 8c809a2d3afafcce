import type { TFunction } from 'i18next'
import { type Fault, isHarm, type Notice, type Verification } from '../contract/vault.ts'
import { fieldInWords } from './entry-words.ts'

/** Moments as the reader writes them; `at` as ISO 8601, UTC. */
type Moment = (at: string) => string

const GRAVEST_FIRST: readonly Notice['kind'][] = [
  'damaged',
  'lost-entries',
  'read-only',
  'backup-failed',
  'conflicted-copy',
  'heads-rebuilt',
  'unclean-end',
  'no-recovery-key',
  'migrated',
]

export function sortedNotices(notices: readonly Notice[]): Notice[] {
  return notices.toSorted((a, b) => GRAVEST_FIRST.indexOf(a.kind) - GRAVEST_FIRST.indexOf(b.kind))
}

/** What happened, what is safe and what to do. */
export function noticeInWords(notice: Notice, moment: Moment, t: TFunction): string {
  const key = `vault:notice.${notice.kind}.text`
  switch (notice.kind) {
    case 'unclean-end':
      return t(key, { since: moment(notice.since) })
    case 'lost-entries':
      return t(key, { count: notice.last - notice.reached, reached: notice.reached, last: notice.last })
    case 'heads-rebuilt':
    case 'damaged':
    case 'backup-failed':
      return t(key, { at: moment(notice.at) })
    case 'conflicted-copy':
      return t(key, { count: notice.names.length, names: notice.names.join(', ') })
    case 'migrated':
      return t(key, { from: notice.from, to: notice.to })
    default:
      return t(key)
  }
}

/** Whether a vault is sound, in one sentence. */
export function soundnessInWords({ clean, accepted, faults }: Verification, t: TFunction): string {
  if (!clean) return t('vault:verify.found.faults', { count: faults.filter(isHarm).length })
  return t(accepted > 0 ? 'vault:verify.found.cleanButAccepted' : 'vault:verify.found.clean')
}

/** What faults of one kind mean and what to do about them. */
export function adviceOn(kind: Fault['kind'], faults: readonly Fault[], t: TFunction): string {
  const context = faults.find(({ detail }) => detail['why'] === 'none') ? { context: 'none' } : {}
  return t(`vault:faultKind.${kind}.text`, context)
}

/** Where a fault lies: a page, an entry, a file. */
export function subjectOf({ kind, subject, detail }: Fault, t: TFunction): string {
  const { page, seq, reached, row, fields } = detail
  if (typeof page === 'number') return t('vault:faultSubject.page', { page })
  if (typeof seq === 'number' && typeof reached === 'number') return t('vault:faultSubject.tail', { reached, seq })
  if (typeof seq === 'number') return t('vault:faultSubject.entry', { seq })
  if (typeof row === 'string' && Array.isArray(fields)) {
    const named = fields.map((field) => fieldInWords(String(field), t)).join(', ')
    return t('vault:faultSubject.row', { row, fields: named })
  }
  if (kind === 'reference') return t('vault:faultSubject.table', { table: tableInWords(subject, t) })
  return subject
}

/** What the rows of a table are, as the database names it. */
export function tableInWords(table: string, t: TFunction): string {
  return t(`vault:table.${table}`, { defaultValue: table })
}
