import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facets } from '../../../shared/contract/search.ts'
import { conditionIn, toggleCondition } from '../../../shared/domain/query.ts'
import { useLanguage } from '../../app/i18n.ts'

const FIELDS = ['type', 'lang', 'publisher', 'date', 'exhibit'] as const
type FacetField = (typeof FIELDS)[number]

/** Values that are shown at first. */
const FIRST = 5

interface FacetListProps {
  facets: Facets
  /** The query, whose conditions are what is chosen here. */
  text: string
  onText: (text: string) => void
}

/** How the documents found part; a click asks for one kind, a second one takes that back. */
export function FacetList({ facets, text, onText }: FacetListProps) {
  const { t } = useTranslation('search')
  return (
    <div className="facets" role="group" aria-label={t('facet.label')}>
      {FIELDS.map((field) => (
        <Facet key={field} field={field} facets={facets} text={text} onText={onText} />
      ))}
    </div>
  )
}

function Facet({ field, facets, text, onText }: FacetListProps & { field: FacetField }) {
  const { t } = useTranslation(['search', 'evidence'])
  const nameOf = useFacetName(field)
  const [all, setAll] = useState(false)
  const values = facets[field]
  const chosen = values.some(({ value }) => conditionIn(text, field, value))
  // A single value tells nothing, unless it is the one that was asked for.
  if (values.length < 2 && !chosen) return null
  const shown = all ? values : values.slice(0, FIRST)
  return (
    <section className="facet" aria-label={t(`facet.${field}`)}>
      <h2>{t(`facet.${field}`)}</h2>
      {shown.map(({ value, documents }) => {
        const isChosen = conditionIn(text, field, value) !== undefined
        const name = nameOf(value)
        return (
          <button
            key={value}
            type="button"
            className="facet-value"
            aria-pressed={isChosen}
            aria-label={
              isChosen ? t('facet.remove', { value: name }) : t('facet.add', { value: name, count: documents })
            }
            onClick={() => onText(toggleCondition(text, field, value))}
          >
            <span className="facet-name" title={name}>
              {name}
            </span>
            <span className="numbers faint">{facets.more ? t('facet.atLeast', { documents }) : documents}</span>
          </button>
        )
      })}
      {values.length > FIRST && (
        <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'facet.fewerValues' : 'facet.moreValues')}
        </button>
      )}
    </section>
  )
}

function useFacetName(field: FacetField): (value: string) => string {
  const { t } = useTranslation(['search', 'evidence'])
  const language = useLanguage()
  if (field === 'exhibit') return (value) => t(value === 'any' ? 'facet.any' : 'facet.none')
  if (field === 'type') return (value) => t(`evidence:format.${value}`, { defaultValue: value })
  if (field !== 'lang') return (value) => value
  const names = new Intl.DisplayNames([language], { type: 'language' })
  return (value) => (value === 'none' ? t('facet.noLanguage') : (names.of(value) ?? value))
}
