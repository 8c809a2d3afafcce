import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exhibit, Series } from '../../../shared/contract/exhibits.ts'
import { count } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { CustodyReport } from '../custody/CustodyReport.tsx'
import { bySeries, draftsAfterMove, dropEdge, movable, neighbour } from './exhibitOrder.ts'
import { ExhibitInspector } from './ExhibitInspector.tsx'
import { ExhibitHead, ExhibitRow, SeriesRow } from './ExhibitRow.tsx'
import { NumberDocuments } from './NumberDocuments.tsx'
import { SeriesEditor } from './SeriesEditor.tsx'
import { ServeDialog } from './ServeDialog.tsx'
import { useExhibitCommands } from './useExhibitCommands.ts'
import { WithdrawDialog } from './WithdrawDialog.tsx'

type Row = { key: string; series: Series; exhibit?: Exhibit }

/** Which number is what: every series in the order of its numbers, what was served when and on whom. */
export function Exhibits({ caseId }: { caseId: string }) {
  const { t } = useTranslation('exhibits')
  const language = useLanguage()
  const navigate = useNavigate()
  const list = useQuery(engine.exhibits.list.queryOptions({ input: { caseId } }))
  const reorder = useMutation(engine.exhibits.reorder.mutationOptions())
  const remove = useMutation(engine.exhibits.remove.mutationOptions())
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string>()
  const [numbering, setNumbering] = useState(false)
  const [serving, setServing] = useState<readonly Exhibit[]>()
  const [withdrawing, setWithdrawing] = useState<Exhibit>()
  const [reporting, setReporting] = useState<readonly Exhibit[]>()
  const [seriesShown, setSeriesShown] = useState(false)
  const [dragged, setDragged] = useState<string>()

  const exhibits = useMemo(() => list.data?.exhibits ?? [], [list.data])
  const groups = useMemo(() => bySeries(list.data?.series ?? [], exhibits), [list.data, exhibits])
  const rows = useMemo(
    () =>
      groups
        .filter((group) => group.exhibits.length > 0)
        .flatMap((group): Row[] => [
          { key: `series ${group.series.prefix}`, series: group.series },
          ...group.exhibits.map((exhibit) => ({ key: exhibit.id, series: group.series, exhibit })),
        ]),
    [groups],
  )
  const movableIds = useMemo(
    () => new Set(groups.flatMap((group) => movable(group.exhibits).map(({ id }) => id))),
    [groups],
  )
  const chosen = exhibits.filter(({ id }) => selected.has(id))
  const only = chosen.length === 1 ? chosen[0] : undefined

  function move(id: string, target: string | undefined): void {
    const group = groups.find((one) => one.exhibits.some((exhibit) => exhibit.id === id))
    const drafts = group && target !== undefined ? draftsAfterMove(group.exhibits, id, target) : undefined
    if (group && drafts) reorder.mutate({ caseId, series: group.series.prefix, drafts })
  }

  const nextTo = (by: -1 | 1) => only && neighbour(ofSeries(only.number.series), only.id, by)
  const canStep = { up: nextTo(-1) !== undefined, down: nextTo(1) !== undefined }

  function ofSeries(prefix: string): readonly Exhibit[] {
    return groups.find((one) => one.series.prefix === prefix)?.exhibits ?? []
  }

  function step(by: -1 | 1): void {
    if (only) move(only.id, nextTo(by))
  }

  const open = (exhibit: Exhibit) =>
    void navigate({ to: '/case/$caseId/evidence', params: { caseId }, search: { doc: exhibit.document.id } })

  useExhibitCommands({
    chosen,
    canStep,
    number: () => setNumbering(true),
    series: () => setSeriesShown(true),
    serve: () => setServing(chosen.filter(({ state }) => state !== 'withdrawn')),
    report: () => setReporting(chosen),
    withdraw: () => setWithdrawing(only),
    remove: () => only && remove.mutate({ exhibitId: only.id }),
    open: () => only && open(only),
    step,
  })

  return (
    <div className="panes">
      <Pane view="exhibits" name="list" label={t('title')}>
        <div className="view-head">
          <h1>{t('title')}</h1>
          <span className="numbers faint">{count(exhibits.length, language)}</span>
          <span className="spring" />
          {exhibits.length > 0 && <span className="faint tiny">{t('order')}</span>}
          <Button aria-pressed={seriesShown} onClick={() => setSeriesShown(!seriesShown)}>
            {t('series.edit')}
          </Button>
          <Button variant="filled" onClick={() => setNumbering(true)}>
            {t('empty.act')}
          </Button>
        </div>
        {list.isError && <ErrorLine error={list.error} />}
        {reorder.isError && <ErrorLine error={reorder.error} />}
        {remove.isError && <ErrorLine error={remove.error} />}
        {list.data && exhibits.length === 0 && (
          <EmptyState action={<Button onClick={() => setNumbering(true)}>{t('empty.act')}</Button>}>
            {t('empty.say')}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <VirtualList
            items={rows}
            keyOf={({ key }) => key}
            label={t('shown')}
            selected={selected}
            active={active}
            onSelect={(ids, id) => {
              setSelected(ids)
              setActive(id)
              setSeriesShown(false)
            }}
            onOpen={({ exhibit }) => exhibit && open(exhibit)}
            isHeading={({ exhibit }) => exhibit === undefined}
            rowHeight={({ exhibit }) => (exhibit ? 51 : 28)}
            renderRow={({ exhibit, series }) =>
              exhibit ? (
                <ExhibitRow
                  exhibit={exhibit}
                  movable={movableIds.has(exhibit.id)}
                  edge={dragged === undefined ? undefined : dropEdge(ofSeries(series.prefix), dragged, exhibit.id)}
                  onDrag={(isDragged) => setDragged(isDragged ? exhibit.id : undefined)}
                  onDrop={() => {
                    if (dragged !== undefined) move(dragged, exhibit.id)
                    setDragged(undefined)
                  }}
                />
              ) : (
                <SeriesRow series={series} />
              )
            }
            multiple
            autoFocus
            role="grid"
            columns={4}
            head={<ExhibitHead />}
          />
        )}
      </Pane>
      <Pane
        view="exhibits"
        name="inspector"
        label={seriesShown ? t('series.title') : t('inspector.title')}
        width={304}
        least={260}
        most={520}
        edge="start"
        ground="inspector"
      >
        {seriesShown && list.data ? (
          <SeriesEditor
            caseId={caseId}
            series={list.data.series}
            used={new Set(exhibits.map(({ number }) => number.series))}
            onDone={() => setSeriesShown(false)}
          />
        ) : (
          <ExhibitInspector
            chosen={chosen}
            movable={only !== undefined && movableIds.has(only.id)}
            canStep={canStep}
            onServe={() => setServing(chosen.filter(({ state }) => state !== 'withdrawn'))}
            onWithdraw={() => setWithdrawing(only)}
            onRemove={() => only && remove.mutate({ exhibitId: only.id })}
            onStep={step}
            onReport={() => setReporting(chosen)}
          />
        )}
      </Pane>
      {numbering && <NumberDocuments caseId={caseId} onClose={() => setNumbering(false)} />}
      {serving && serving.length > 0 && <ServeDialog exhibits={serving} onClose={() => setServing(undefined)} />}
      {reporting && reporting.length > 0 && (
        <CustodyReport
          caseId={caseId}
          documentIds={reporting.map(({ document }) => document.id)}
          onClose={() => setReporting(undefined)}
        />
      )}
      {withdrawing && <WithdrawDialog exhibit={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </div>
  )
}
