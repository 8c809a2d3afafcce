import { Button } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CaseSummary, PartyRole } from '../../../shared/contract/cases.ts'
import { compareEdtf } from '../../../shared/domain/edtf.ts'
import { runCommand } from '../../app/commands.ts'
import { civilDay } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { TAKE_ELSEWHERE, TakeElsewhere } from '../packages/TakeElsewhere.tsx'
import { useArchiving } from './useArchiving.ts'
import { useCaseWords, namesOf } from './caseWords.ts'

/** The selected case beside the list. */
export function CaseInspector({ summary }: { summary: CaseSummary }) {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const navigate = useNavigate()
  const { forumName, forumOf, seatInWords, languageName, jurisdictionName } = useCaseWords()
  const { id: caseId, archivedOn, parties } = summary
  const stages = useQuery(engine.stages.list.queryOptions({ input: { caseId } })).data ?? []
  const archiving = useArchiving(summary)
  const line = [forumName(summary), seatInWords(summary), languageName(summary.language)].filter(Boolean).join(', ')
  const defendantIs = forumOf(summary.forum)?.defendantIs ?? 'defendant'

  return (
    <div className="pane-scroll">
      <div className="section">
        <div className="row tiny faint">
          <span className="numbers">{summary.reference}</span>
          {summary.sample && <span className="tag">{t('common:sample')}</span>}
        </div>
        <h2 className="inspector-title">{summary.title}</h2>
        <p className="second small">{line}</p>
        <div className="row inspector-actions">
          <Button onClick={() => void navigate({ to: '/case/$caseId/overview', params: { caseId } })}>
            {t('open')}
          </Button>
          <Button onClick={() => void navigate({ to: '/case/$caseId/dossier', params: { caseId } })}>
            {t('dossier')}
          </Button>
        </div>
      </div>
      <div className="section">
        <h3>{t('parties.title')}</h3>
        <dl>
          <Side label={t('parties.claimants')} role="claimant" parties={parties} />
          <Side label={t(`parties.${defendantIs}s`)} role="defendant" parties={parties} />
        </dl>
      </div>
      <div className="section">
        <h3>{t('details')}</h3>
        <dl>
          <PropertyRow label={t('field.jurisdiction')}>
            {jurisdictionName(summary.jurisdiction) || <Missing />}
          </PropertyRow>
          <PropertyRow label={t('field.governingLaw')}>{summary.governingLaw || <Missing />}</PropertyRow>
          <PropertyRow label={t('field.tags')}>{summary.tags.join(', ') || <Missing />}</PropertyRow>
        </dl>
        {(summary.unreviewed > 0 || summary.refused > 0) && (
          <p className="small second inspector-counts">
            {summary.unreviewed > 0 && (
              <Link className="link" to="/case/$caseId/evidence" params={{ caseId }} search={{ show: 'unreviewed' }}>
                {t('counts.unreviewed', { count: summary.unreviewed })}
              </Link>
            )}
            {summary.refused > 0 && (
              <Link className="link" to="/case/$caseId/evidence" params={{ caseId }} search={{ show: 'refused' }}>
                {t('counts.refused', { count: summary.refused })}
              </Link>
            )}
          </p>
        )}
      </div>
      {stages.length > 0 && (
        <div className="section">
          <h3>{t('history')}</h3>
          <ol className="stage-list">
            {stages
              .toSorted((a, b) => compareEdtf(b.on, a.on))
              .map(({ id, stage, on }) => (
                <li key={id}>
                  <span className="faint">
                    <DateText date={on} />
                  </span>
                  <span>{t(`stage.${stage}`)}</span>
                </li>
              ))}
          </ol>
        </div>
      )}
      <div className="section">
        <p className="small second">
          {archivedOn ? t('archive.since', { date: civilDay(archivedOn, language) }) : t('archive.hint')}
        </p>
        {archiving.error && <ErrorLine error={archiving.error} />}
        <Button disabled={archiving.isPending} onClick={() => archiving.move({ caseId })}>
          {t(archivedOn ? 'archive.restore' : 'archive.archive')}
        </Button>
      </div>
      <div className="section">
        <p className="small second">{t('packages:out.hint')}</p>
        <Button leftSection={<IconPackageExport size={15} stroke={1.5} />} onClick={() => runCommand(TAKE_ELSEWHERE)}>
          {t('packages:out.button')}
        </Button>
        <TakeElsewhere caseId={caseId} />
      </div>
    </div>
  )
}

function Side({ label, role, parties }: { label: string; role: PartyRole; parties: CaseSummary['parties'] }) {
  const names = namesOf(parties, role)
  return (
    <PropertyRow label={label}>
      {names.length === 0 ? <Missing /> : names.map((name, index) => <div key={index}>{name}</div>)}
    </PropertyRow>
  )
}

function Missing() {
  const { t } = useTranslation()
  return <span className="faint">{t('notEntered')}</span>
}
