import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFilter, IconPlus } from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../shared/contract/conflicts.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { count } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { PersonInspector } from './PersonInspector.tsx'

const COLUMNS = ['name', 'roles', 'cases'] as const
/** Milliseconds without typing after which a name is looked for. */
const CHECK_AFTER = 200

/** A person goes by the first party that names them. */
const idOf = ({ appears }: Person) => appears[0]?.partyId ?? ''

/** Everybody whom the vault's cases name; a name is found in every script, as a conflict check finds it. */
export function PeopleList({ tools }: { tools: ReactNode }) {
  const { t } = useTranslation('conflicts')
  const language = useLanguage()
  const navigate = useNavigate({ from: '/people' })
  const { person: asked } = useSearch({ from: '/people' })
  const list = useQuery(engine.conflicts.people.queryOptions())
  const [typed, setTyped] = useState('')
  const [name] = useDebouncedValue(typed.trim(), CHECK_AFTER)
  const check = useQuery(engine.conflicts.check.queryOptions({ input: name === '' ? skipToken : { names: [name] } }))
  const field = useRef<HTMLInputElement>(null)

  const people = useMemo(() => list.data ?? [], [list.data])
  const shown = useMemo(() => {
    const words = typed.trim().toLocaleLowerCase()
    if (words === '') return people
    const met = new Set((check.data ?? []).map(({ partyId }) => partyId))
    return people.filter(
      (person) =>
        [person.name, ...person.aliases].some((one) => one.toLocaleLowerCase().includes(words)) ||
        person.appears.some(({ partyId }) => met.has(partyId)),
    )
  }, [people, typed, check.data])
  const current = shown.find(({ appears }) => appears.some(({ partyId }) => partyId === asked)) ?? shown[0]

  const newCheck = useRef(() => void navigate({ search: { show: 'checks', make: true } }))
  const commands = useMemo<Command[]>(
    () => [
      { id: 'people.check', title: 'conflicts:checks.new', keys: ['n'], icon: IconPlus, run: () => newCheck.current() },
      {
        id: 'people.find',
        title: 'conflicts:find',
        keys: ['mod+f'],
        icon: IconFilter,
        run: () => field.current?.focus(),
      },
    ],
    [],
  )
  useCommands(commands)

  return (
    <div className="panes">
      <Pane view="people" name="list" label={t('title')}>
        <div className="view-head">
          <h1>{t('title')}</h1>
          <span className="numbers faint">{count(shown.length, language)}</span>
          <span className="spring" />
          {tools}
          <Button leftSection={<IconPlus size={15} stroke={1.5} />} onClick={() => newCheck.current()}>
            {t('checks.new')}
          </Button>
        </div>
        <div className="register-filter">
          <TextInput
            ref={field}
            type="search"
            aria-label={t('find')}
            placeholder={t('find')}
            value={typed}
            maxLength={300}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setTyped('')}
          />
        </div>
        {list.isError && <ErrorLine error={list.error} />}
        {list.data && people.length === 0 && (
          <EmptyState action={<Button onClick={() => void navigate({ to: '/cases' })}>{t('toCases')}</Button>}>
            {t('empty')}
          </EmptyState>
        )}
        {people.length > 0 && shown.length === 0 && !check.isFetching && <EmptyState>{t('noneFound')}</EmptyState>}
        {shown.length > 0 && (
          <VirtualList
            items={shown}
            keyOf={idOf}
            label={t('title')}
            selected={new Set(current ? [idOf(current)] : [])}
            active={current && idOf(current)}
            onSelect={(_ids, id) => void navigate({ search: { person: id }, replace: true })}
            onOpen={({ appears: [first] }) =>
              first && void navigate({ to: '/case/$caseId/overview', params: { caseId: first.caseId } })
            }
            rowHeight={51}
            renderRow={(person) => <PersonRow person={person} />}
            autoFocus
            role="grid"
            columns={COLUMNS.length}
            head={
              <div className="person-row register-head" role="row" aria-rowindex={1}>
                {COLUMNS.map((column) => (
                  <span key={column} role="columnheader">
                    {t(`head.${column}`)}
                  </span>
                ))}
              </div>
            }
          />
        )}
      </Pane>
      {current && (
        <Pane
          view="people"
          name="inspector"
          label={current.name}
          width={360}
          least={280}
          most={620}
          edge="start"
          ground="inspector"
        >
          <div key={idOf(current)} className="pane-scroll">
            <PersonInspector person={current} />
          </div>
        </Pane>
      )}
    </div>
  )
}

function PersonRow({ person: { name, aliases, appears } }: { person: Person }) {
  const { t } = useTranslation('cases')
  const roles = [...new Set(appears.map(({ role }) => role))]
  const cases = [...new Set(appears.map(({ reference }) => reference))]
  return (
    <div className="person-row">
      <span role="gridcell" className="wrap-anywhere">
        <span className="serif">{name}</span>
        <span className="person-aliases faint">{aliases.join(', ')}</span>
      </span>
      <span role="gridcell">{roles.map((role) => t(`role.${role}`)).join(', ')}</span>
      <span role="gridcell" className="person-cases">
        {cases.join(', ')}
      </span>
    </div>
  )
}
