import { Button } from '@mantine/core'
import { IconShieldCheck, IconShieldExclamation } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { canBeAccepted, Verification, type VaultInfo } from '../../../shared/contract/vault.ts'
import { fullMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { tellCode } from '../../app/errors.ts'
import { useLanguage } from '../../app/i18n.ts'
import { lockVault } from '../../app/vaultLock.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { JobLine } from '../../components/JobLine.tsx'
import { AcceptLoss } from './AcceptLoss.tsx'
import { VerificationResult } from './VerificationResult.tsx'

/** Proves that nothing in the vault was changed or lost, and says what was found. */
export function VerifySection({ lastVerified, readOnly }: Pick<VaultInfo, 'lastVerified' | 'readOnly'>) {
  const { t } = useTranslation('vault')
  const verify = useMutation(engine.vault.verify.mutationOptions())
  const jobs = useQuery(engine.jobs.list.queryOptions({ input: {} })).data ?? []
  const last = jobs.find(({ kind }) => kind === 'verify')
  const found = last?.state === 'done' ? Verification.safeParse(last.result).data : undefined

  return (
    <section>
      <p className="second">{t('verify.text')}</p>
      <LastVerified lastVerified={lastVerified} />
      {found && <VerificationResult verification={found} />}
      {last?.state === 'failed' && last.error && <ErrorLine told={tellCode(last.error.code, last.error.data)} />}
      {verify.error && <ErrorLine error={verify.error} />}
      {last?.state === 'running' ? (
        <JobLine job={last} />
      ) : (
        <div className="row">
          <Button variant="filled" disabled={verify.isPending} onClick={() => verify.mutate(undefined)}>
            {t('verify.button')}
          </Button>
          {found?.clean === false && (
            <>
              {found.faults.some(canBeAccepted) && !readOnly && <AcceptLoss />}
              <Button onClick={() => void lockVault('restore')}>{t('backups:restore.lock')}</Button>
              <Button variant="subtle" onClick={() => void lockVault('salvage')}>
                {t('salvage.fromVault')}
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  )
}

/** When the vault was verified last, and whether it was sound. */
export function LastVerified({ lastVerified }: { lastVerified: VaultInfo['lastVerified'] }) {
  const { t } = useTranslation('vault')
  const language = useLanguage()
  if (!lastVerified) return <p className="second">{t('verify.never')}</p>
  const { clean, at } = lastVerified
  const Glyph = clean ? IconShieldCheck : IconShieldExclamation
  return (
    <p className={clean ? 'state tone-ok' : 'state tone-bad'}>
      <Glyph size={16} stroke={1.5} aria-hidden />
      {t(clean ? 'verify.clean' : 'verify.faulty', { at: fullMoment(at, language) })}
    </p>
  )
}
