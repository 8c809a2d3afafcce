import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Pane } from '../../components/Pane.tsx'
import { useIsArchived } from '../cases/useIsArchived.ts'
import { Deadlines } from './Deadlines.tsx'
import { OtherProceedings } from './OtherProceedings.tsx'
import { StageColumn } from './StageColumn.tsx'
import './proceedings.css'

/** What is due, and how far the proceeding has come; beside it, what was announced or filed elsewhere. */
export function Proceedings({ caseId }: { caseId: string }) {
  const { t } = useTranslation('proceedings')
  const { deadline, proceeding } = useSearch({ from: '/case/$caseId/proceedings' })
  const navigate = useNavigate({ from: '/case/$caseId/proceedings' })
  const readOnly = useIsArchived(caseId)
  const isElsewhere = proceeding !== undefined

  const tools = (
    <SegmentedControl
      aria-label={t('which')}
      size="xs"
      data={[
        { value: 'deadlines', label: t('deadlines') },
        { value: 'elsewhere', label: t('elsewhere') },
      ]}
      value={isElsewhere ? 'elsewhere' : 'deadlines'}
      onChange={(value) => void navigate({ search: value === 'elsewhere' ? { proceeding: '' } : {}, replace: true })}
    />
  )
  return (
    <div className="panes">
      <Pane view="proceedings" name="stages" label={t('stages')} width={230} least={190} most={360} edge="end">
        <StageColumn caseId={caseId} readOnly={readOnly} />
      </Pane>
      {isElsewhere ? (
        <OtherProceedings
          caseId={caseId}
          readOnly={readOnly}
          selected={proceeding}
          tools={tools}
          onSelect={(id) => void navigate({ search: { proceeding: id }, replace: true })}
        />
      ) : (
        <Deadlines
          caseId={caseId}
          readOnly={readOnly}
          selected={deadline}
          tools={tools}
          onSelect={(id) => void navigate({ search: { deadline: id }, replace: true })}
        />
      )}
    </div>
  )
}
