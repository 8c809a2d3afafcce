import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { VaultInfo } from '../../../shared/contract/vault.ts'
import { count, fileSize, fullMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { useSettings } from '../../app/settings.ts'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { NoticeList } from './NoticeList.tsx'
import type { VaultSection } from './sections.ts'
import { LastVerified } from './VerifySection.tsx'

/** Whether the vault is safe: what must be known of it, its last proof, its backups, its keys; and what it holds. */
export function SafetySection({ vault }: { vault: VaultInfo }) {
  const { t } = useTranslation('vault')
  const language = useLanguage()
  const { lockAfter, lockOnSleep } = useSettings()
  const plan = useQuery(engine.backups.plan.queryOptions()).data
  const keys = useQuery(engine.keys.get.queryOptions()).data

  return (
    <>
      {vault.notices.length > 0 && (
        <section>
          <h2>{t('notice.label')}</h2>
          <NoticeList notices={vault.notices} />
        </section>
      )}
      <section>
        <h2>{t('safety.title')}</h2>
        <dl className="answers">
          <Answer section="verify" label={t('verify.title')}>
            <LastVerified lastVerified={vault.lastVerified} />
          </Answer>
          <Answer section="backups" label={t('section.backups')}>
            <p>
              {vault.lastBackup
                ? t('safety.backedUp', { at: fullMoment(vault.lastBackup.at, language) })
                : t('safety.noBackup')}
            </p>
            <p className="second">{plan ? t('safety.plan', { name: plan.name }) : t('safety.noPlan')}</p>
          </Answer>
          <Answer section="keys" label={t('section.keys')}>
            <p>{keys && t(keys.recovery ? 'safety.recovery' : 'safety.noRecovery')}</p>
          </Answer>
          <Answer section="locking" label={t('section.locking')}>
            <p>{lockAfter === null ? t('safety.neverLocks') : t('safety.locksAfter', { count: lockAfter })}</p>
            {lockOnSleep && <p className="second">{t('safety.locksOnSleep')}</p>}
          </Answer>
        </dl>
      </section>
      <section>
        <h2>{t('holds.title')}</h2>
        <dl>
          <PropertyRow label={t('holds.cases')}>{count(vault.cases, language)}</PropertyRow>
          <PropertyRow label={t('holds.documents')}>{count(vault.documents, language)}</PropertyRow>
          <PropertyRow label={t('holds.originals')}>
            {t('holds.objects', { count: vault.objects, size: fileSize(vault.size, language) })}
          </PropertyRow>
          <PropertyRow label={t('holds.entries')}>{count(vault.entries, language)}</PropertyRow>
          <PropertyRow label={t('holds.created')}>{fullMoment(vault.createdAt, language)}</PropertyRow>
          <PropertyRow label={t('holds.format')}>{vault.format}</PropertyRow>
        </dl>
        <p className="small second">{t('holds.wall')}</p>
      </section>
    </>
  )
}

function Answer({ section, label, children }: { section: VaultSection; label: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        <Link to="/vault" search={{ section }} className="link">
          {label}
        </Link>
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
