import type { Notice } from '../../../shared/contract/vault.ts'
import { noticeInWords, sortedNotices } from '../../../shared/messages/vault-words.ts'
import { momentsIn } from '../sentences.ts'
import type { Cli } from './cli.ts'

/** What opening found, the gravest first, as sentences; that a key could be made is no finding. */
export function noticeSentences({ t }: Pick<Cli, 't'>, notices: readonly Notice[]): string[] {
  return sortedNotices(notices)
    .filter(({ kind }) => kind !== 'no-recovery-key')
    .map((notice) => `${t(`vault:notice.${notice.kind}.title`)}. ${noticeInWords(notice, momentsIn(t), t)}`)
}
