import { ActionIcon } from '@mantine/core'
import { IconCheck, IconCopy, IconShieldLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustodyRecord } from '../../../shared/contract/custody.ts'
import { inert } from '../../../shared/domain/inert.ts'
import { count, fullMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { Hash } from '../../components/Hash.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'

const COPIED_FOR = 2_000

/** What the vault itself saw when the file came in. */
export function Acquired({ acquired }: { acquired: CustodyRecord['acquired'] }) {
  const { t } = useTranslation('custody')
  const language = useLanguage()
  const [copied, setCopied] = useState(false)
  const { at, by, account, origin, place, computer, came, holder, modified, fileName, size, sha256, tool } = acquired

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(sha256)
    setCopied(true)
    setTimeout(() => setCopied(false), COPIED_FOR)
  }

  return (
    <div className="custody-part">
      <h3>
        <IconShieldLock size={14} stroke={1.5} aria-hidden />
        {t('acquired.title')}
      </h3>
      <dl>
        <PropertyRow label={t('acquired.at')}>{fullMoment(at, language)}</PropertyRow>
        <PropertyRow label={t('acquired.by')}>
          {by}
          {account !== '' && <div className="faint">{t('acquired.account', { account })}</div>}
        </PropertyRow>
        <PropertyRow label={t('acquired.fileName')}>{inert(fileName)}</PropertyRow>
        {origin !== fileName && <PropertyRow label={t('acquired.origin')}>{inert(origin)}</PropertyRow>}
        {place !== null && (
          <PropertyRow label={t('acquired.place')}>
            {inert(place)}
            {computer !== null && <div className="faint">{t('acquired.computer', { computer })}</div>}
          </PropertyRow>
        )}
        {came && (
          <PropertyRow label={t('acquired.how')}>
            {t(`acquired.came.${came}`)}
            {holder !== null && <div className="faint">{holder}</div>}
          </PropertyRow>
        )}
        {modified !== null && (
          <PropertyRow label={t('acquired.modified')}>
            {fullMoment(modified, language)}
            <div className="faint">{t('acquired.byFileSystem')}</div>
          </PropertyRow>
        )}
        <PropertyRow label={t('acquired.size')}>
          {t('acquired.bytes', { count: size, bytes: count(size, language) })}
        </PropertyRow>
        <PropertyRow label={t('acquired.tool')}>
          {tool ?? <span className="faint">{t('acquired.notRecorded')}</span>}
        </PropertyRow>
      </dl>
      <div className="row tiny custody-hash">
        <span className="faint">{t('acquired.sha')}</span>
        <Hash sha256={sha256} />
        <ActionIcon size={22} aria-label={t(copied ? 'acquired.copied' : 'acquired.copy')} onClick={() => void copy()}>
          {copied ? <IconCheck size={14} stroke={1.6} /> : <IconCopy size={14} stroke={1.5} />}
        </ActionIcon>
      </div>
    </div>
  )
}
