import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import { Stage, type StageEntry, STAGES } from '../../../shared/domain/stage.ts'
import { readTypedDate } from '../../../shared/domain/typed-date.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { queryClient } from '../../app/queries.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'

interface StageFormProps {
  caseId: string
  stage: Stage
  /** The entry to correct; undefined enters a new one. */
  entry: StageEntry | undefined
  onDone: () => void
}

/** Enters a stage with its date, or corrects or takes back an entry. */
export function StageForm({ caseId, stage, entry, onDone }: StageFormProps) {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const [chosen, setChosen] = useState<Stage>(stage)
  const [typed, setTyped] = useState(entry ? dateInWords(entry.on, language, 'long') : '')
  const [note, setNote] = useState(entry?.note ?? '')
  const [disclosable, setDisclosable] = useState(entry?.disclosable ?? false)
  const on = entry && typed === dateInWords(entry.on, language, 'long') ? entry.on : readTypedDate(typed)

  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: engine.stages.key() })
    onDone()
  }
  const record = useMutation(engine.stages.record.mutationOptions({ onSuccess }))
  const change = useMutation(engine.stages.change.mutationOptions({ onSuccess }))
  const remove = useMutation(engine.stages.remove.mutationOptions({ onSuccess }))
  const error = record.error ?? change.error ?? remove.error

  function submit(event: FormEvent) {
    event.preventDefault()
    if (on === undefined) return
    const fields = { stage: chosen, on, note, disclosable }
    if (entry) change.mutate({ stageId: entry.id, fields })
    else record.mutate({ caseId, ...fields })
  }

  return (
    <form className="stack" onSubmit={submit}>
      <Select
        label={t('stages.stage')}
        data={STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))}
        value={chosen}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(value) => setChosen(Stage.catch(stage).parse(value))}
      />
      <div>
        <TextInput
          label={t('stages.date')}
          value={typed}
          data-autofocus
          error={typed.trim() !== '' && on === undefined ? t('stages.notADate') : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className="field-hint">
          {on === undefined ? (
            t('stages.dateHint')
          ) : (
            <>
              {t('stages.readAs')} <DateText date={on} length="long" />
            </>
          )}
        </div>
      </div>
      <TextInput
        label={t('stages.note')}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Checkbox
        label={t('stages.disclosable')}
        description={t('stages.disclosableHint')}
        checked={disclosable}
        onChange={(event) => setDisclosable(event.currentTarget.checked)}
      />
      {error && <ErrorLine error={error} />}
      <div className="row">
        <Button type="submit" variant="filled" disabled={on === undefined || record.isPending || change.isPending}>
          {t(entry ? 'stages.correct' : 'stages.record')}
        </Button>
        <span className="spring" />
        {entry && (
          <ConfirmButton
            label={t('stages.remove')}
            text={t('stages.removeText')}
            disabled={remove.isPending}
            onConfirm={() => remove.mutate({ stageId: entry.id })}
          />
        )}
      </div>
    </form>
  )
}
