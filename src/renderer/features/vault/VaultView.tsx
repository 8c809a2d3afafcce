import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { count, fileSize, fullMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { setRestoring } from '../../app/frameState.ts'
import { useLanguage } from '../../app/i18n.ts'
import { lockVault } from '../../app/vaultLock.ts'
import { Pane } from '../../components/Pane.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { BackupSection } from './BackupSection.tsx'
import { VaultTrail } from './VaultTrail.tsx'
import { VerifySection } from './VerifySection.tsx'

/** Whether the vault is safe: what it holds, its last proof, its backup. */
export function VaultView() {
  const { t } = useTranslation('vault')
  const language = useLanguage()
  const vault = useQuery(engine.vault.current.queryOptions()).data
  if (!vault) return null

  function restore() {
    setRestoring(true)
    void lockVault()
  }

  return (
    <div className="panes">
      <Pane view="vault" name="vault" label={t('title')}>
        <div className="view-head">
          <h1>{t('named', { name: vault.name })}</h1>
          {vault.sample && <span className="tag">{t('common:sample')}</span>}
          <span className="spring" />
          <Button onClick={() => void lockVault()}>{t('lock')}</Button>
        </div>
        <div className="pane-scroll">
          <div className="form-sheet">
            <VerifySection lastVerified={vault.lastVerified} />
            <BackupSection vaultName={vault.name} lastBackup={vault.lastBackup} />
            <section>
              <h2>{t('restore.title')}</h2>
              <p className="second">{t('restore.text')}</p>
              <div>
                <Button onClick={restore}>{t('restore.button')}</Button>
              </div>
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
            </section>
          </div>
        </div>
      </Pane>
      <Pane view="vault" name="inspector" label={t('trail.title')} width={304} edge="start" ground="inspector">
        <VaultTrail />
      </Pane>
    </div>
  )
}
