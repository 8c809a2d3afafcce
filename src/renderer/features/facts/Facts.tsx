import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../../shared/contract/facts.ts'
import {
  FactFilter,
  FactOrder,
  formatFactNumber,
  isShown,
  passesSieve,
  sortFacts,
} from '../../../shared/domain/fact.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { count } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { FactInspector } from './FactInspector.tsx'
import { FactHead, FactRow } from './FactRow.tsx'
import { FactSieveFields } from './FactSieveFields.tsx'
import { sieveOf } from './factSieve.ts'
import { NewFact } from './NewFact.tsx'
import { SeveralFacts } from './SeveralFacts.tsx'
import { useOpenPassage } from './useOpenPassage.ts'

/** What happened, when, and on whose word: every fact of a case with the passages it rests on. */
export function Facts({ caseId }: { caseId: string }) {
  const { t } = useTranslation('facts')
  const language = useLanguage()
  const navigate = useNavigate({ from: '/case/$caseId/facts' })
  const search = useSearch({ from: '/case/$caseId/facts' })
  const { fact: asked, show = 'all', order = 'number' } = search
  const sieve = useMemo(() => sieveOf(search), [search])
  const list = useQuery(engine.facts.list.queryOptions({ input: { caseId } }))
  const [text, setText] = useState('')
  const [making, setMaking] = useState(false)
  const [several, setSeveral] = useState<ReadonlySet<string>>(new Set())
  const openPassage = useOpenPassage(caseId)

  const facts = useMemo(() => list.data ?? [], [list.data])
  const rows = useMemo(
    () =>
      sortFacts(
        facts.filter((fact) => isShown(fact, show) && passesSieve(fact, sieve) && speaksOf(fact, text)),
        order,
      ),
    [facts, show, order, text, sieve],
  )
  const counts = useMemo(
    () => new Map(FactFilter.options.map((one) => [one, facts.filter((fact) => isShown(fact, one)).length])),
    [facts],
  )
  const current = facts.find(({ id }) => id === asked) ?? rows[0]
  const chosen = rows.filter(({ id }) => several.has(id))

  // A fact that was asked for is shown whatever was filtered before.
  const isHidden =
    asked !== undefined && facts.some((fact) => fact.id === asked && !(isShown(fact, show) && passesSieve(fact, sieve)))
  useEffect(() => {
    if (!isHidden) return
    const withdrawn = facts.find(({ id }) => id === asked)?.withdrawnOn != null
    setText('')
    void navigate({
      search: ({ fact, order: kept }) => ({ fact, order: kept, show: withdrawn ? 'withdrawn' : undefined }),
      replace: true,
    })
  }, [isHidden, facts, asked, navigate])

  const begin = useRef(() => setMaking(true))
  const commands = useMemo<Command[]>(
    () => [{ id: 'facts.new', title: 'facts:command.new', keys: ['n'], icon: IconPlus, run: () => begin.current() }],
    [],
  )
  useCommands(commands)

  function select(id: string, all: ReadonlySet<string> = new Set([id])): void {
    setSeveral(all)
    void navigate({ search: (known) => ({ ...known, fact: id }), replace: true })
  }
  const open = ({ citations: [first] }: Fact) => first && openPassage(first.passage)

  return (
    <div className="panes">
      <Pane view="facts" name="list" label={t('title')}>
        <div className="view-head">
          <h1>{t('title')}</h1>
          <span className="numbers faint">{count(rows.length, language)}</span>
          <span className="spring" />
          <SegmentedControl
            aria-label={t('order.label')}
            data={FactOrder.options.map((one) => ({ value: one, label: t(`order.${one}`) }))}
            value={order}
            onChange={(next) =>
              void navigate({
                search: (known) => ({ ...known, order: next === 'number' ? undefined : FactOrder.parse(next) }),
                replace: true,
              })
            }
          />
          <Button leftSection={<IconPlus size={15} stroke={1.5} />} onClick={() => setMaking(true)}>
            {t('new.button')}
          </Button>
        </div>
        {facts.length > 0 && (
          <div className="fact-filter" role="group" aria-label={t('filter.label')}>
            {FactFilter.options.map((one) => (
              <Button
                key={one}
                variant={one === show ? 'default' : 'subtle'}
                aria-pressed={one === show}
                disabled={counts.get(one) === 0 && one !== show && one !== 'all'}
                onClick={() =>
                  void navigate({
                    search: (known) => ({ ...known, show: one === 'all' ? undefined : one }),
                    replace: true,
                  })
                }
              >
                {t(`filter.${one}`)} <span className="numbers faint">{count(counts.get(one) ?? 0, language)}</span>
              </Button>
            ))}
            <span className="spring" />
            <TextInput
              className="fact-find"
              type="search"
              aria-label={t('filter.text')}
              placeholder={t('filter.text')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </div>
        )}
        {facts.length > 0 && <FactSieveFields caseId={caseId} />}
        {list.isError && <ErrorLine error={list.error} />}
        {making && <NewFact caseId={caseId} onMade={({ id }) => select(id)} onClose={() => setMaking(false)} />}
        {list.data && facts.length === 0 && !making && (
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
        {facts.length > 0 && rows.length === 0 && <EmptyState>{t('empty.filtered')}</EmptyState>}
        {rows.length > 0 && (
          <VirtualList
            items={rows}
            keyOf={({ id }) => id}
            label={t('title')}
            selected={chosen.length > 1 ? several : new Set(current ? [current.id] : [])}
            active={current?.id}
            multiple
            onSelect={(ids, id) => select(id, ids)}
            onOpen={open}
            rowHeight={51}
            renderRow={(fact) => <FactRow fact={fact} />}
            autoFocus
            role="grid"
            columns={4}
            head={<FactHead />}
          />
        )}
      </Pane>
      {current && (
        <Pane
          view="facts"
          name="inspector"
          label={t(chosen.length > 1 ? 'several.label' : 'inspector.title')}
          width={360}
          least={280}
          most={620}
          edge="start"
          ground="inspector"
        >
          {chosen.length > 1 ? (
            <SeveralFacts caseId={caseId} facts={chosen} />
          ) : (
            <FactInspector key={current.id} fact={current} />
          )}
        </Pane>
      )}
    </div>
  )
}

function speaksOf(fact: Fact, typed: string): boolean {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const said = fact.citations.flatMap(({ speaker, passage, listedAs, exhibit }) => [
    speaker,
    passage.quote,
    listedAs,
    exhibit ?? '',
  ])
  const text = [formatFactNumber(fact.number), fact.text, ...said].join('\n').toLocaleLowerCase()
  return words.every((word) => text.includes(word))
}
