import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hit, SearchOrder } from '../../../shared/contract/search.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { DidYouMean } from './DidYouMean.tsx'
import { FacetList } from './FacetList.tsx'
import { Found } from './Found.tsx'
import { groupHits } from './groupHits.ts'
import { HitDocument, HitRow } from './HitRow.tsx'
import { PassageAround } from './PassageAround.tsx'
import { QueryFaultLine, SearchHelp } from './SearchHelp.tsx'
import { SearchTools } from './SearchTools.tsx'
import { keepSearchText, useSearchText } from './searchTexts.ts'
import { useHits } from './useHits.ts'

type Row = { key: string; head: Hit; hit?: Hit }

/** Who said it, where: the passages of a case, or without one of the vault, that hold what is typed. */
export function Search({ caseId }: { caseId?: string }) {
  const { t } = useTranslation('search')
  const navigate = useNavigate()
  const text = useSearchText(caseId)
  const scope = caseId === undefined ? 'vault' : 'case'
  const [order, setOrder] = useState<SearchOrder>('relevance')
  const { hits, found, facets, meant, answered, fault, error, more } = useHits(caseId, text, order)
  const [active, setActive] = useState<string>()
  // Enter was pressed before its answer came.
  const [awaited, setAwaited] = useState(false)
  const results = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)

  const rows = useMemo(
    () =>
      groupHits(hits).flatMap(({ documentId, head, hits: ofDocument }): Row[] => [
        { key: documentId, head },
        ...ofDocument.map((hit) => ({ key: `${hit.documentId} ${hit.ordinal}`, head, hit })),
      ]),
    [hits],
  )
  const chosen = rows.find(({ key }) => key === active)?.hit ?? rows.find(({ hit }) => hit)?.hit

  function ask(next: string): void {
    keepSearchText(caseId, next)
    setActive(undefined)
    setAwaited(false)
  }

  function open(hit: Hit | undefined): void {
    if (!hit) return
    void navigate({
      to: '/case/$caseId/evidence',
      params: { caseId: hit.caseId },
      search: { doc: hit.documentId, ...(hit.ordinal > 0 ? { at: hit.ordinal } : {}) },
    })
  }

  function toVault(): void {
    keepSearchText(undefined, text)
    void navigate({ to: '/search' })
  }

  function onFieldKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    if (isAnswered) toResults()
    else setAwaited(true)
  }

  const isAnswered = answered === text.trim()
  function toResults(): void {
    results.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
    const first = rows.find(({ hit }) => hit)
    if (first && active === undefined) setActive(first.key)
  }

  useEffect(() => {
    if (!awaited || !isAnswered) return
    setAwaited(false)
    toResults()
    // The answer that was waited for, and nothing else, moves the keyboard.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [awaited, isAnswered])

  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'search.focus',
        title: 'search:command.focus',
        keys: ['mod+f', '/'],
        icon: IconSearch,
        run: () => field.current?.select(),
      },
    ],
    [],
  )
  useCommands(commands)

  return (
    <div className="panes">
      <Pane view={`search-${scope}`} name="results" label={t('results')}>
        <div className="view-head search-head">
          <h1>{t('title')}</h1>
          <TextInput
            ref={field}
            className="search-field"
            autoFocus
            type="search"
            aria-label={t(`placeholder.${scope}`)}
            placeholder={t(`placeholder.${scope}`)}
            leftSection={<IconSearch size={15} stroke={1.6} aria-hidden />}
            value={text}
            maxLength={1000}
            onChange={(event) => ask(event.currentTarget.value)}
            onKeyDown={onFieldKeyDown}
          />
          <SearchTools
            caseId={caseId}
            text={text}
            order={order}
            found={answered === undefined ? undefined : found}
            onOrder={setOrder}
            onText={ask}
          />
        </div>
        <Found found={found} />
        {meant !== undefined && <DidYouMean text={meant} onText={ask} />}
        {fault && <QueryFaultLine text={text.trim()} fault={fault.fault} at={fault.at} />}
        {error && <ErrorLine error={error} />}
        <div className="search-body">
          {facets && rows.length > 0 && <FacetList facets={facets} text={text} onText={ask} />}
          <div
            ref={results}
            className={answered === undefined && rows.length > 0 ? 'search-results search-old' : 'search-results'}
          >
            {rows.length > 0 ? (
              <>
                <VirtualList
                  items={rows}
                  keyOf={({ key }) => key}
                  label={t('results')}
                  selected={new Set(active === undefined ? [] : [active])}
                  active={active}
                  onSelect={(_selected, key) => setActive(key)}
                  onOpen={({ hit }) => open(hit)}
                  isHeading={({ hit }) => hit === undefined}
                  rowHeight={({ hit }) => (hit ? 58 : 30)}
                  renderRow={({ hit, head }) =>
                    hit ? <HitRow hit={hit} /> : <HitDocument hit={head} withCase={caseId === undefined} />
                  }
                />
                {more && (
                  <div className="search-more">
                    <Button variant="subtle" onClick={more}>
                      {t('more')}
                    </Button>
                  </div>
                )}
              </>
            ) : answered !== undefined && found?.blocks === 0 ? (
              <EmptyState action={caseId !== undefined && <Button onClick={toVault}>{t('wholeVault')}</Button>}>
                {t(caseId === undefined ? 'nothingInVault' : 'nothing', { text: answered })}
              </EmptyState>
            ) : (
              text.trim() === '' && <SearchHelp />
            )}
          </div>
        </div>
      </Pane>
      {rows.length > 0 && (
        <Pane
          view={`search-${scope}`}
          name="passage"
          label={t('passage')}
          width={420}
          least={280}
          most={640}
          edge="start"
          ground="reader"
        >
          {chosen && <PassageAround hit={chosen} onOpen={() => open(chosen)} />}
        </Pane>
      )}
    </div>
  )
}
