import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChronologyEntry } from '../../../shared/contract/chronology.ts'
import { CHRONOLOGY_KINDS } from '../../../shared/domain/chronology.ts'
import { type Zoom, zoomedTo } from '../../../shared/domain/timeline-axis.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { ChronologyFilterBar } from './ChronologyFilterBar.tsx'
import { ChronologyHead } from './ChronologyHead.tsx'
import { ChronologyTable } from './ChronologyTable.tsx'
import './chronology.css'
import { EntryInspector } from './EntryInspector.tsx'
import { ExportChronology } from './ExportChronology.tsx'
import { Legend } from './Legend.tsx'
import { spanOf, Timeline } from './Timeline.tsx'
import './timeline.css'
import { anchorOf, placeOf } from './timelineLayout.ts'
import { useChronology } from './useChronology.ts'
import { useChronologyCommands } from './useChronologyCommands.ts'
import { useOpenEntry } from './useOpenEntry.ts'
import { useSpan } from './useSpan.ts'
import { ZoomButtons } from './ZoomButtons.tsx'

/** Treaties reach back for decades, and are shown when they are asked for. */
const USUAL_KINDS = CHRONOLOGY_KINDS.filter((kind) => kind !== 'treaty')

/** What happened when: a timeline over the table behind it, both of what the filter lets through. */
export function Chronology({ caseId }: { caseId: string }) {
  const { t } = useTranslation('chronology')
  const navigate = useNavigate({ from: '/case/$caseId/chronology' })
  const asked = useSearch({ from: '/case/$caseId/chronology' })
  const { view = 'both', by = 'kind', order = 'date', kinds, party: partyId, claim: claimId } = asked
  const [text, setText] = useState('')
  const [exporting, setExporting] = useState(false)
  const filter = useMemo(
    () => ({ kinds: kinds ?? USUAL_KINDS, partyId, claimId, text }),
    [kinds, partyId, claimId, text],
  )
  const { query, chronology, entries, terms, counts, documents, words } = useChronology(caseId, filter, order)
  const open = useOpenEntry(caseId)

  const all = useMemo(
    () => spanOf(entries, terms, chronology.today || '2000-01-01'),
    [entries, terms, chronology.today],
  )
  const { span, show, latest } = useSpan(caseId, all)
  const isNamed = (entry: ChronologyEntry) => entry.id === asked.entry || entry.about === asked.entry
  const current = entries.find(({ id }) => id === asked.entry) ?? entries.find(isNamed) ?? entries[0]

  /** The entry that is shown stays in view, where it was. */
  const zoomTo = (zoom: Zoom) => {
    const date = current && placeOf(current)
    show(zoomedTo(zoom, span, date && anchorOf(date)))
  }

  const set = (next: Partial<typeof asked>) =>
    void navigate({ search: (known) => ({ ...known, ...next }), replace: true })
  useChronologyCommands({
    onView: (to) => set({ view: to === 'both' ? undefined : to }),
    span,
    onSpan: show,
    onZoom: zoomTo,
    onExport: entries.length > 0 ? () => setExporting(true) : undefined,
  })

  const isEmpty = query.data !== undefined && chronology.entries.length === 0 && chronology.terms.length === 0
  return (
    <div className="panes">
      <Pane view="chronology" name="list" label={t('title')}>
        <ChronologyHead
          count={entries.length}
          view={view}
          span={span}
          onView={(to) => set({ view: to === 'both' ? undefined : to })}
          onZoom={zoomTo}
          onExport={() => setExporting(true)}
          isEmpty={isEmpty}
        />
        {query.isError && <ErrorLine error={query.error} />}
        {!isEmpty && (
          <ChronologyFilterBar
            counts={counts}
            by={view === 'table' ? undefined : by}
            onBy={(to) => set({ by: to === 'kind' ? undefined : to })}
            chronology={chronology}
            filter={filter}
            onKinds={(to) => set({ kinds: to && [...to] })}
            onParty={(to) => set({ party: to })}
            onClaim={(to) => set({ claim: to })}
            onText={setText}
          />
        )}
        {isEmpty && (
          <EmptyState
            action={
              <Button onClick={() => void navigate({ to: '/case/$caseId/evidence', params: { caseId } })}>
                {t('empty.act')}
              </Button>
            }
          >
            {t('empty.say')}
          </EmptyState>
        )}
        {!isEmpty && query.data && entries.length === 0 && terms.length === 0 && (
          <EmptyState
            action={
              <Button
                onClick={() => {
                  setText('')
                  set({ kinds: undefined, party: undefined, claim: undefined })
                }}
              >
                {t('filter.clear')}
              </Button>
            }
          >
            {t('filter.none')}
          </EmptyState>
        )}
        {(entries.length > 0 || terms.length > 0) && (
          <div className={`chronology-parts chronology-shows-${view}`}>
            {view !== 'table' && (
              <div className="chronology-timeline">
                <ZoomButtons span={span} onSpan={show} />
                <Timeline
                  chronology={chronology}
                  entries={entries}
                  terms={terms}
                  by={by}
                  words={words}
                  selected={current?.id}
                  isAsked={asked.entry !== undefined}
                  onSelect={(id) => set({ entry: id })}
                  onOpen={open}
                  span={span}
                  latest={latest}
                  onSpan={show}
                />
                <Legend span={span} today={chronology.today} />
              </div>
            )}
            {view !== 'timeline' && entries.length > 0 && (
              <div className="chronology-table">
                <ChronologyTable
                  caseId={caseId}
                  entries={entries}
                  documents={documents}
                  words={words}
                  selected={current?.id}
                  onSelect={(id) => set({ entry: id })}
                  onOpen={open}
                  order={order}
                  onOrder={(to) => set({ order: to === 'date' ? undefined : to })}
                  autoFocus={view === 'table'}
                />
              </div>
            )}
          </div>
        )}
        {exporting && (
          <ExportChronology caseId={caseId} filter={filter} order={order} onClose={() => setExporting(false)} />
        )}
      </Pane>
      {current && (
        <Pane
          view="chronology"
          name="inspector"
          label={t('inspector.title')}
          width={300}
          least={240}
          most={560}
          edge="start"
          ground="inspector"
        >
          <EntryInspector
            key={current.id}
            caseId={caseId}
            entry={current}
            chronology={chronology}
            documents={documents}
            words={words}
            onOpen={open}
          />
        </Pane>
      )}
    </div>
  )
}
