import { ActionIcon, Button, TextInput } from '@mantine/core'
import { closesOnEscape } from '../../components/closesOnEscape.ts'
import { IconAlertTriangle, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import type { TitleStep } from '../../../shared/domain/right.ts'
import { titleBreaks } from '../../../shared/domain/right-title.ts'
import { DateText } from '../../components/DateText.tsx'
import { Kept } from '../../components/SavedFields.tsx'
import { TypedDate } from '../../components/TypedDate.tsx'
import { useRowField } from '../registers/useRegister.ts'

/** From whom to whom a right went, and where the chain does not hold. */
export function ChainOfTitle({ right, readOnly }: { right: Row<'right'>; readOnly: boolean }) {
  const { t } = useTranslation('rights')
  const [adding, setAdding] = useState(false)
  const saved = useRowField('right', right, 'chainOfTitle')
  const steps = saved.value
  const breaks = titleBreaks({ chainOfTitle: steps, owner: right.owner })

  function set(next: TitleStep[]): void {
    saved.change(next)
    saved.keep()
  }

  return (
    <Kept saved={saved} show={(value) => value.map(({ to }) => to).join(' → ')}>
      {steps.length === 0 && !adding && <p className="small faint">{t('chain.none')}</p>}
      <ol className="title-steps">
        {steps.map((step, index) => (
          <li key={index}>
            <div className="title-step">
              <span className="wrap-anywhere">
                {step.from || <span className="faint">{t('chain.unnamed')}</span>} → {step.to}
                <span className="faint">
                  {step.on !== null && (
                    <>
                      {' · '}
                      <DateText date={step.on} />
                    </>
                  )}
                  {step.how !== '' && ` · ${step.how}`}
                </span>
              </span>
              {!readOnly && (
                <ActionIcon
                  size={20}
                  aria-label={`${t('chain.remove')}: ${step.to}`}
                  onClick={() => set(steps.filter((one) => one !== step))}
                >
                  <IconX size={13} stroke={1.6} />
                </ActionIcon>
              )}
            </div>
            {breaks
              .filter(({ at }) => at === index + 1)
              .map(({ held, named }) => (
                <p key={named} className="state tone-warn title-break">
                  <IconAlertTriangle size={14} stroke={1.6} aria-hidden /> {t('chain.break', { held, named })}
                </p>
              ))}
          </li>
        ))}
      </ol>
      {adding ? (
        <NewStep
          from={steps.at(-1)?.to ?? ''}
          onAdd={(step) => {
            set([...steps, step])
            setAdding(false)
          }}
          onClose={() => setAdding(false)}
        />
      ) : (
        !readOnly && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={13} stroke={1.6} />}
            onClick={() => setAdding(true)}
          >
            {t('chain.add')}
          </Button>
        )
      )}
    </Kept>
  )
}

interface NewStepProps {
  /** Who held title last. */
  from: string
  onAdd: (step: TitleStep) => void
  onClose: () => void
}

function NewStep({ from: held, onAdd, onClose }: NewStepProps) {
  const { t } = useTranslation('rights')
  const [from, setFrom] = useState(held)
  const [to, setTo] = useState('')
  const [on, setOn] = useState<EdtfDate | null | undefined>(null)
  const [how, setHow] = useState('')
  const ready = to.trim() !== '' && on !== undefined
  return (
    <form
      className="new-step"
      aria-label={t('chain.add')}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onAdd({ from: from.trim(), to: to.trim(), on: on ?? null, how: how.trim(), documentId: null })
      }}
      onKeyDown={closesOnEscape(onClose)}
    >
      <div className="field-pair">
        <TextInput
          label={t('chain.from')}
          value={from}
          maxLength={300}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          label={t('chain.to')}
          value={to}
          maxLength={300}
          autoFocus
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <TypedDate label={t('chain.on')} value={on ?? null} onChange={setOn} />
        <TextInput
          label={t('chain.how')}
          value={how}
          maxLength={300}
          onChange={(event) => setHow(event.currentTarget.value)}
        />
      </div>
      <div className="row">
        <Button type="submit" variant="filled" disabled={!ready}>
          {t('chain.keep')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}
