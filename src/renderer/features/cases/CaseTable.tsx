import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseSummary } from '../../../shared/contract/cases.ts'
import { count, fullMoment, shortMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { DateText } from '../../components/DateText.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import {
  CASE_COLUMNS,
  CASE_GROUPS,
  type CaseColumn,
  type CaseGroup,
  type CaseOrder,
  compareCases,
  groupOf,
} from './caseGroups.ts'
import { useCaseWords, usePartiesLine } from './caseWords.ts'

interface CaseTableProps {
  cases: readonly CaseSummary[]
  selected: string | undefined
  onSelect: (id: string) => void
  onOpen: (summary: CaseSummary) => void
}

type Row = { is: 'group'; group: CaseGroup } | { is: 'case'; summary: CaseSummary }

const HEAD_HEIGHT = 31
const NUMBERS: readonly CaseColumn[] = ['documents', 'exhibits']

/** The cases in their groups, sorted within each by the column a person chose. */
export function CaseTable({ cases, selected, onSelect, onOpen }: CaseTableProps) {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const { jurisdictionName, forumName } = useCaseWords()
  const [order, setOrder] = useState<CaseOrder>({ by: 'changed', descending: true })

  const compare = compareCases(order, {
    country: ({ jurisdiction }) => jurisdictionName(jurisdiction),
    forum: forumName,
    language,
  })
  const sorted = cases.toSorted(compare)
  const first = CASE_GROUPS.flatMap((group) => sorted.filter((summary) => groupOf(summary) === group))[0]?.id
  useEffect(() => {
    if (selected === undefined && first !== undefined) onSelect(first)
    // The first row is selected once there is one, and not again when the order changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected, first === undefined])

  const rows = CASE_GROUPS.flatMap((group): Row[] => {
    const within = sorted.filter((summary) => groupOf(summary) === group)
    return within.length === 0
      ? []
      : [{ is: 'group', group }, ...within.map((summary) => ({ is: 'case' as const, summary }))]
  })

  const sortBy = (by: CaseColumn) =>
    setOrder((now) => ({ by, descending: now.by === by ? !now.descending : by === 'changed' || NUMBERS.includes(by) }))

  return (
    <VirtualList
      role="grid"
      columns={CASE_COLUMNS.length}
      headHeight={HEAD_HEIGHT}
      head={<Head order={order} onSort={sortBy} />}
      items={rows}
      keyOf={(row) => (row.is === 'group' ? row.group : row.summary.id)}
      isHeading={({ is }) => is === 'group'}
      label={t('title')}
      selected={new Set(selected === undefined ? [] : [selected])}
      active={selected}
      onSelect={(_, id) => onSelect(id)}
      onOpen={(row) => row.is === 'case' && onOpen(row.summary)}
      rowHeight={({ is }) => (is === 'group' ? 29 : 51)}
      autoFocus
      renderRow={(row) =>
        row.is === 'group' ? (
          <span role="gridcell" aria-colspan={CASE_COLUMNS.length}>
            {t(`group.${row.group}`)}
          </span>
        ) : (
          <CaseCells summary={row.summary} />
        )
      }
    />
  )
}

function Head({ order, onSort }: { order: CaseOrder; onSort: (by: CaseColumn) => void }) {
  const { t } = useTranslation('cases')
  return (
    <div className="case-cells case-head" role="rowgroup">
      <div role="row" className="case-cells-row" aria-rowindex={1}>
        {CASE_COLUMNS.map((column) => {
          const here = order.by === column
          const Arrow = order.descending ? IconChevronDown : IconChevronUp
          return (
            <div
              key={column}
              role="columnheader"
              aria-sort={here ? (order.descending ? 'descending' : 'ascending') : 'none'}
              className={NUMBERS.includes(column) ? 'case-cell-number' : undefined}
            >
              <button
                type="button"
                className={here ? 'sort-button sort-button-here' : 'sort-button'}
                onClick={() => onSort(column)}
              >
                {t(`column.${column}`)}
                {here && <Arrow size={12} stroke={1.6} aria-hidden />}
              </button>
            </div>
          )
        })}
      </div>
    </div>
  )
}

function CaseCells({ summary }: { summary: CaseSummary }) {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const { jurisdictionName, forumName, seatInWords } = useCaseWords()
  const partiesLine = usePartiesLine()
  const { reference, title, parties, jurisdiction, stage, stages, documents, exhibits, changedAt, sample } = summary
  const forum = forumName(summary)

  return (
    <div className="case-cells case-cells-row">
      <div role="gridcell" className="numbers second">
        {reference}
      </div>
      <div role="gridcell" className="case-cell-title">
        <div className="strong">
          {title} {sample && <span className="tag">{t('common:sample')}</span>}
        </div>
        <div className="second case-cell-line">{partiesLine(parties)}</div>
      </div>
      <div role="gridcell">{jurisdictionName(jurisdiction) || <span className="faint">{t('notChosen')}</span>}</div>
      <div role="gridcell">
        <div className="case-cell-line">{forum || <span className="faint">{t('notChosen')}</span>}</div>
        <div className="faint case-cell-line">{seatInWords(summary)}</div>
      </div>
      <div role="gridcell">
        {stage ? (
          <>
            <div>{t(`stage.${stage.stage}`)}</div>
            <div className="faint">
              <DateText date={stage.on} />
            </div>
          </>
        ) : (
          <span className="faint">{t(stages === 0 ? 'stages.none' : 'stages.cannotTell')}</span>
        )}
      </div>
      <div role="gridcell" className="numbers case-cell-number">
        {count(documents, language)}
      </div>
      <div role="gridcell" className="numbers case-cell-number">
        {count(exhibits, language)}
      </div>
      <div role="gridcell" className="numbers faint" title={fullMoment(changedAt, language)}>
        {shortMoment(changedAt, language)}
      </div>
    </div>
  )
}
