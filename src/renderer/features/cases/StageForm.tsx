import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import { Stage, type StageDraft, type StageEntry, STAGES } from '../../../shared/domain/stage.ts'
import { readTypedDate } from '../../../shared/domain/typed-date.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { queryClient } from '../../app/queries.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { DateText } from '../../components/DateText.tsx'
import { WriteError } from '../../components/WriteError.tsx'

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
  // As it was when the form was opened: what another window writes meanwhile must not pass for seen.
  const [read] = useState(entry)
  const [chosen, setChosen] = useState<Stage>(stage)
  const [typed, setTyped] = useState(read ? dateInWords(read.on, language, 'long') : '')
  const [note, setNote] = useState(read?.note ?? '')
  const [disclosable, setDisclosable] = useState(read?.disclosable ?? false)
  const on = read && typed === dateInWords(read.on, language, 'long') ? read.on : readTypedDate(typed)

  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: engine.stages.key() })
    onDone()
  }
  const record = useMutation(engine.stages.record.mutationOptions({ onSuccess }))
  const change = useMutation(engine.stages.change.mutationOptions({ onSuccess }))
  const remove = useMutation(engine.stages.remove.mutationOptions({ onSuccess }))
  const error = record.error ?? change.error ?? remove.error
  const wasRemoval = remove.error !== null

  function write(over: StageEntry | undefined) {
    if (on === undefined) return
    remove.reset()
    const fields = { stage: chosen, on, note, disclosable }
    if (over) change.mutate({ stageId: over.id, revision: over.revision, fields })
    else record.mutate({ caseId, ...fields })
  }

  function takeBack({ id: stageId, revision }: StageEntry) {
    change.reset()
    remove.mutate({ stageId, revision })
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    write(read)
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
      <Textarea
        autosize
        minRows={1}
        maxRows={6}
        label={t('stages.particulars')}
        description={t('stages.particularsHint')}
        inputWrapperOrder={['label', 'input', 'description']}
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
      {error && (
        <WriteError
          error={error}
          mine={wasRemoval ? t('stages.removed') : on && inWords({ stage: chosen, on, note, disclosable })}
          theirs={(current: StageEntry) => inWords(current)}
          onMine={wasRemoval ? takeBack : write}
          onTheirs={onSuccess}
        />
      )}
      <div className="row">
        <Button type="submit" variant="filled" disabled={on === undefined || record.isPending || change.isPending}>
          {t(read ? 'stages.correct' : 'stages.record')}
        </Button>
        <span className="spring" />
        {read && (
          <ConfirmButton
            label={t('stages.remove')}
            text={t('stages.removeText')}
            disabled={remove.isPending}
            onConfirm={() => takeBack(read)}
          />
        )}
      </div>
    </form>
  )

  function inWords(fields: StageDraft): ReactNode {
    return (
      <>
        {t(`stage.${fields.stage}`)}, <DateText date={fields.on} length="long" />
        {fields.note !== '' && <div>{fields.note}</div>}
        <div>{t(fields.disclosable ? 'stages.disclosable' : 'stages.kept')}</div>
      </>
    )
  }
}
