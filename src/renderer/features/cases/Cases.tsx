import { Button, TextInput } from '@mantine/core'
import { IconFilter, IconPackageImport, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, runCommand, useCommands } from '../../app/commands.ts'
import { count } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { TAKE_IN, TakeIn } from '../packages/TakeIn.tsx'
import { CaseInspector } from './CaseInspector.tsx'
import { CaseTable } from './CaseTable.tsx'
import { usePartiesLine } from './caseWords.ts'
import { NewCase } from './NewCase.tsx'

/** The vault's cases: what needs whom, and a new one in place. */
export function Cases() {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const navigate = useNavigate({ from: '/cases' })
  const { selected, make } = useSearch({ from: '/cases' })
  const [archived, setArchived] = useState(false)
  const [filter, setFilter] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const partiesLine = usePartiesLine()

  const open = useQuery(engine.cases.list.queryOptions({ input: { archived: false } }))
  const put = useQuery(engine.cases.list.queryOptions({ input: { archived: true } }))
  const listed = archived ? put : open
  const words = filter.trim().toLocaleLowerCase(language).split(/\s+/).filter(Boolean)
  const shown = (listed.data ?? []).filter((one) => {
    const text = [one.reference, one.title, partiesLine(one.parties), ...one.tags].join(' ').toLocaleLowerCase(language)
    return words.every((word) => text.includes(word))
  })
  const inspected = shown.find(({ id }) => id === selected)

  const select = (id: string) => void navigate({ search: (before) => ({ ...before, selected: id }), replace: true })
  const startNew = () => void navigate({ search: (before) => ({ ...before, make: true }) })
  const endNew = () => void navigate({ search: ({ selected: kept }) => ({ selected: kept }), replace: true })

  const commands = useMemo<Command[]>(
    () => [
      { id: 'case.new', title: 'cases:command.new', keys: ['n'], icon: IconPlus, run: startNew },
      {
        id: 'cases.filter',
        title: 'cases:command.filter',
        keys: ['mod+f'],
        icon: IconFilter,
        run: () => field.current?.focus(),
      },
    ],
    // The router's `navigate` is stable, and `startNew` reads nothing else.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [],
  )
  useCommands(commands)

  return (
    <div className="panes">
      <Pane view="cases" name="list" label={t('title')}>
        <div className="view-head">
          <h1>{t('title')}</h1>
          <span className="faint numbers">{listed.data && count(listed.data.length, language)}</span>
          <div className="row chips" role="group" aria-label={t('filter.which')}>
            <Chip on={!archived} onClick={() => setArchived(false)}>
              {t('filter.open', { count: open.data?.length ?? 0 })}
            </Chip>
            {(put.data?.length ?? 0) > 0 || archived ? (
              <Chip on={archived} onClick={() => setArchived(true)}>
                {t('filter.archived', { count: put.data?.length ?? 0 })}
              </Chip>
            ) : null}
          </div>
          <span className="spring" />
          <TextInput
            ref={field}
            className="cases-filter"
            leftSection={<IconFilter size={14} stroke={1.6} aria-hidden />}
            aria-label={t('filter.label')}
            placeholder={t('filter.label')}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setFilter('')}
          />
          <Button leftSection={<IconPackageImport size={15} stroke={1.5} />} onClick={() => runCommand(TAKE_IN)}>
            {t('packages:in.button')}
          </Button>
          <Button
            variant={make ? 'default' : 'filled'}
            leftSection={<IconPlus size={15} stroke={1.6} />}
            onClick={startNew}
          >
            {t('command.new')}
          </Button>
        </div>
        {listed.error && <ErrorLine error={listed.error} />}
        {listed.data && shown.length > 0 && (
          <CaseTable
            cases={shown}
            selected={inspected?.id}
            onSelect={select}
            onOpen={({ id }) => void navigate({ to: '/case/$caseId/overview', params: { caseId: id } })}
          />
        )}
        {listed.data && shown.length === 0 && (
          <EmptyState
            action={
              words.length === 0 &&
              !archived && (
                <div className="row">
                  <Button onClick={startNew}>{t('command.new')}</Button>
                  <Button onClick={() => runCommand(TAKE_IN)}>{t('packages:in.button')}</Button>
                </div>
              )
            }
          >
            {words.length > 0 ? t('empty.filtered') : t(archived ? 'empty.archived' : 'empty.cases')}
          </EmptyState>
        )}
        {shown.length > 0 && <p className="foot-hint">{t('hint')}</p>}
      </Pane>
      <TakeIn />
      {(make || inspected) && (
        <Pane
          view="cases"
          name="inspector"
          label={make ? t('new.title') : t('inspector')}
          width={304}
          least={260}
          most={480}
          edge="start"
          ground="inspector"
        >
          {make ? (
            <NewCase
              onMade={({ id }) => void navigate({ to: '/case/$caseId/overview', params: { caseId: id } })}
              onCancel={endNew}
            />
          ) : (
            inspected && <CaseInspector key={inspected.id} summary={inspected} />
          )}
        </Pane>
      )}
    </div>
  )
}

function Chip({ on, onClick, children }: { on: boolean; onClick: () => void; children: string }) {
  return (
    <button type="button" className="chip" aria-pressed={on} onClick={onClick}>
      {children}
    </button>
  )
}
