import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Meeting } from '../../../shared/contract/conflicts.ts'
import { Decision, DECISIONS } from '../../../shared/domain/conflict.ts'
import { Meetings } from './Meetings.tsx'
import type { Decided } from './recordCheck.ts'
import './conflicts.css'

interface DecideCheckProps {
  names: readonly string[]
  meetings: readonly Meeting[]
  /** What the button does where nothing stands against it, and where it is a conflict. */
  go: string
  stop: string
  busy: boolean
  onDecide: (decided: Decided) => void
  onCancel: () => void
}

/** Shows whom a check met, and takes the decision: a conflict, waived or not, with its reason. */
export function DecideCheck({ names, meetings, go, stop, busy, onDecide, onCancel }: DecideCheckProps) {
  const { t } = useTranslation('conflicts')
  const title = useId()
  const [decision, setDecision] = useState<Decision>()
  const [reason, setReason] = useState('')
  const ready = decision !== undefined && (reason.trim() !== '' || meetings.length === 0)
  return (
    <div
      className="stack decide-check"
      role="group"
      aria-labelledby={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <h3 id={title} aria-live="polite">
        {meetings.length === 0 ? t('meetsNone') : t('meets', { count: meetings.length })}
      </h3>
      <Meetings meetings={meetings} asked={names.length} />
      <SegmentedControl
        aria-label={t('decision.label')}
        fullWidth
        data={DECISIONS.map((one) => ({ value: one, label: t(`decision.${one}`) }))}
        value={decision ?? ''}
        onChange={(next) => setDecision(Decision.safeParse(next).data)}
      />
      {decision !== undefined && <p className="field-hint">{t(`decisionHint.${decision}`)}</p>}
      <Textarea
        label={t('reason')}
        description={t('reasonHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="row">
        <Button
          variant="filled"
          disabled={!ready || busy}
          onClick={() => decision !== undefined && onDecide({ decision, reason: reason.trim() })}
        >
          {decision === 'conflict' ? stop : go}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </div>
    </div>
  )
}
