import { Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CorrectionDraft } from '../../../shared/domain/agreement.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { useLanguage } from '../../app/i18n.ts'
import { TypedDate } from '../../components/TypedDate.tsx'
import { RowForm } from '../registers/RowForm.tsx'
import { useAddRow } from '../registers/useRegister.ts'

const State = CorrectionDraft.shape.state

interface CorrectionFormProps {
  treaty: string
  pair: { one: string; other: string }
  onClose: () => void
}

/** What a lawyer says of a treaty where the table is wrong, late or silent: with a reason, and on what source. */
export function CorrectionForm({ treaty, pair, onClose }: CorrectionFormProps) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  const [country, setCountry] = useState(pair.other)
  const [state, setState] = useState(State.enum['in-force'] as (typeof State)['options'][number])
  const [from, setFrom] = useState<EdtfDate | null | undefined>(null)
  const [until, setUntil] = useState<EdtfDate | null | undefined>(null)
  const [reservations, setReservations] = useState('')
  const [source, setSource] = useState('')
  const [note, setNote] = useState('')
  const add = useAddRow('correction', '', onClose)
  const ofPair = treaty === 'investment'
  const ready = note.trim() !== '' && from !== undefined && until !== undefined

  function submit(): void {
    if (!ready) return
    const other = ofPair ? (country === pair.other ? pair.one : pair.other) : null
    add.mutate({ treaty, country, other, state, from, until, reservations, source, note })
  }

  return (
    <RowForm
      label={t('correct')}
      submit={t('correctionAdd')}
      isReady={ready}
      adding={add}
      onSubmit={() => submit()}
      onClose={onClose}
      className="stack"
    >
      {!ofPair && (
        <Select
          searchable
          label={t('correctFor')}
          data={[pair.other, pair.one].map((code) => ({ value: code, label: territoryInWords(code, language) }))}
          value={country}
          allowDeselect={false}
          onChange={(next) => next !== null && setCountry(next)}
        />
      )}
      <Select
        searchable
        label={t('correctionState')}
        data={State.options.map((one) => ({ value: one, label: t(`correctionStates.${one}`) }))}
        value={state}
        allowDeselect={false}
        onChange={(next) => setState(State.catch(state).parse(next))}
      />
      <TypedDate label={t('correctionFrom')} value={from ?? null} onChange={setFrom} />
      <TypedDate label={t('correctionUntil')} value={until ?? null} onChange={setUntil} />
      {treaty === 'new-york' && (
        <TextInput
          label={t('correctionReservations')}
          maxLength={500}
          value={reservations}
          onChange={(event) => setReservations(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={t('correctionSource')}
        maxLength={1000}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <Textarea
        label={t('correctionNote')}
        description={t('correctionNoteNeeded')}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={2000}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </RowForm>
  )
}
