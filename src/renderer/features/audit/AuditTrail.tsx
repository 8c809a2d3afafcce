import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryFilter } from '../../../shared/contract/audit.ts'
import { count, fullDay } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { EntryInspector } from './EntryInspector.tsx'
import { EntryRow } from './EntryRow.tsx'
import { ExportTrail } from './ExportTrail.tsx'
import { TrailFilter } from './TrailFilter.tsx'
import { useTrailOptions } from './trailOptions.ts'
import { useTrail } from './useTrail.ts'
import { useTrailNames } from './useTrailNames.ts'

/** Who did what, when, and to what: the trail of a case, or without one of the vault and all its cases. */
export function AuditTrail({ caseId, documentId }: { caseId?: string; documentId?: string | undefined }) {
  const { t } = useTranslation('audit')
  const language = useLanguage()
  const navigate = useNavigate()
  const [options, setOptions] = useTrailOptions(caseId ?? 'vault')
  const [active, setActive] = useState<string>()
  const chain = caseId ?? options.chain
  const filter: EntryFilter = {
    ...options,
    ...(chain !== undefined && { chain }),
    ...(documentId !== undefined && { documentId }),
  }
  const ofCase = chain === 'vault' ? undefined : chain
  const names = useTrailNames(ofCase)
  const cases = useCases()
  const { rows, total, error, answered, more } = useTrail(filter)
  const chosen = rows.find(({ key }) => key === active)?.entry ?? rows.find(({ entry }) => entry)?.entry
  const narrowed = documentId !== undefined || Object.values(options).some((value) => value !== undefined)

  function showDocument(doc: string | undefined): void {
    const search = doc === undefined ? {} : { doc }
    void (caseId === undefined
      ? navigate({ to: '/vault/trail', search, replace: true })
      : navigate({ to: '/case/$caseId/trail', params: { caseId }, search, replace: true }))
  }

  function clear(): void {
    setOptions({})
    showDocument(undefined)
  }

  return (
    <div className="panes">
      <Pane view="trail" name="list" label={t('title')}>
        <div className="view-head">
          <h1>{t(caseId === undefined ? 'titleOfVault' : 'title')}</h1>
          <span className="numbers faint">{total !== undefined && count(total, language)}</span>
          <span className="spring" />
          {narrowed && (
            <Button variant="subtle" onClick={clear}>
              {t('filter.clear')}
            </Button>
          )}
          <ExportTrail filter={filter} disabled={total === 0} />
        </div>
        <TrailFilter
          caseId={caseId}
          cases={cases}
          options={options}
          documentId={documentId}
          onOptions={setOptions}
          onDocument={showDocument}
        />
        {error && <ErrorLine error={error} />}
        {answered && rows.length === 0 ? (
          <EmptyState action={narrowed && <Button onClick={clear}>{t('filter.clear')}</Button>}>
            {t(narrowed ? 'empty.filtered' : 'empty.say')}
          </EmptyState>
        ) : (
          <VirtualList
            items={rows}
            keyOf={({ key }) => key}
            label={t('title')}
            selected={new Set(chosen ? [`${chosen.chain} ${chosen.seq}`] : [])}
            active={chosen && `${chosen.chain} ${chosen.seq}`}
            onSelect={(_, key) => setActive(key)}
            isHeading={({ entry }) => entry === undefined}
            onEnd={more}
            rowHeight={({ entry }) => (entry ? 50 : 29)}
            renderRow={({ entry, at }) =>
              entry ? (
                <EntryRow
                  entry={entry}
                  names={names}
                  inCase={caseId === undefined ? cases.get(entry.chain)?.reference : undefined}
                />
              ) : (
                fullDay(at, language)
              )
            }
            autoFocus
          />
        )}
      </Pane>
      <Pane
        view="trail"
        name="inspector"
        label={t('entry.title')}
        width={380}
        least={280}
        most={620}
        edge="start"
        ground="inspector"
      >
        {chosen && (
          <EntryInspector
            key={`${chosen.chain} ${chosen.seq}`}
            entry={chosen}
            ofCase={cases.get(chosen.chain)}
            onDocument={showDocument}
          />
        )}
      </Pane>
    </div>
  )
}

export interface NamedCase {
  readonly id: string
  readonly reference: string
  readonly title: string
}

/** Every case of the vault by its id, those in the archive included. */
function useCases(): ReadonlyMap<string, NamedCase> {
  const open = useQuery(engine.cases.list.queryOptions({ input: { archived: false } })).data
  const archived = useQuery(engine.cases.list.queryOptions({ input: { archived: true } })).data
  return useMemo(() => new Map([...(open ?? []), ...(archived ?? [])].map((one) => [one.id, one])), [open, archived])
}
