import { ORPCError } from '@orpc/client'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Party } from '../../../shared/contract/cases.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { queryClient } from '../../app/queries.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { SavedChoice, SavedText, SavedWords } from '../../components/SavedFields.tsx'
import { usePartyField } from './caseEditing.ts'
import { useCaseWords } from './caseWords.ts'
import { OTHER_ROLES } from './otherRoles.ts'

interface PartyFieldsProps {
  party: Party
  readOnly: boolean
  /** Other names that were written and were not there before. */
  onAliases: (partyId: string, names: readonly string[]) => void
}

/** What is known of a party; each field is written as it is left. */
export function PartyFields({ party, readOnly, onAliases }: PartyFieldsProps) {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const { jurisdictions } = useCaseWords()
  const countries = jurisdictions.filter(({ code, country }) => code === country)
  const reread = () => queryClient.invalidateQueries({ queryKey: engine.cases.key() })
  const aliases = usePartyField(party, 'aliases', undefined, (before, written) => {
    const names = written.filter((name) => !before.includes(name))
    if (names.length > 0) onAliases(party.id, names)
  })
  const remove = useMutation(engine.parties.remove.mutationOptions({ onSuccess: reread, onError: reread }))
  const stale = remove.error instanceof ORPCError && remove.error.code === 'STALE'

  return (
    <div className="party-fields">
      <SavedText
        saved={usePartyField(party, 'name', (name) => name.trim() !== '')}
        label={t('party.name')}
        maxLength={300}
        readOnly={readOnly}
      />
      {OTHER_ROLES.includes(party.role) && <RoleField party={party} readOnly={readOnly} />}
      <SavedWords saved={aliases} label={t('party.aliases')} hint={t('party.aliasesHint')} readOnly={readOnly} />
      <SavedChoice
        saved={usePartyField(party, 'country')}
        label={t('party.country')}
        choices={countries.map(({ code, name }) => ({ value: code, label: name[language] }))}
        none={t('common:notEntered')}
        readOnly={readOnly}
      />
      <SavedText
        saved={usePartyField(party, 'address')}
        label={t('party.address')}
        maxLength={2000}
        long
        readOnly={readOnly}
      />
      <SavedText
        saved={usePartyField(party, 'representative')}
        label={t('party.representative')}
        hint={t('party.representativeHint')}
        maxLength={500}
        readOnly={readOnly}
      />
      {remove.error &&
        (stale ? <p className="error-line">{t('party.changedMeanwhile')}</p> : <ErrorLine error={remove.error} />)}
      {!readOnly && (
        <ConfirmButton
          label={t('party.remove')}
          text={t('party.removeText', { name: party.name })}
          disabled={remove.isPending}
          onConfirm={() => remove.mutate({ partyId: party.id, revision: party.revision })}
        />
      )}
    </div>
  )
}

function RoleField({ party, readOnly }: { party: Party; readOnly: boolean }) {
  const { t } = useTranslation('cases')
  return (
    <SavedChoice
      saved={usePartyField(party, 'role')}
      label={t('party.role')}
      choices={OTHER_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      readOnly={readOnly}
    />
  )
}
