import { SegmentedControl } from '@mantine/core'
import { IconMap, IconTable, IconWorld } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../app/commands.ts'
import { engine } from '../../app/engine.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { AgreementRegister } from './AgreementRegister.tsx'
import { AGREEMENT_VIEWS, type AgreementView } from './agreementsSearch.ts'
import { type Asked, useAsked } from './asked.ts'
import { AskedFields } from './AskedFields.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { LineInspector } from './LineInspector.tsx'
import { Matrix } from './Matrix.tsx'
import { TreatySources } from './TreatySources.tsx'
import './agreements.css'

const WorldMap = lazy(async () => ({ default: (await import('./WorldMap.tsx')).WorldMap }))

const VIEWS = {
  matrix: { words: 'matrix', command: 'showMatrix', icon: IconTable },
  map: { words: 'map', command: 'showMap', icon: IconMap },
  register: { words: 'registerTab', command: 'showRegister', icon: IconWorld },
  sources: { words: 'tablesTab', command: 'showTables', icon: IconWorld },
} as const

interface AgreementsProps {
  /** The case whose countries and days are asked for; all cases where there is none. */
  caseId?: string
  view: AgreementView
  onView: (view: AgreementView) => void
  /** The agreement that is shown among those entered. */
  row: string | undefined
  onRow: (id: string) => void
}

/** Which agreements bound the countries of the cases on a day: as a matrix, as a map, and where that is known from. */
export function Agreements({ caseId, view, onView, row, onRow }: AgreementsProps) {
  const { t } = useTranslation('agreements')
  const commands = useMemo<Command[]>(
    () =>
      AGREEMENT_VIEWS.map((one) => ({
        id: `agreements.${one}`,
        title: `agreements:command.${VIEWS[one].command}`,
        icon: VIEWS[one].icon,
        run: () => onView(one),
      })),
    [onView],
  )
  useCommands(commands)

  const views = (
    <SegmentedControl
      aria-label={t('view')}
      data={AGREEMENT_VIEWS.map((one) => ({ value: one, label: t(VIEWS[one].words) }))}
      value={view}
      onChange={(next) => onView(next as AgreementView)}
    />
  )
  if (view === 'register') return <AgreementRegister caseId={caseId} views={views} selected={row} onSelect={onRow} />
  if (view === 'sources') return <TreatySources views={views} />
  return <AskedAgreements caseId={caseId} view={view} views={views} />
}

interface Cell {
  readonly country: string
  readonly treaty: string
}

function AskedAgreements({
  caseId,
  view,
  views,
}: {
  caseId: string | undefined
  view: 'matrix' | 'map'
  views: ReactNode
}) {
  const { t } = useTranslation('agreements')
  const { asked, about } = useAsked(caseId)
  const [cell, setCell] = useState<Cell>()
  const { data } = useQuery(engine.agreements.tables.queryOptions())
  const treaties = useMemo(() => data?.treaties ?? [], [data])
  const main = treaties.filter((treaty) => treaty.main)
  const shown = shownCell(asked, cell, view === 'map' ? 'paris' : main[0]?.id)

  return (
    <div className="panes">
      <Pane view="agreements" name="list" label={t('title')}>
        <div className="view-head">
          <h1>{t('title')}</h1>
          <span className="spring" />
          {views}
          <ExportMenu asked={asked} view={view} treaty={shown?.treaty ?? 'paris'} />
        </div>
        <AskedFields caseId={caseId} asked={asked} days={about.data?.days ?? []} />
        {about.isError && <ErrorLine error={about.error} />}
        {about.data && asked.one === null && <EmptyState>{t('noHome')}</EmptyState>}
        {asked.one !== null && view === 'matrix' && (
          <Matrix
            asked={{ ...asked, one: asked.one }}
            groups={about.data?.countries ?? []}
            treaties={main}
            selected={shown}
            onSelect={setCell}
          />
        )}
        {asked.one !== null && view === 'map' && (
          <Suspense fallback={null}>
            <WorldMap
              asked={{ ...asked, one: asked.one }}
              treaties={treaties}
              treaty={shown?.treaty ?? 'paris'}
              country={shown?.country}
              onSelect={setCell}
            />
          </Suspense>
        )}
      </Pane>
      {asked.one !== null && shown && (
        <Pane
          view="agreements"
          name="inspector"
          label={t('why')}
          width={320}
          least={260}
          most={560}
          edge="start"
          ground="inspector"
        >
          <div className="pane-scroll">
            <LineInspector caseId={caseId} asked={{ ...asked, one: asked.one }} cell={shown} treaties={treaties} />
          </div>
        </Pane>
      )}
    </div>
  )
}

/** The cell that was chosen, else the first country in the treaty that the view begins with. */
function shownCell({ others }: Asked, cell: Cell | undefined, first: string | undefined): Cell | undefined {
  if (cell) return cell
  const [country] = others
  return country === undefined || first === undefined ? undefined : { country, treaty: first }
}
