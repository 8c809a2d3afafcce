import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Chronology, ChronologyEntry } from '../../../shared/contract/chronology.ts'
import type { ChronologyOrder } from '../../../shared/domain/chronology.ts'
import type { ChronologyWords } from '../../../shared/messages/chronology-words.ts'
import { VirtualList } from '../../components/VirtualList.tsx'
import { Glyph } from './Glyph.tsx'
import { SourceMarks } from './SourceMarks.tsx'
import { StateThatDayMark } from './StateThatDayMark.tsx'

interface ChronologyTableProps {
  caseId: string
  /** In the order in which they are shown. */
  entries: readonly ChronologyEntry[]
  documents: ReadonlyMap<string, Chronology['documents'][number]>
  words: ChronologyWords
  selected: string | undefined
  onSelect: (id: string) => void
  onOpen: (entry: ChronologyEntry) => void
  order: ChronologyOrder
  onOrder: (order: ChronologyOrder) => void
  autoFocus: boolean
}

/** The table behind the timeline: the same entries, each with its licence's state that day and its passages. */
export function ChronologyTable({ caseId, entries, documents, words, selected, ...props }: ChronologyTableProps) {
  const { t } = useTranslation('chronology')
  const { onSelect, onOpen, order, onOrder, autoFocus } = props
  return (
    <VirtualList
      items={entries}
      keyOf={({ id }) => id}
      label={t('title')}
      selected={new Set(selected === undefined ? [] : [selected])}
      active={selected}
      onSelect={(_ids, id) => onSelect(id)}
      onOpen={onOpen}
      rowHeight={35}
      autoFocus={autoFocus}
      role="grid"
      columns={5}
      headHeight={30}
      head={<TableHead order={order} onOrder={onOrder} />}
      renderRow={(entry) => (
        <div className="chronology-row">
          <span role="gridcell" className="chronology-when">
            {words.date(entry)}
          </span>
          <span role="gridcell" className="chronology-kind">
            <Glyph entry={entry} size={13} />
            <span className="numbers faint">{entry.label || t(`kind.${entry.kind}`)}</span>
          </span>
          <span role="gridcell" className="wrap-anywhere">
            {words.what(entry)}
            <span className="faint">
              {[entry.kind === 'fact' ? '' : words.event(entry), words.parties(entry), words.where(entry)]
                .filter(Boolean)
                .map((told) => ` · ${told}`)}
            </span>
          </span>
          <span role="gridcell">{entry.state !== null && <StateThatDayMark state={entry.state} />}</span>
          <span role="gridcell" className="fact-sources">
            <SourceMarks caseId={caseId} entry={entry} documents={documents} most={2} />
          </span>
        </div>
      )}
    />
  )
}

type Sorted = { readonly name: 'when' | 'kind' | 'what' | 'state' | 'sources'; readonly by?: ChronologyOrder }

const COLUMNS: readonly Sorted[] = [
  { name: 'when', by: 'date' },
  { name: 'kind', by: 'kind' },
  { name: 'what', by: 'what' },
  { name: 'state' },
  { name: 'sources' },
]

function TableHead({ order, onOrder }: Pick<ChronologyTableProps, 'order' | 'onOrder'>) {
  const { t } = useTranslation('chronology')
  return (
    <div className="chronology-row fact-head" role="row" aria-rowindex={1}>
      {COLUMNS.map(({ name, by }) => {
        if (!by) {
          return (
            <span key={name} role="columnheader">
              {t(`column.${name}`)}
            </span>
          )
        }
        const newest = by === 'date' && order === 'newest'
        const isHere = order === by || newest
        const next = order === 'date' && by === 'date' ? 'newest' : by
        return (
          <span
            key={name}
            role="columnheader"
            aria-sort={isHere ? (newest ? 'descending' : 'ascending') : 'none'}
            title={t(`order.${isHere && newest ? 'newest' : by}`)}
          >
            <button type="button" className="link-button chronology-sort" onClick={() => onOrder(next)}>
              {t(`column.${name}`)}
              {isHere && (newest ? <IconChevronDown size={13} aria-hidden /> : <IconChevronUp size={13} aria-hidden />)}
            </button>
          </span>
        )
      })}
    </div>
  )
}
