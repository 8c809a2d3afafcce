import { Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Fact, FactsFields } from '../../../shared/contract/facts.ts'
import { CRITICALITIES, Criticality, Dispute, DISPUTES } from '../../../shared/domain/fact.ts'
import { engine } from '../../app/engine.ts'
import { staleIn } from '../../app/errors.ts'
import { queryClient } from '../../app/queries.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { useParties } from '../cases/useParties.ts'
import { NOT_WEIGHED } from './factSieve.ts'

/** What several facts have in common, and what they are to be given together, in one step that can be taken back. */
export function SeveralFacts({ caseId, facts }: { caseId: string; facts: readonly Fact[] }) {
  const { t } = useTranslation('facts')
  const { choices } = useParties(caseId)
  const change = useMutation(
    engine.facts.changeSeveral.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: engine.facts.key() }),
    }),
  )
  const give = (fields: Partial<FactsFields>) =>
    change.mutate({ facts: facts.map(({ id, revision }) => ({ factId: id, revision })), fields })
  const same = <T,>(valueOf: (fact: Fact) => T): T | undefined => {
    const values = new Set(facts.map(valueOf))
    return values.size === 1 ? [...values][0] : undefined
  }
  const criticality = same((fact) => fact.criticality)
  const dispute = same((fact) => fact.dispute)
  const named = new Set(facts.flatMap(({ partyIds }) => partyIds))
  const everywhere = (id: string) => facts.every(({ partyIds }) => partyIds.includes(id))
  return (
    <div className="pane-scroll">
      <section className="section stack">
        <h2>{t('several.title', { count: facts.length })}</h2>
        <Select
          label={t('criticality.label')}
          placeholder={t('several.differs')}
          data={[
            ...CRITICALITIES.map((value) => ({ value: value as string, label: t(`criticality.${value}`) })),
            { value: NOT_WEIGHED, label: t('criticality.none') },
          ]}
          value={criticality === undefined ? null : (criticality ?? NOT_WEIGHED)}
          allowDeselect={false}
          disabled={change.isPending}
          onChange={(value) => give({ criticality: Criticality.nullable().catch(null).parse(value) })}
        />
        <Select
          label={t('dispute.label')}
          placeholder={t('several.differs')}
          data={DISPUTES.map((value) => ({ value, label: t(`dispute.${value}`) }))}
          value={dispute ?? null}
          allowDeselect={false}
          disabled={change.isPending}
          onChange={(value) => give({ dispute: Dispute.catch('ours').parse(value) })}
        />
        <Select
          label={t('several.addParty')}
          data={choices.filter(({ value }) => !everywhere(value))}
          value={null}
          disabled={change.isPending}
          onChange={(value) => value && give({ addPartyIds: [value] })}
        />
        {named.size > 0 && (
          <Select
            label={t('several.removeParty')}
            data={choices.filter(({ value }) => named.has(value))}
            value={null}
            disabled={change.isPending}
            onChange={(value) => value && give({ removePartyIds: [value] })}
          />
        )}
        {change.isError &&
          (staleIn(change.error) ? (
            <p className="error-line" role="alert">
              {t('several.stale')}
            </p>
          ) : (
            <ErrorLine error={change.error} />
          ))}
      </section>
    </div>
  )
}
