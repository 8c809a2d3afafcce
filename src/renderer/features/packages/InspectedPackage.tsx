import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/contract/jobs.ts'
import type { Inspection } from '../../../shared/contract/packages.ts'
import { count, fileSize, fullMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { newInWords } from '../../../shared/messages/package-words.ts'
import { Differences } from './Differences.tsx'
import { comesIn, newerThere } from './mergeChoice.ts'
import { PackageTaken } from './PackageTaken.tsx'

interface InspectedPackageProps {
  inspection: Inspection
  onBack: () => void
  onClose: () => void
}

/** What a proved package is, and what it would change; nothing is written until it is taken in. */
export function InspectedPackage({ inspection, onBack, onClose }: InspectedPackageProps) {
  const { t } = useTranslation('packages')
  const language = useLanguage()
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(() => newerThere(inspection.differences ?? []))
  const [job, setJob] = useState<Job>()
  const take = useMutation(engine.packages.take.mutationOptions({ onSuccess: setJob }))
  const { id, caseId, faults, onlyOurs, otherRows } = inspection
  const isKnown = inspection.differences !== null
  const differences = inspection.differences ?? otherRows
  const changes = theirs.size + differences.filter(comesIn).length
  const nothingNew = isKnown && differences.length === 0

  if (job)
    return (
      <PackageTaken
        job={job}
        caseId={caseId}
        was={inspection.reference}
        differences={differences}
        onBack={onBack}
        onClose={onClose}
      />
    )
  return (
    <div className="stack">
      <dl className="package-facts">
        <PropertyRow label={t('in.case')}>
          {inspection.reference} {inspection.title}
        </PropertyRow>
        <PropertyRow label={t('in.made')}>
          {t('in.madeBy', { at: fullMoment(inspection.madeAt, language), by: inspection.madeBy })}
        </PropertyRow>
        <PropertyRow label={t('in.holds')}>
          {t('in.documents', {
            count: inspection.documents,
            documents: count(inspection.documents, language),
            size: fileSize(inspection.size, language),
          })}
        </PropertyRow>
      </dl>
      {faults.length > 0 ? (
        <Faults faults={faults} />
      ) : (
        <>
          <p className="state tone-ok">
            <IconCheck size={16} stroke={1.6} aria-hidden />
            {t('in.sound')}
          </p>
          <p className="small second">
            {!isKnown
              ? newInWords(otherRows, t)
              : nothingNew
                ? t('in.same')
                : t('in.differs', { count: differences.length })}
            {isKnown && onlyOurs > 0 && ` ${t('in.onlyOurs', { count: onlyOurs })}`}
          </p>
          {differences.length > 0 && (
            <Differences
              caseId={caseId}
              differences={differences}
              named={inspection.names}
              theirs={theirs}
              onTheirs={setTheirs}
            />
          )}
        </>
      )}
      {take.error && <ErrorLine error={take.error} />}
      <div className="row dialog-acts">
        <Button onClick={onBack}>{t('in.another')}</Button>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        {faults.length === 0 && !nothingNew && (
          <Button
            variant="filled"
            disabled={take.isPending || (isKnown && changes === 0)}
            onClick={() => take.mutate({ inspection: id, theirs: [...theirs] })}
          >
            {isKnown ? t('in.merge', { count: changes }) : t('in.take')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Faults({ faults }: { faults: Inspection['faults'] }) {
  const { t } = useTranslation('packages')
  return (
    <>
      <p className="state tone-bad" role="status">
        <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
        {t('in.unsound', { count: faults.length })}
      </p>
      <ul className="package-faults" tabIndex={0} aria-label={t('in.faults')}>
        {faults.map(({ path, why }) => (
          <li key={`${path} ${why}`}>
            <b className="wrap-anywhere">{path}</b>
            <span className="second">{t(`fault.${why}`, why)}</span>
          </li>
        ))}
      </ul>
      <p className="small second">{t('in.unsoundDo')}</p>
    </>
  )
}
