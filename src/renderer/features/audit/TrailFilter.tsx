import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { documentLabel } from '../evidence/documentList.ts'
import type { NamedCase } from './AuditTrail.tsx'
import { FilterDay } from './FilterDay.tsx'
import type { TrailOptions } from './trailOptions.ts'

interface TrailFilterProps {
  caseId: string | undefined
  cases: ReadonlyMap<string, NamedCase>
  options: TrailOptions
  documentId: string | undefined
  onOptions: (options: TrailOptions) => void
  onDocument: (documentId: string | undefined) => void
}

/** Narrows the trail: by case, document, person, what was done, and days. */
export function TrailFilter({ caseId, cases, options, documentId, onOptions, onDocument }: TrailFilterProps) {
  const { t } = useTranslation('audit')
  const chain = caseId ?? options.chain
  const ofCase = chain === 'vault' ? undefined : chain
  const known = useQuery(engine.audit.filters.queryOptions({ input: chain === undefined ? {} : { chain } })).data
  const documents = useQuery(
    engine.evidence.list.queryOptions({ input: { caseId: ofCase ?? '' }, enabled: ofCase !== undefined }),
  ).data
  const set = (change: Partial<Record<keyof TrailOptions, string | null | undefined>>) => {
    const next = { ...options, ...change }
    onOptions(Object.fromEntries(Object.entries(next).filter(([, value]) => value != null)))
  }

  return (
    <div className="trail-filter" role="group" aria-label={t('filter.label')}>
      <div className="trail-fields">
        {caseId === undefined && (
          <Choice
            label={t('filter.case')}
            none={t('filter.anyCase')}
            value={options.chain ?? null}
            data={[
              { value: 'vault', label: t('filter.vaultOnly') },
              ...[...cases.values()].map(({ id, reference, title }) => ({ value: id, label: `${reference} ${title}` })),
            ]}
            onChange={(next) => {
              set({ chain: next })
              if (documentId !== undefined) onDocument(undefined)
            }}
          />
        )}
        {ofCase !== undefined && (
          <Choice
            label={t('filter.document')}
            none={t('filter.anyDocument')}
            value={documentId ?? null}
            data={namedOnce(documents ?? [], documentId, t('gone.document'))}
            onChange={(next) => onDocument(next ?? undefined)}
          />
        )}
        <Choice
          label={t('filter.what')}
          none={t('filter.anything')}
          value={options.of ?? null}
          data={(known?.of ?? []).map((of) => ({ value: of, label: t(`of.${of}`, of) }))}
          onChange={(of) => set({ of })}
        />
        <Choice
          label={t('filter.who')}
          none={t('filter.anybody')}
          value={options.operator ?? null}
          data={(known?.operators ?? []).filter(Boolean).map((name) => ({ value: name, label: name }))}
          onChange={(operator) => set({ operator })}
        />
        <FilterDay label={t('filter.from')} day={options.from} onDay={(from) => set({ from })} />
        <FilterDay label={t('filter.to')} day={options.to} onDay={(to) => set({ to })} />
      </div>
    </div>
  )
}

interface Option {
  value: string
  label: string
}

interface ChoiceProps {
  label: string
  /** What stands there while nothing is chosen. */
  none: string
  value: string | null
  data: Option[]
  onChange: (value: string | null) => void
}

function Choice({ label, none, value, data, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  const listed = value === null || data.some((one) => one.value === value) ? data : [...data, { value, label: value }]
  return (
    <div>
      <Select
        aria-label={label}
        placeholder={none}
        data={listed}
        value={value}
        onChange={onChange}
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { field: label }) }}
        searchable
        limit={100}
        filter={choiceFilter}
        nothingFoundMessage={t('nothingFound')}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        title={data.find((one) => one.value === value)?.label}
      />
    </div>
  )
}

/** The documents by their exhibit number and title; one that is chosen stays listed after it was deleted. */
function namedOnce(
  documents: readonly {
    id: string
    exhibit: string | null
    title: string | null
    firstSentence: string | null
    fileName: string
  }[],
  chosen: string | undefined,
  gone: string,
): Option[] {
  const options = documents.map((one) => ({
    value: one.id,
    label: documentLabel(one),
  }))
  if (chosen === undefined || options.some(({ value }) => value === chosen)) return options
  return [...options, { value: chosen, label: gone }]
}
