import { Button, Select, TagsInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case, PartyDraft, PartyRole } from '../../../shared/contract/cases.ts'
import { useLanguage } from '../../app/i18n.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { closesOnEscape } from '../../components/closesOnEscape.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { DecideCheck } from '../conflicts/DecideCheck.tsx'
import type { Decided } from '../conflicts/recordCheck.ts'
import { useCaseWords } from './caseWords.ts'
import { useCaseOpening } from './useCaseOpening.ts'

/**
 * A new case in place: what it is called and who stands against whom, after these names were looked for in every other
 * case. All else is entered in the case.
 */
export function NewCase({ onMade, onCancel }: { onMade: (made: Case) => void; onCancel: () => void }) {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const { jurisdictions } = useCaseWords()
  const [title, setTitle] = useState('')
  const [claimants, setClaimants] = useState<string[]>([])
  const [defendants, setDefendants] = useState<string[]>([])
  const [jurisdiction, setJurisdiction] = useState<string | null>(null)
  const [reference, setReference] = useState('')
  const opening = useCaseOpening(onMade)

  function submit(decided?: Decided) {
    const draft = {
      title,
      reference: reference.trim() === '' ? null : reference,
      jurisdiction,
      language,
      parties: [...draftsOf(claimants, 'claimant'), ...draftsOf(defendants, 'defendant')],
    }
    opening.open({ draft, ...(decided && { decided }) })
  }

  return (
    <form
      className="pane-scroll new-case"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (opening.met === undefined) submit()
      }}
      onKeyDown={closesOnEscape(onCancel)}
    >
      <h2>{t('new.title')}</h2>
      <TextInput
        label={t('field.title')}
        value={title}
        autoFocus
        maxLength={500}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TagsInput
        label={t('parties.claimants')}
        description={t('new.names')}
        inputWrapperOrder={['label', 'input', 'description']}
        value={claimants}
        onChange={(names) => {
          setClaimants(namesIn(names))
          opening.forget()
        }}
        splitChars={[';']}
      />
      <TagsInput
        label={t('parties.defendants')}
        value={defendants}
        onChange={(names) => {
          setDefendants(namesIn(names))
          opening.forget()
        }}
        splitChars={[';']}
      />
      <Select
        label={t('field.jurisdiction')}
        data={jurisdictions.map(({ code, name }) => ({ value: code, label: name[language] }))}
        value={jurisdiction}
        onChange={setJurisdiction}
        searchable
        clearable
        limit={60}
        filter={choiceFilter}
        nothingFoundMessage={t('nothingFound')}
      />
      <TextInput
        label={t('field.reference')}
        description={t('new.reference')}
        inputWrapperOrder={['label', 'input', 'description']}
        value={reference}
        maxLength={60}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      {opening.error && <ErrorLine error={opening.error} />}
      {opening.met !== undefined ? (
        <DecideCheck
          names={namesIn([...claimants, ...defendants])}
          meetings={opening.met}
          go={t('conflicts:caseForm.go')}
          stop={t('conflicts:caseForm.stop')}
          busy={opening.busy || title.trim() === ''}
          onDecide={submit}
          onCancel={opening.forget}
        />
      ) : (
        <>
          {opening.stopped && (
            <p className="small" role="status">
              {t('conflicts:caseForm.stopped')}
            </p>
          )}
          <div className="row">
            <Button type="submit" variant="filled" disabled={title.trim() === '' || opening.busy || opening.stopped}>
              {t('new.make')}
            </Button>
            <Button variant="subtle" onClick={onCancel}>
              {t('common:cancel')}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}

/** A semicolon parts names however they came in; a name stands once. */
function namesIn(entered: readonly string[]): string[] {
  const names = entered.flatMap((text) => text.split(';')).map((name) => name.trim())
  return [...new Set(names.filter(Boolean))]
}

function draftsOf(names: readonly string[], role: PartyRole): PartyDraft[] {
  return namesIn(names).map((name) => ({ role, name, aliases: [], country: null, address: '', representative: '' }))
}
