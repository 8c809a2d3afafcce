import {
  type Icon,
  IconAlertTriangle,
  IconInfoCircle,
  IconLockAccess,
  IconShieldExclamation,
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { Notice } from '../../../shared/contract/vault.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { fullMoment } from '../../app/dates.ts'
import type { VaultSection } from './sections.ts'

interface NoticeLook {
  readonly icon: Icon
  readonly tone: 'bad' | 'warn' | 'unsure'
  /** The section in which something can be done about it. */
  readonly section?: VaultSection
  /** Whether it also stands in a bar over every view. */
  readonly everywhere?: boolean
}

const LOOKS: Record<Notice['kind'], NoticeLook> = {
  damaged: { icon: IconShieldExclamation, tone: 'bad', section: 'verify', everywhere: true },
  'lost-entries': { icon: IconAlertTriangle, tone: 'bad', section: 'verify', everywhere: true },
  'read-only': { icon: IconLockAccess, tone: 'warn', everywhere: true },
  'backup-failed': { icon: IconAlertTriangle, tone: 'bad', section: 'backups' },
  'conflicted-copy': { icon: IconAlertTriangle, tone: 'warn', section: 'verify' },
  'heads-rebuilt': { icon: IconAlertTriangle, tone: 'warn', section: 'verify' },
  'unclean-end': { icon: IconInfoCircle, tone: 'unsure', section: 'verify' },
  'no-recovery-key': { icon: IconInfoCircle, tone: 'unsure', section: 'keys' },
  migrated: { icon: IconInfoCircle, tone: 'unsure' },
}
const GRAVEST_FIRST = Object.keys(LOOKS) as Notice['kind'][]

/** What a notice looks like and where it leads. */
export function lookOf({ kind }: Notice): NoticeLook {
  return LOOKS[kind]
}

/** Whether it tells a loss that a person can accept. */
export function isLoss({ kind }: Notice): boolean {
  return kind === 'lost-entries' || kind === 'heads-rebuilt'
}

/** The gravest first. */
export function sortedNotices(notices: readonly Notice[]): Notice[] {
  return notices.toSorted((a, b) => GRAVEST_FIRST.indexOf(a.kind) - GRAVEST_FIRST.indexOf(b.kind))
}

/** What happened, what is safe and what to do. */
export function noticeInWords(notice: Notice, language: Language, t: TFunction): string {
  const key = `vault:notice.${notice.kind}.text`
  switch (notice.kind) {
    case 'unclean-end':
      return t(key, { since: fullMoment(notice.since, language) })
    case 'lost-entries':
      return t(key, { count: notice.last - notice.reached, reached: notice.reached, last: notice.last })
    case 'heads-rebuilt':
    case 'damaged':
    case 'backup-failed':
      return t(key, { at: fullMoment(notice.at, language) })
    case 'conflicted-copy':
      return t(key, { count: notice.names.length, names: notice.names.join(', ') })
    case 'migrated':
      return t(key, { from: notice.from, to: notice.to })
    default:
      return t(key)
  }
}
