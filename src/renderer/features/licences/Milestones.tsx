import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import type { Milestone } from '../../../shared/domain/licence.ts'
import type { MilestoneState } from '../../../shared/domain/milestone.ts'
import { engine } from '../../app/engine.ts'
import { BecauseSteps } from '../../components/BecauseSteps.tsx'
import { SavedDate } from '../../components/SavedDates.tsx'
import { Kept, SavedText } from '../../components/SavedFields.tsx'
import { useRowField } from '../registers/useRegister.ts'
import { partOf } from '../../components/partOf.ts'

const TONES: Record<MilestoneState, string> = {
  met: 'tone-ok',
  'met-late': 'tone-warn',
  missed: 'tone-bad',
  'not-due': '',
  'cannot-tell': 'tone-unsure',
  'not-in-evidence': 'tone-unsure',
}

interface MilestonesProps {
  caseId: string
  licence: Row<'licence'>
  readOnly: boolean
}

/** What the licence asks for by a day, and how each stands today. */
export function Milestones({ caseId, licence, readOnly }: MilestonesProps) {
  const { t } = useTranslation('licences')
  const saved = useRowField('licence', licence, 'milestones')
  const standings = useQuery(engine.licences.milestones.queryOptions({ input: { caseId } })).data ?? []
  const [what, setWhat] = useState('')
  const write = (next: Milestone[]) => {
    saved.change(next)
    saved.keep()
  }
  const put = (at: number, fields: Partial<Milestone>) => (all: Milestone[]) =>
    all.map((one, index) => (index === at ? { ...one, ...fields } : one))
  return (
    <Kept saved={saved} show={(all) => all.map((one) => one.what).join(', ')}>
      {saved.value.map((milestone, at) => {
        const standing = standings.find(({ licenceId, index }) => licenceId === licence.id && index === at)
        const dateOf = (field: 'due' | 'met' | 'unmet') => (
          <SavedDate
            saved={partOf(
              saved,
              (all) => all[at]?.[field] ?? null,
              (all, date) => put(at, { [field]: date })(all),
            )}
            label={t(`milestone.${field}`)}
            readOnly={readOnly}
          />
        )
        return (
          <div key={at} className="licence-part">
            <div className="row">
              <div className="grow">
                <SavedText
                  saved={partOf(
                    saved,
                    (all) => all[at]?.what ?? '',
                    (all, text) => put(at, { what: text })(all),
                  )}
                  label={t('milestone.what')}
                  hideLabel
                  maxLength={500}
                  readOnly={readOnly}
                />
              </div>
              {!readOnly && (
                <ActionIcon
                  size={20}
                  aria-label={t('take', { what: milestone.what })}
                  onClick={() => write(saved.value.filter((one) => one !== milestone))}
                >
                  <IconX size={13} stroke={1.6} />
                </ActionIcon>
              )}
            </div>
            <div className="field-pair">
              {dateOf('due')}
              {dateOf('met')}
              {dateOf('unmet')}
            </div>
            {standing && (
              <>
                <span className={`state ${TONES[standing.state]}`}>{t(`milestone.state.${standing.state}`)}</span>
                <BecauseSteps steps={standing.because} />
              </>
            )}
          </div>
        )
      })}
      {!readOnly && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault()
            if (what.trim() === '') return
            write([...saved.value, { what: what.trim(), due: null, met: null, unmet: null }])
            setWhat('')
          }}
        >
          <TextInput
            className="grow"
            aria-label={t('milestone.what')}
            placeholder={t('milestone.what')}
            maxLength={500}
            value={what}
            onChange={(event) => setWhat(event.currentTarget.value)}
          />
          <Button type="submit" disabled={what.trim() === ''} leftSection={<IconPlus size={13} stroke={1.6} />}>
            {t('milestone.add')}
          </Button>
        </form>
      )}
    </Kept>
  )
}
