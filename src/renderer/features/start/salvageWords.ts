import type { TFunction } from 'i18next'
import { canBeAccepted, type Salvage } from '../../../shared/contract/vault.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { soundnessInWords, subjectOf, tableInWords } from '../../../shared/messages/vault-words.ts'
import { count, fileSize } from '../../app/dates.ts'

export interface ReportPart {
  readonly title: string
  readonly lines: readonly string[]
}

/** What a salvage read and what it did not, in words: the same for the eye and for the clipboard. */
export function salvageInWords(salvage: Salvage, language: Language, t: TFunction): ReportPart[] {
  const { tables, originals, lostOriginals, nameless, brokenChains, verification } = salvage
  const rows = tables.filter(({ read, lost }) => read > 0 || lost > 0)
  const parts: ReportPart[] = [
    {
      title: t('vault:salvage.report.read'),
      lines: [
        t('vault:salvage.report.originals', { count: originals.read, size: fileSize(originals.bytes, language) }),
        ...rows.map(({ table, read, lost }) =>
          t(lost > 0 ? 'vault:salvage.report.tableLost' : 'vault:salvage.report.table', {
            table: tableInWords(table, t),
            read: count(read, language),
            lost: count(lost, language),
          }),
        ),
      ],
    },
    {
      title: t('vault:salvage.report.lost', { count: lostOriginals.length }),
      lines: lostOriginals.map(({ sha256, name, caseTitle }) =>
        [caseTitle, name ?? t('vault:salvage.report.noName'), `SHA-256 ${sha256}`].filter(Boolean).join(' · '),
      ),
    },
    {
      title: t('vault:salvage.report.nameless'),
      lines: nameless > 0 ? [t('vault:salvage.report.namelessText', { count: nameless })] : [],
    },
    {
      title: t('vault:salvage.report.chains'),
      lines: brokenChains.map(({ chain, entries }) =>
        t(chain === 'vault' ? 'vault:salvage.report.chainOfVault' : 'vault:salvage.report.chain', {
          chain,
          entries: count(entries, language),
        }),
      ),
    },
    {
      title: t('vault:salvage.report.proof'),
      lines: [
        ...(verification.clean ? [soundnessInWords(verification, t)] : []),
        ...verification.faults.map((fault) => `${t(`vault:faultKind.${fault.kind}.title`)}: ${subjectOf(fault, t)}`),
        ...(verification.faults.some(canBeAccepted) ? [t('vault:salvage.report.accept')] : []),
      ],
    },
  ]
  return parts.filter(({ lines }) => lines.length > 0)
}
