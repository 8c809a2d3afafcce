import { Button, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Chronology } from '../../../shared/contract/chronology.ts'
import type { ChronologyFilter, ChronologyKind } from '../../../shared/domain/chronology.ts'
import { LANE_ORDERS, type LaneOrder } from '../../../shared/domain/timeline-lanes.ts'
import { count as inWords } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'

interface ChronologyFilterBarProps {
  /** The kinds that the case has, with how many of each. */
  counts: readonly { kind: ChronologyKind; count: number }[]
  /** What the rows of the timeline are; undefined where it is not shown. */
  by: LaneOrder | undefined
  onBy: (by: LaneOrder) => void
  chronology: Chronology
  filter: ChronologyFilter
  onKinds: (kinds: readonly ChronologyKind[] | undefined) => void
  onParty: (partyId: string | undefined) => void
  onClaim: (claimId: string | undefined) => void
  onText: (text: string) => void
}

/** What is shown: kinds that are pressed, of a party, of a claim, with these words. */
export function ChronologyFilterBar({ counts, by, chronology, filter, ...on }: ChronologyFilterBarProps) {
  const { t } = useTranslation('chronology')
  const language = useLanguage()
  const all = counts.map(({ kind }) => kind)
  const shown = all.filter((kind) => filter.kinds?.includes(kind) ?? true)

  function toggle(kind: ChronologyKind): void {
    const next = shown.includes(kind) ? shown.filter((one) => one !== kind) : [...shown, kind]
    on.onKinds(next.length === 0 ? undefined : next)
  }

  return (
    <div className="chronology-filter">
      <span className="chronology-kinds" role="group" aria-label={t('filter.kinds')}>
        {counts.map(({ kind, count }) => (
          <Button
            key={kind}
            variant={shown.includes(kind) ? 'default' : 'subtle'}
            aria-pressed={shown.includes(kind)}
            onClick={() => toggle(kind)}
          >
            {t(`kinds.${kind}`)} <span className="numbers faint">{inWords(count, language)}</span>
          </Button>
        ))}
      </span>
      <span className="chronology-choices">
        {by && (
          <Select
            className="chronology-choice"
            aria-label={t('rows.label')}
            data={LANE_ORDERS.map((value) => ({ value, label: `${t('rows.label')}: ${t(`rows.${value}`)}` }))}
            value={by}
            allowDeselect={false}
            onChange={(value) => value && on.onBy(value as LaneOrder)}
          />
        )}
        {chronology.parties.length > 0 && (
          <Select
            className="chronology-choice"
            aria-label={t('filter.party')}
            placeholder={t('filter.anyParty')}
            data={chronology.parties.map(({ id, name }) => ({ value: id, label: name }))}
            value={filter.partyId ?? null}
            clearable
            searchable
            onChange={(value) => on.onParty(value ?? undefined)}
          />
        )}
        {chronology.claims.length > 0 && (
          <Select
            className="chronology-choice"
            aria-label={t('filter.claim')}
            placeholder={t('filter.anyClaim')}
            data={chronology.claims.map(({ id, title }) => ({ value: id, label: title }))}
            value={filter.claimId ?? null}
            clearable
            searchable
            onChange={(value) => on.onClaim(value ?? undefined)}
          />
        )}
        <TextInput
          className="fact-find"
          type="search"
          aria-label={t('filter.text')}
          placeholder={t('registers:find')}
          value={filter.text ?? ''}
          onChange={(event) => on.onText(event.currentTarget.value)}
        />
      </span>
    </div>
  )
}
