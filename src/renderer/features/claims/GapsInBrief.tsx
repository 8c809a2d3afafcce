import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { GAPS } from '../../../shared/domain/claim-gaps.ts'
import { count } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { useRows } from '../registers/useRegister.ts'
import { GapMark } from './GapMark.tsx'

/** How many gaps the proof has, by their kind; each leads to where they are closed. */
export function GapsInBrief({ caseId }: { caseId: string }) {
  const { t } = useTranslation('claims')
  const language = useLanguage()
  const gaps = useQuery(engine.claims.gaps.queryOptions({ input: { caseId } }))
  const claims = useRows('claim', caseId)
  const hasClaim = claims.data?.some(({ withdrawnOn }) => withdrawnOn === null)
  const byKind = Map.groupBy(gaps.data ?? [], ({ kind }) => kind)
  return (
    <section className="section">
      <h2>
        {t('missing.brief')}
        <span className="section-count">{gaps.data && count(gaps.data.length, language)}</span>
      </h2>
      {gaps.error && <ErrorLine error={gaps.error} />}
      {gaps.data?.length === 0 && hasClaim !== undefined && (
        <p className="small second">{t(hasClaim ? 'missing.none' : 'missing.noClaim')}</p>
      )}
      <ul className="gaps-in-brief">
        {GAPS.filter((kind) => byKind.has(kind)).map((kind) => (
          <li key={kind}>
            <Link to="/case/$caseId/claims" params={{ caseId }} search={{ show: 'gaps' }}>
              <GapMark gap={kind} />
              <span>{t(`missing.of.${kind}`, { count: byKind.get(kind)?.length ?? 0 })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
