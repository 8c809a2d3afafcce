import { Button } from '@mantine/core'
import { IconBook2, IconFilePlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../shared/contract/cases.ts'
import { civilDay } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { SavedText } from '../../components/SavedFields.tsx'
import { CaseInAnswers } from '../answers/CaseInAnswers.tsx'
import { NextDue } from '../answers/NextDue.tsx'
import { GapsInBrief } from '../claims/GapsInBrief.tsx'
import { useImport } from '../jobs/useImport.ts'
import { useCaseField } from './caseEditing.ts'
import { useCaseWords, usePartiesLine } from './caseWords.ts'
import { DatedEvidence } from './DatedEvidence.tsx'
import { ForumFields } from './ForumFields.tsx'
import { LatestChanges } from './LatestChanges.tsx'
import { NotesAndTags } from './NotesAndTags.tsx'
import { PartyList } from './PartyList.tsx'
import { StageLine } from './StageLine.tsx'
import { StepsToDossier } from './StepsToDossier.tsx'
import { useArchiving } from './useArchiving.ts'

/** Where a case stands: its stages, its parties and forum, its evidence by date. */
export function CaseOverview({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases')
  const found = useQuery(engine.cases.get.queryOptions({ input: { case: caseId } }))
  if (found.error) return <ErrorLine error={found.error} />
  if (!found.data) return null
  const shown = found.data
  const readOnly = shown.archivedOn !== null

  return (
    <>
      <Head shown={shown} readOnly={readOnly} />
      <div className="panes">
        <Pane view="overview" name="case" label={t('overview.title')}>
          <div className="pane-scroll overview-centre">
            <Archived shown={shown} />
            <CaseInAnswers caseId={caseId} />
            <PartyList shown={shown} readOnly={readOnly} />
            <ForumFields shown={shown} readOnly={readOnly} />
            <DatedEvidence caseId={caseId} />
            <NotesAndTags shown={shown} readOnly={readOnly} />
          </div>
        </Pane>
        <Pane
          view="overview"
          name="inspector"
          label={t('overview.aside')}
          width={322}
          least={260}
          most={480}
          edge="start"
          ground="inspector"
        >
          <div className="pane-scroll">
            <NextDue caseId={caseId} />
            <GapsInBrief caseId={caseId} />
            <StepsToDossier shown={shown} />
            <LatestChanges caseId={caseId} />
          </div>
        </Pane>
      </div>
    </>
  )
}

function Head({ shown, readOnly }: { shown: Case; readOnly: boolean }) {
  const { t } = useTranslation('cases')
  const navigate = useNavigate()
  const partiesLine = usePartiesLine()
  const { forumName, seatInWords, languageName } = useCaseWords()
  const { pick, error } = useImport(shown.id)
  const title = useCaseField(shown, 'title', (text) => text.trim() !== '')
  const line = [
    partiesLine(shown.parties),
    forumName(shown),
    shown.seat && t('overview.seat', { seat: seatInWords(shown) }),
    languageName(shown.language),
  ].filter(Boolean)

  return (
    <div className="overview-head" data-pane="head">
      <div className="overview-title">
        <h1 className="visually-hidden">{shown.title}</h1>
        <SavedText
          saved={title}
          label={t('field.title')}
          hideLabel
          maxLength={500}
          readOnly={readOnly}
          className="title-input"
        />
        {!readOnly && (
          <Button leftSection={<IconFilePlus size={15} stroke={1.5} />} onClick={() => pick('files')}>
            {t('command.addDocuments')}
          </Button>
        )}
        <Button
          variant="filled"
          leftSection={<IconBook2 size={15} stroke={1.5} />}
          onClick={() => void navigate({ to: '/case/$caseId/dossier', params: { caseId: shown.id } })}
        >
          {t('overview.openDossier')}
        </Button>
      </div>
      <p className="overview-line second">
        {line.map((part, index) => (
          <span key={index}>{part}</span>
        ))}
      </p>
      {error && <ErrorLine error={error} />}
      <StageLine caseId={shown.id} readOnly={readOnly} />
    </div>
  )
}

function Archived({ shown }: { shown: Case }) {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const { move, isPending, error } = useArchiving(shown)
  if (shown.archivedOn === null) return error && <ErrorLine error={error} />
  return (
    <div className="overview-section archived-notice" role="status">
      <p>{t('archive.notice', { date: civilDay(shown.archivedOn, language) })}</p>
      <Button disabled={isPending} onClick={() => move({ caseId: shown.id })}>
        {t('archive.restore')}
      </Button>
      {error && <ErrorLine error={error} />}
    </div>
  )
}
