import { useTranslation } from 'react-i18next'
import type { Fact, FactDraft } from '../../../shared/contract/facts.ts'
import { CRITICALITIES, DISPUTES } from '../../../shared/domain/fact.ts'
import { client, engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { SavedMany, SavedOneOf } from '../../components/SavedChoices.tsx'
import { SavedChoice } from '../../components/SavedFields.tsx'
import { useAutosave } from '../../components/useAutosave.ts'
import { useParties } from '../cases/useParties.ts'

/** One field of a fact, written as it is chosen. */
export function useFactField<F extends keyof FactDraft>(fact: Fact, field: F) {
  return useAutosave<FactDraft[F], Fact>({
    row: fact,
    valueOf: (row) => row[field],
    write: async (value, revision) => {
      await client.facts.change({ factId: fact.id, revision, fields: { [field]: value } })
      noteSaved()
      await queryClient.invalidateQueries({ queryKey: engine.facts.key() })
    },
  })
}

/** Whom a fact is about, what hangs on it, and whether it is disputed. */
export function FactWeight({ fact }: { fact: Fact }) {
  const { t } = useTranslation('facts')
  const { choices } = useParties(fact.caseId)
  const parties = useFactField(fact, 'partyIds')
  const criticality = useFactField(fact, 'criticality')
  const dispute = useFactField(fact, 'dispute')
  const readOnly = fact.withdrawnOn !== null
  return (
    <>
      <SavedMany saved={parties} label={t('parties.label')} choices={choices} readOnly={readOnly} />
      <SavedChoice
        saved={criticality}
        label={t('criticality.label')}
        none={t('criticality.none')}
        readOnly={readOnly}
        choices={CRITICALITIES.map((value) => ({ value, label: t(`criticality.${value}`) }))}
      />
      <SavedOneOf
        saved={dispute}
        label={t('dispute.label')}
        readOnly={readOnly}
        choices={DISPUTES.map((value) => ({ value, label: t(`dispute.${value}`) }))}
        {...(dispute.value === 'ours' && { hint: t('disputeHint') })}
      />
    </>
  )
}
