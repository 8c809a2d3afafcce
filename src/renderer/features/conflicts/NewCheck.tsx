import { Button, TagsInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Meeting } from '../../../shared/contract/conflicts.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { client } from '../../app/engine.ts'
import { closesOnEscape } from '../../components/closesOnEscape.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { DecideCheck } from './DecideCheck.tsx'
import { AT_ONCE, type Decided, recordCheck } from './recordCheck.ts'

interface NewCheckProps {
  onMade: (check: Row<'conflict-check'>) => void
  onClose: () => void
}

/** Names looked for in every case of the vault, and the decision recorded. */
export function NewCheck({ onMade, onClose }: NewCheckProps) {
  const { t } = useTranslation('conflicts')
  const [names, setNames] = useState<string[]>([])
  const [meetings, setMeetings] = useState<readonly Meeting[]>()
  const check = useMutation({
    mutationFn: () => client.conflicts.check({ names }),
    onSuccess: setMeetings,
  })
  const record = useMutation({
    mutationFn: (decided: Decided) => recordCheck({ names, meetings: meetings ?? [], forCaseId: null, ...decided }),
    onSuccess: (recorded) => {
      onClose()
      onMade(recorded)
    },
  })
  const form = useRef<HTMLDivElement>(null)
  // The button that was pressed gives way to the decision, and the keyboard goes with it.
  useEffect(() => {
    if (meetings) form.current?.querySelector<HTMLElement>('input[type="radio"]')?.focus()
  }, [meetings])
  return (
    <div className="new-check" ref={form}>
      <form
        className="stack"
        aria-label={t('form.title')}
        onSubmit={(event) => {
          event.preventDefault()
          if (names.length > 0) check.mutate()
        }}
        onKeyDown={closesOnEscape(onClose)}
      >
        <TagsInput
          label={t('form.names')}
          description={t('form.namesHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          autoFocus
          value={names}
          maxTags={AT_ONCE}
          splitChars={[';']}
          onChange={(next) => {
            setNames(next.map((name) => name.trim()).filter(Boolean))
            setMeetings(undefined)
          }}
        />
        <p className="field-hint">{t('checkHint')}</p>
        {meetings === undefined && (
          <div className="row">
            <Button type="submit" variant="filled" disabled={names.length === 0 || check.isPending}>
              {t('form.check')}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t('common:cancel')}
            </Button>
          </div>
        )}
      </form>
      {check.isError && <ErrorLine error={check.error} />}
      {meetings !== undefined && (
        <DecideCheck
          names={names}
          meetings={meetings}
          go={t('form.record')}
          stop={t('form.recordConflict')}
          busy={record.isPending}
          onDecide={(decided) => record.mutate(decided)}
          onCancel={onClose}
        />
      )}
      {record.isError && <ErrorLine error={record.error} />}
    </div>
  )
}
