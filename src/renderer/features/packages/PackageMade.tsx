import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/contract/jobs.ts'
import { count, fileSize } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { Hash } from '../../components/Hash.tsx'
import { PackageJob } from './PackageJob.tsx'
import { useJob } from './useJob.ts'

interface PackageMadeProps {
  job: Job
  onClose: () => void
  onAgain: () => void
}

/** How the writing of a package goes, and what was written. */
export function PackageMade({ job: begun, onClose, onAgain }: PackageMadeProps) {
  const { t } = useTranslation('packages')
  const job = useJob(begun)
  const goesOn = (
    <>
      <p className="small second">{t('out.goesOn')}</p>
      <div className="row dialog-acts">
        <Button onClick={onClose}>{t('common:close')}</Button>
      </div>
    </>
  )
  return (
    <PackageJob job={job} way="out" running={goesOn} onClose={onClose} onAgain={onAgain}>
      <Written result={job.result ?? {}} />
      <p className="small second">{t('out.next')}</p>
      <div className="row dialog-acts">
        <Button variant="filled" onClick={onClose} data-autofocus>
          {t('common:close')}
        </Button>
      </div>
    </PackageJob>
  )
}

function Written({ result }: { result: Record<string, unknown> }) {
  const { t } = useTranslation('packages')
  const language = useLanguage()
  const { name, documents, size, manifest, leftOut } = result
  return (
    <>
      {typeof name === 'string' && <p className="wrap-anywhere">{name}</p>}
      {typeof documents === 'number' && typeof size === 'number' && (
        <p className="small">
          {t('out.holds', {
            count: documents,
            documents: count(documents, language),
            size: fileSize(size, language),
          })}
        </p>
      )}
      {typeof leftOut === 'number' && leftOut > 0 && (
        <p className="small tone-warn">{t('out.leftOut', { count: leftOut })}</p>
      )}
      {typeof manifest === 'string' && (
        <p className="row small">
          <span className="faint">{t('out.manifest')}</span>
          <Hash sha256={manifest} />
        </p>
      )}
    </>
  )
}
