import { Button, Switch, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import type { RegisterKind } from '../../../shared/domain/register-kinds.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { count } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import './registers.css'

interface RegisterPanesProps<K extends RegisterKind> {
  kind: K
  title: string
  rows: { data: readonly Row<K>[] | undefined; isError: boolean; error: unknown }
  /** The words by which a row is found when the list is narrowed. */
  wordsOf: (row: Row<K>) => string
  renderRow: (row: Row<K>) => ReactNode
  /** CSS pixels. */
  rowHeight: number
  /** The head of the table and its number of columns. */
  head: ReactNode
  columns: number
  /** The id of the row that is shown; the first where it is not there. */
  selected: string | undefined
  onSelect: (id: string) => void
  inspector: (row: Row<K>) => ReactNode
  /** The form that makes a row, shown over the list until it is closed. */
  form: (close: () => void) => ReactNode
  newLabel: string
  /** Whether the form stands open at first. */
  making?: boolean
  empty: ReactNode
  /** What stands over the list: a day, a filter, what to import or export. */
  tools?: ReactNode
  /** What stands beside the words by which the list is narrowed. */
  filters?: ReactNode
  /** What stands under the list: its sums. */
  foot?: ReactNode
  /** Of an archived case nothing can be added. */
  readOnly?: boolean
  /** Which rows pass the view's own filter. */
  passes?: (row: Row<K>) => boolean
}

/** A register as a table with an inspector: rows are added with N, found by their words, and shown withdrawn on request. */
export function RegisterPanes<K extends RegisterKind>(props: RegisterPanesProps<K>) {
  const { kind, title, rows, wordsOf, selected, onSelect, passes = () => true, readOnly = false } = props
  const { t } = useTranslation('registers')
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const [withWithdrawn, setWithWithdrawn] = useState(false)
  const [making, setMaking] = useState(props.making ?? false)

  const all = useMemo(() => rows.data ?? [], [rows.data])
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const shown = all.filter((row) => {
    if (row.withdrawnOn !== null && !withWithdrawn && row.id !== selected) return false
    const text = wordsOf(row).toLocaleLowerCase()
    return passes(row) && words.every((word) => text.includes(word))
  })
  const current = shown.find(({ id }) => id === selected) ?? shown[0]

  const begin = useRef(() => setMaking(true))
  const commands = useMemo<Command[]>(
    () =>
      readOnly
        ? []
        : [
            {
              id: `${kind}.new`,
              title: `registers:new.${kind}`,
              keys: ['n'],
              icon: IconPlus,
              run: () => begin.current(),
            },
          ],
    [kind, readOnly],
  )
  useCommands(commands)

  return (
    <div className="panes">
      <Pane view={kind} name="list" label={title}>
        <div className="view-head">
          <h1>{title}</h1>
          <span className="numbers faint">{count(shown.length, language)}</span>
          <span className="spring" />
          {props.tools}
          {!readOnly && (
            <Button leftSection={<IconPlus size={15} stroke={1.5} />} onClick={() => setMaking(true)}>
              {props.newLabel}
            </Button>
          )}
        </div>
        {all.length > 0 && (
          <div className="register-filter">
            <TextInput
              type="search"
              aria-label={t('find')}
              placeholder={t('find')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            {props.filters}
            {all.some(({ withdrawnOn }) => withdrawnOn !== null) && (
              <Switch
                label={t('withWithdrawn')}
                checked={withWithdrawn}
                onChange={(event) => setWithWithdrawn(event.currentTarget.checked)}
              />
            )}
          </div>
        )}
        {rows.isError && <ErrorLine error={rows.error} />}
        {making && props.form(() => setMaking(false))}
        {rows.data && all.length === 0 && !making && (
          <EmptyState action={!readOnly && <Button onClick={() => setMaking(true)}>{props.newLabel}</Button>}>
            {props.empty}
          </EmptyState>
        )}
        {all.length > 0 && shown.length === 0 && <EmptyState>{t('noneFound')}</EmptyState>}
        {shown.length > 0 && (
          <VirtualList
            items={shown}
            keyOf={({ id }) => id}
            label={title}
            selected={new Set(current ? [current.id] : [])}
            active={current?.id}
            onSelect={(_ids, id) => onSelect(id)}
            rowHeight={props.rowHeight}
            renderRow={props.renderRow}
            autoFocus={!making}
            role="grid"
            columns={props.columns}
            head={props.head}
          />
        )}
        {all.length > 0 && props.foot}
      </Pane>
      {current && (
        <Pane
          view={kind}
          name="inspector"
          label={t(`kind.${kind}`)}
          width={400}
          least={300}
          most={680}
          edge="start"
          ground="inspector"
        >
          <div key={current.id} className="pane-scroll">
            {props.inspector(current)}
          </div>
        </Pane>
      )}
    </div>
  )
}
