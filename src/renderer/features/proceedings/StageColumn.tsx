import { Button, Popover } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { compareEdtf } from '../../../shared/domain/edtf.ts'
import { currentStage, type StageEntry } from '../../../shared/domain/stage.ts'
import { engine } from '../../app/engine.ts'
import { DateText } from '../../components/DateText.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { StageForm } from '../cases/StageForm.tsx'

/** The stages that the case has come through, each to be corrected where it stands. */
export function StageColumn({ caseId, readOnly }: { caseId: string; readOnly: boolean }) {
  const { t } = useTranslation('proceedings')
  const stages = useQuery(engine.stages.list.queryOptions({ input: { caseId } }))
  const [opened, setOpened] = useState<string>()
  const entries = (stages.data ?? []).toSorted((a, b) => compareEdtf(a.on, b.on))
  const current = currentStage(stages.data ?? [])
  return (
    <>
      <div className="view-head">
        <h2>{t('stages')}</h2>
        <span className="spring" />
        {!readOnly && (
          <Popover
            opened={opened === 'new'}
            onChange={(shown) => setOpened(shown ? 'new' : undefined)}
            width={340}
            trapFocus
            returnFocus
            position="bottom-start"
          >
            <Popover.Target>
              <Button
                size="compact-sm"
                leftSection={<IconPlus size={14} stroke={1.5} />}
                onClick={() => setOpened(opened === 'new' ? undefined : 'new')}
              >
                {t('newStage')}
              </Button>
            </Popover.Target>
            <Popover.Dropdown className="float-body">
              <StageForm caseId={caseId} stage="contemplated" entry={undefined} onDone={() => setOpened(undefined)} />
            </Popover.Dropdown>
          </Popover>
        )}
      </div>
      {stages.error && <ErrorLine error={stages.error} />}
      {stages.data?.length === 0 && <EmptyState>{t('noStages')}</EmptyState>}
      <ol className="stage-column">
        {entries.map((entry) => (
          <li key={entry.id} className={entry === current ? 'stage-now' : undefined}>
            {readOnly ? (
              <StageWords entry={entry} />
            ) : (
              <Popover
                opened={opened === entry.id}
                onChange={(shown) => setOpened(shown ? entry.id : undefined)}
                width={340}
                trapFocus
                returnFocus
                position="right-start"
              >
                <Popover.Target>
                  <button
                    type="button"
                    className="stage-entry"
                    onClick={() => setOpened(opened === entry.id ? undefined : entry.id)}
                  >
                    <StageWords entry={entry} />
                  </button>
                </Popover.Target>
                <Popover.Dropdown className="float-body">
                  <StageForm caseId={caseId} stage={entry.stage} entry={entry} onDone={() => setOpened(undefined)} />
                </Popover.Dropdown>
              </Popover>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

function StageWords({ entry: { stage, on, note } }: { entry: StageEntry }) {
  const { t } = useTranslation('cases')
  return (
    <>
      <span className="stage-entry-name">{t(`stage.${stage}`)}</span>
      <span className="second small">
        <DateText date={on} />
      </span>
      {note !== '' && <span className="faint small">{note}</span>}
    </>
  )
}
