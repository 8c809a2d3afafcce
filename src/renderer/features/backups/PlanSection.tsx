import { Button, Checkbox, NumberInput, Select } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { BackupPlan } from '../../../shared/contract/backups.ts'
import { fullMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { tellCode } from '../../app/errors.ts'
import { useLanguage } from '../../app/i18n.ts'
import { queryClient } from '../../app/queries.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { choosePlace } from '../places/choosePlace.ts'
import { GenerationList } from './GenerationList.tsx'

const FIRST_PLAN = { keep: 10, everyHours: 4, onClose: true } as const
const HOURS = [1, 2, 4, 8, 24, 168] as const

/** Backups that are made by themselves, into a folder in which several states of the vault stand. */
export function PlanSection({ isRunning }: { isRunning: boolean }) {
  const { t } = useTranslation('backups')
  const plan = useQuery(engine.backups.plan.queryOptions())
  const set = useMutation(
    engine.backups.setPlan.mutationOptions({
      onSuccess: (kept) => queryClient.setQueryData(engine.backups.plan.queryKey(), kept),
    }),
  )
  const backUp = useMutation(engine.backups.toFolder.mutationOptions())

  async function choose(known: Omit<BackupPlan, 'name' | 'place' | 'last'>) {
    const folder = await choosePlace('folder')
    if (folder)
      set.mutate({ keep: known.keep, everyHours: known.everyHours, onClose: known.onClose, place: folder.place })
  }

  return (
    <section>
      <h2>{t('plan.title')}</h2>
      <p className="second">{t('plan.text')}</p>
      {plan.error && <ErrorLine error={plan.error} />}
      {plan.data && (
        <Plan
          plan={plan.data}
          onChange={(part) => plan.data && set.mutate({ ...askedOf(plan.data), ...part })}
          onFolder={() => plan.data && void choose(plan.data)}
        />
      )}
      {set.error && <ErrorLine error={set.error} />}
      {backUp.error && <ErrorLine error={backUp.error} />}
      {plan.data === null && (
        <div>
          <Button variant="filled" disabled={set.isPending} onClick={() => void choose(FIRST_PLAN)}>
            {t('plan.choose')}
          </Button>
        </div>
      )}
      {plan.data && (
        <>
          <div className="row">
            <Button
              variant="filled"
              disabled={isRunning || backUp.isPending}
              onClick={() => plan.data && backUp.mutate({ place: plan.data.place, keep: plan.data.keep })}
            >
              {t('plan.now')}
            </Button>
            <ConfirmButton label={t('plan.end')} text={t('plan.ends')} onConfirm={() => set.mutate(null)} />
          </div>
          <Generations place={plan.data.place} />
        </>
      )}
    </section>
  )
}

function askedOf({ place, keep, everyHours, onClose }: BackupPlan) {
  return { place, keep, everyHours, onClose }
}

interface PlanProps {
  plan: BackupPlan
  onChange: (part: Partial<Pick<BackupPlan, 'keep' | 'everyHours' | 'onClose'>>) => void
  onFolder: () => void
}

function Plan({ plan, onChange, onFolder }: PlanProps) {
  const { t } = useTranslation('backups')
  const { keep, everyHours, onClose } = plan
  const offered = [...new Set([...HOURS, ...(everyHours === null ? [] : [everyHours])])].sort((a, b) => a - b)
  return (
    <div className="stack">
      <LastOutcome plan={plan} />
      <div className="row small">
        <span className="second">{t('plan.folder')}</span>
        <b className="wrap-anywhere">{plan.name}</b>
        <Button variant="subtle" onClick={onFolder}>
          {t('plan.change')}
        </Button>
      </div>
      <div className="plan-fields">
        <Select
          label={t('plan.every')}
          data={[
            ...offered.map((hours) => ({ value: String(hours), label: everyInWords(hours) })),
            { value: 'never', label: t('plan.notByTheClock') },
          ]}
          value={everyHours === null ? 'never' : String(everyHours)}
          onChange={(value) => onChange({ everyHours: value === 'never' ? null : Number(value) })}
          allowDeselect={false}
        />
        <NumberInput
          key={keep}
          label={t('plan.keep')}
          defaultValue={keep}
          min={1}
          max={365}
          allowDecimal={false}
          clampBehavior="strict"
          onBlur={(event) => {
            const typed = Number(event.currentTarget.value)
            if (typed >= 1 && typed !== keep) onChange({ keep: typed })
          }}
        />
      </div>
      <Checkbox
        label={t('plan.onClose')}
        checked={onClose}
        onChange={(event) => onChange({ onClose: event.currentTarget.checked })}
      />
    </div>
  )

  function everyInWords(hours: number): string {
    return hours % 24 === 0 ? t('plan.days', { count: hours / 24 }) : t('plan.hours', { count: hours })
  }
}

function LastOutcome({ plan: { name, last } }: { plan: BackupPlan }) {
  const { t } = useTranslation('backups')
  const language = useLanguage()
  if (!last) return null
  const at = fullMoment(last.at, language)
  if (last.error === null) {
    return (
      <p className="state tone-ok">
        <IconCheck size={16} stroke={1.6} aria-hidden />
        {t('plan.done', { at })}
      </p>
    )
  }
  return (
    <>
      <p className="state tone-bad">
        <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
        {t('plan.failed', { at })}
      </p>
      <ErrorLine told={tellCode(last.error, { name })} />
    </>
  )
}

function Generations({ place }: { place: string }) {
  const { t } = useTranslation('backups')
  const generations = useQuery(engine.backups.generations.queryOptions({ input: { place } }))
  if (!generations.data || generations.data.length === 0) return null
  return (
    <>
      <h3>{t('generation.title')}</h3>
      <GenerationList generations={generations.data} />
    </>
  )
}
