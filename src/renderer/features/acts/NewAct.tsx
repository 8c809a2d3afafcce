import { Button, Select, TextInput } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOrganisation } from '../../../shared/domain/act-rights.ts'
import { ACT_KINDS, ActKind } from '../../../shared/domain/act.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { engine } from '../../app/engine.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { TypedDate } from '../../components/TypedDate.tsx'
import { useParties } from '../cases/useParties.ts'
import { FactChoice } from '../facts/FactChoice.tsx'
import { RowForm } from '../registers/RowForm.tsx'
import { useAddRow } from '../registers/useRegister.ts'
import { useTerritories } from '../rights/rightWords.ts'

interface NewActProps {
  caseId: string
  /** The fact from which the act is entered. */
  factId: string | undefined
  onMade: (id: string) => void
  onClose: () => void
}

/** An act by its name, who did it, when and where; a fact that is chosen fills in what it says. */
export function NewAct({ caseId, factId: from, onMade, onClose }: NewActProps) {
  const { t } = useTranslation('acts')
  const { choices } = useParties(caseId)
  const territories = useTerritories().filter(({ value }) => !isOrganisation(value))
  const [factId, setFactId] = useState(from)
  const fact = useQuery(engine.facts.get.queryOptions({ input: factId === undefined ? skipToken : { factId } })).data
  const [typed, setTitle] = useState<string>()
  const [kind, setKind] = useState<ActKind>('make')
  const [chosenActor, setActor] = useState<string | null>()
  const [chosenWhen, setWhen] = useState<EdtfDate | null>()
  const [wrongDate, setWrongDate] = useState(false)
  const [country, setCountry] = useState<string | null>(null)
  const [choosing, setChoosing] = useState<boolean>()
  const title = typed ?? fact?.text.slice(0, 300) ?? ''
  const actorId =
    chosenActor === undefined ? (fact?.partyIds.length === 1 ? (fact.partyIds[0] ?? null) : null) : chosenActor
  const when = chosenWhen === undefined ? (fact?.happened ?? null) : chosenWhen
  const add = useAddRow('act', caseId, ({ id }) => {
    onMade(id)
    onClose()
  })
  const ready = title.trim() !== '' && !wrongDate
  return (
    <RowForm
      label={t('enter')}
      submit={t('add')}
      isReady={ready}
      adding={add}
      onSubmit={() => {
        const grounds = fact ? [{ about: '', factId: fact.id }] : []
        add.mutate({ title, kind, actorId, when, country, grounds })
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('title')}
        autoFocus
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        searchable
        label={t('registers:field.kind')}
        data={ACT_KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(next) => setKind(ActKind.catch(kind).parse(next))}
      />
      <Select
        label={t('registers:field.actorId')}
        data={choices}
        value={actorId}
        clearable
        searchable
        filter={choiceFilter}
        nothingFoundMessage={t('common:nothingFound')}
        onChange={setActor}
      />
      <Select
        label={t('country')}
        data={territories}
        value={country}
        clearable
        searchable
        limit={60}
        filter={choiceFilter}
        nothingFoundMessage={t('common:nothingFound')}
        onChange={setCountry}
      />
      <TypedDate
        key={fact?.id}
        label={t('registers:field.when')}
        value={when}
        onChange={(date) => {
          setWrongDate(date === undefined)
          if (date !== undefined) setWhen(date)
        }}
      />
      <div className="act-fact">
        {choosing ? (
          <FactChoice
            caseId={caseId}
            chosen={factId}
            onChoose={setFactId}
            onCite={(id) => {
              setFactId(id)
              setChoosing(false)
            }}
          />
        ) : (
          <Button variant="subtle" size="compact-xs" autoFocus={choosing === false} onClick={() => setChoosing(true)}>
            {fact ? t('fromFact', { fact: fact.text }) : t('fromAFact')}
          </Button>
        )}
      </div>
    </RowForm>
  )
}
