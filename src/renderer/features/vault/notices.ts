import {
  type Icon,
  IconAlertTriangle,
  IconInfoCircle,
  IconLockAccess,
  IconShieldExclamation,
} from '@tabler/icons-react'
import type { Notice } from '../../../shared/contract/vault.ts'
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

/** What a notice looks like and where it leads. */
export function lookOf({ kind }: Notice): NoticeLook {
  return LOOKS[kind]
}

/** Whether it tells a loss that a person can accept. */
export function isLoss({ kind }: Notice): boolean {
  return kind === 'lost-entries' || kind === 'heads-rebuilt'
}
