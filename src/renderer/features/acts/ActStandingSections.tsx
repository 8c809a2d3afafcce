import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LimitationStanding } from '../../../shared/domain/limitation-time.ts'
import type { Broken } from '../../../shared/domain/licence-limits.ts'
import { nameOfRow } from '../../../shared/domain/register-kinds.ts'
import { engine } from '../../app/engine.ts'
import { BecauseSteps } from '../../components/BecauseSteps.tsx'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { NotVerified } from '../../components/NotVerified.tsx'
import { StateThatDayMark } from '../chronology/StateThatDayMark.tsx'
import { MayHaveBeen } from '../licences/MayHaveBeen.tsx'
import { useRows } from '../registers/useRegister.ts'
import { RightStateMark } from '../rights/RightStateMark.tsx'

const TONES: Record<Broken, string> = {
  yes: 'tone-bad',
  no: 'tone-ok',
  'cannot-tell': 'tone-unsure',
  'not-in-evidence': 'tone-unsure',
}

/** What follows for an act, each with its reasons: licences with their limits, rights, notice and time. */
export function ActStandingSections({ caseId, actId }: { caseId: string; actId: string }) {
  const { t } = useTranslation('acts')
  const query = useQuery(engine.acts.standing.queryOptions({ input: { actId } }))
  const licences = useRows('licence', caseId).data ?? []
  const standing = query.data
  if (query.isError) return <ErrorLine error={query.error} />
  if (!standing) return null
  return (
    <>
      <section className="section">
        <h2>{t('section.stands')}</h2>
        <p className={standing.stands === 'no-right-in-evidence' ? 'tone-bad' : undefined}>
          <strong>{t(`stands.${standing.stands}`)}</strong>
        </p>
        <BecauseSteps steps={standing.because} />
        <p className="small second">{t('origins', { count: standing.origins })}</p>
      </section>
      <section className="section">
        <h2>{t('section.licence')}</h2>
        <StateThatDayMark state={standing.licence} />
        {standing.goesOn && (
          <p className="small">
            {t('goesOnFrom')} <DateText date={standing.goesOn.from} length="long" />:{' '}
            <StateThatDayMark state={standing.goesOn.state} />
          </p>
        )}
        {standing.licences.map((licence) => {
          const row = licences.find(({ id }) => id === licence.licenceId)
          return (
            <div key={licence.licenceId} className="act-licence">
              <div className="row">
                <Link
                  className="link"
                  to="/case/$caseId/acts"
                  params={{ caseId }}
                  search={{ part: 'licences', licence: licence.licenceId }}
                >
                  {row ? nameOfRow('licence', { ...row }) : licence.licenceId}
                </Link>
                <StateThatDayMark state={licence.state} />
              </div>
              <MayHaveBeen possible={licence.possible} />
              <BecauseSteps steps={licence.because} />
              <dl className="act-limits">
                {licence.limits.map(({ limit, broken, because }) => (
                  <div key={limit}>
                    <dt>{t(`limit.${limit}`)}</dt>
                    <dd>
                      <span className={`state ${TONES[broken]}`}>{t(`broken.${broken}`)}</span>
                      <BecauseSteps steps={because} />
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          )
        })}
      </section>
      {standing.rights.length > 0 && (
        <section className="section">
          <h2>{t('section.rights')}</h2>
          {standing.rights.map((right) => (
            <div key={right.rightId} className="act-licence">
              <div className="row">
                <Link className="link" to="/rights" search={{ right: right.rightId }}>
                  {right.title} ({right.territory})
                </Link>
                <RightStateMark state={right.state} />
              </div>
              <BecauseSteps steps={right.because} />
            </div>
          ))}
        </section>
      )}
      <TimeSection time={standing.limitation} />
    </>
  )
}

/** When the time for a claim may have run out; no day under a rule that is not verified is called safe. */
function TimeSection({ time }: { time: LimitationStanding }) {
  const { t } = useTranslation('acts')
  const rules = useQuery(engine.acts.rules.queryOptions()).data
  const source = rules?.find(({ ruleId }) => ruleId === time.ruleId)?.source ?? ''
  return (
    <section className="section">
      <h2>{t('section.time')}</h2>
      <p className="row">
        <strong>{t(`time.${time.state}`)}</strong>
        {time.ruleId !== null && !time.verified && <NotVerified source={source} />}
      </p>
      {time.earliestEnd !== null && (
        <p className={time.verified ? undefined : 'act-unverified'}>
          {t('earliestEnd')} <DateText date={time.earliestEnd} length="long" />
        </p>
      )}
      <BecauseSteps steps={time.because} />
    </section>
  )
}
