import { Button } from '@mantine/core'
import { IconShieldCheck, IconShieldExclamation } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Verification, type VaultInfo } from '../../../shared/contract/vault.ts'
import { fullMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { tellCode } from '../../app/errors.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { JobLine } from '../../components/JobLine.tsx'
import { VerificationResult } from './VerificationResult.tsx'

/** Proves that nothing in the vault was changed or lost, and says what was found. */
export function VerifySection({ lastVerified }: { lastVerified: VaultInfo['lastVerified'] }) {
  const { t } = useTranslation('vault')
  const language = useLanguage()
  const verify = useMutation(engine.vault.verify.mutationOptions())
  const jobs = useQuery(engine.jobs.list.queryOptions({ input: {} })).data ?? []
  const last = jobs.find(({ kind }) => kind === 'verify')
  const found = last?.state === 'done' ? Verification.safeParse(last.result).data : undefined

  return (
    <section>
      <h2>{t('verify.title')}</h2>
      <p className="second">{t('verify.text')}</p>
      {lastVerified ? (
        <p className={lastVerified.clean ? 'state tone-ok' : 'state tone-bad'}>
          {lastVerified.clean ? (
            <IconShieldCheck size={16} stroke={1.5} aria-hidden />
          ) : (
            <IconShieldExclamation size={16} stroke={1.5} aria-hidden />
          )}
          {t(lastVerified.clean ? 'verify.clean' : 'verify.faulty', { at: fullMoment(lastVerified.at, language) })}
        </p>
      ) : (
        <p className="second">{t('verify.never')}</p>
      )}
      {found && <VerificationResult verification={found} />}
      {last?.state === 'failed' && last.error && <ErrorLine told={tellCode(last.error.code, last.error.data)} />}
      {verify.error && <ErrorLine error={verify.error} />}
      {last?.state === 'running' ? (
        <JobLine job={last} />
      ) : (
        <div>
          <Button variant="filled" disabled={verify.isPending} onClick={() => verify.mutate(undefined)}>
            {t('verify.button')}
          </Button>
        </div>
      )}
    </section>
  )
}
