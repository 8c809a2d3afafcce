import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { VaultInfo } from '../../../shared/contract/vault.ts'
import { fullMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { tellCode } from '../../app/errors.ts'
import { useLanguage } from '../../app/i18n.ts'
import { lockVault } from '../../app/vaultLock.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { JobLine } from '../../components/JobLine.tsx'
import { BackupFile } from './BackupFile.tsx'
import { PlanSection } from './PlanSection.tsx'

/** Copies of the vault: by a plan into a folder, by hand into one file; and the way back from them. */
export function BackupsSection({ vault }: { vault: VaultInfo }) {
  const { t } = useTranslation('backups')
  const language = useLanguage()
  const jobs = useQuery(engine.jobs.list.queryOptions({ input: {} })).data ?? []
  const last = jobs.find(({ kind }) => kind === 'backup')
  const isRunning = last?.state === 'running'

  return (
    <>
      <section>
        <p>{vault.lastBackup ? t('last', { at: fullMoment(vault.lastBackup.at, language) }) : t('never')}</p>
        {isRunning && <JobLine job={last} />}
        {last?.state === 'failed' && last.error && <ErrorLine told={tellCode(last.error.code, last.error.data)} />}
      </section>
      <PlanSection isRunning={isRunning} />
      <BackupFile vaultName={vault.name} disabled={isRunning} />
      <section>
        <h2>{t('restore.title')}</h2>
        <p className="second">{t('restore.whileOpen')}</p>
        <div>
          <Button onClick={() => void lockVault('restore')}>{t('restore.lock')}</Button>
        </div>
      </section>
    </>
  )
}
