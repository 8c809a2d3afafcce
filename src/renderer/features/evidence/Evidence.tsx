import { IconCheck, IconFilePlus, IconFilter, IconListDetails, IconRubberStamp, IconTag } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentSummary, EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { DEFAULT_SERIES } from '../../../shared/domain/exhibit-number.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { queryClient } from '../../app/queries.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Later } from '../../components/Later.tsx'
import { Pane } from '../../components/Pane.tsx'
import { citedDocuments } from '../facts/notCited.ts'
import { CompareView, type Compared } from '../stories/CompareView.tsx'
import { useStories } from '../stories/useStories.ts'
import { NumberDocuments } from '../exhibits/NumberDocuments.tsx'
import { useImport } from '../jobs/useImport.ts'
import { Beside } from './Beside.tsx'
import { RecognitionOffers } from '../recognition/RecognitionOffers.tsx'
import { BulkInspector } from './BulkInspector.tsx'
import { arrange } from './documentList.ts'
import { DocumentList } from './DocumentList.tsx'
import { Imports } from './Imports.tsx'
import { Inspector } from './Inspector.tsx'
import { useListOptions } from './listOptions.ts'
import { MarkRefusal } from './MarkRefusal.tsx'
import { Reader, type ReaderView } from './Reader.tsx'
import { leaveAtPage } from './pagesKept.ts'
import { revisionsOf, useMark } from './useDocumentChanges.ts'
import { useTogether } from './useTogether.ts'

/** What evidence a case has: the list, a document to read, and what is known of it. */
export function Evidence({ caseId }: { caseId: string }) {
  const { t } = useTranslation('evidence')
  const language = useLanguage()
  const navigate = useNavigate({ from: '/case/$caseId/evidence' })
  const { doc, at, page, mark: marked, show = 'all', beside } = useSearch({ from: '/case/$caseId/evidence' })
  const [options, changeOptions] = useListOptions(caseId)
  const [several, setSeveral] = useState<ReadonlySet<string>>(new Set())
  const [preferred, setPreferred] = useState<ReaderView>(() => {
    if (doc === undefined || page === undefined) return 'text'
    leaveAtPage(doc, page)
    return 'pages'
  })
  const [preferredBeside, setPreferredBeside] = useState<ReaderView>()
  const [importsShown, setImportsShown] = useState(false)
  const [compared, setCompared] = useState<Compared>()
  const [numbering, setNumbering] = useState<readonly string[]>()
  const reader = useRef<HTMLDivElement>(null)

  const list = useQuery(engine.evidence.list.queryOptions({ input: { caseId } }))
  const series = useQuery(engine.exhibits.list.queryOptions({ input: { caseId } })).data?.series
  const documents = useMemo(() => list.data ?? [], [list.data])
  const facts = useQuery(engine.facts.list.queryOptions({ input: { caseId } })).data
  const cited = useMemo(() => citedDocuments(facts ?? []), [facts])
  const { heads } = useStories(caseId)
  const rows = useMemo(
    () =>
      arrange(
        documents,
        { text: options.text, tag: options.tag, state: show, cited, heads },
        { by: options.order, descending: options.descending },
        series?.map(({ prefix }) => prefix) ?? DEFAULT_SERIES,
        new Intl.Collator(language, { numeric: true }),
      ),
    [documents, options, show, cited, heads, series, language],
  )

  const first = rows[0]?.document.id
  const current = doc ?? first
  useEffect(() => {
    // Held in the address, so that documents which come in before it do not take its place.
    if (doc === undefined && first !== undefined) {
      void navigate({ search: (search) => ({ ...search, doc: first }), replace: true })
    }
  }, [doc, first, navigate])
  const selected = useMemo(
    () => (current === undefined ? new Set<string>() : several.has(current) ? several : new Set([current])),
    [several, current],
  )
  const chosen = useMemo(() => {
    const inOrder = new Set([...rows.map((row) => row.document), ...documents])
    return [...inOrder].filter(({ id }) => selected.has(id))
  }, [rows, documents, selected])
  const document = useQuery(
    engine.evidence.get.queryOptions({
      input: { documentId: current ?? '' },
      enabled: current !== undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const besideDocument = useQuery(
    engine.evidence.get.queryOptions({ input: { documentId: beside ?? '' }, enabled: beside !== undefined }),
  ).data
  const mainView = viewOf(document.data, (at ?? marked) !== undefined ? 'text' : preferred)
  const besideView = viewOf(besideDocument, preferredBeside ?? mainView)
  const together = useTogether(
    { document: document.data, view: mainView },
    { document: besideDocument, view: besideView },
  )
  const kept = { ...(show === 'all' ? {} : { show }), ...(beside !== undefined && { beside }) }
  const index = rows.findIndex((row) => row.document.id === current)

  function select(ids: ReadonlySet<string>, active: string): void {
    setSeveral(ids)
    setImportsShown(false)
    setCompared(undefined)
    void navigate({ search: { doc: active, ...kept }, replace: true })
  }

  function step(by: 1 | -1): void {
    const next = rows[index + by]?.document.id
    if (next !== undefined) select(new Set([next]), next)
  }

  function openBeside(id: string | undefined): void {
    setPreferredBeside(undefined)
    void navigate({
      search: ({ beside: _closed, ...search }) => ({ ...search, ...(id !== undefined && { beside: id }) }),
    })
  }

  /** Goes on with the document that stands next in the list. */
  function leaveDeleted(): void {
    const next = (rows[index + 1] ?? rows[index - 1])?.document.id
    setSeveral(new Set())
    void navigate({
      search: { ...(next !== undefined && { doc: next }), ...kept },
      replace: true,
    })
    if (current !== undefined) {
      for (const key of [engine.evidence.get, engine.custody.record]) {
        queryClient.removeQueries({ queryKey: key.queryKey({ input: { documentId: current } }) })
      }
    }
    void queryClient.invalidateQueries({ queryKey: engine.evidence.list.key() })
  }

  function toReader(): void {
    reader.current?.querySelector<HTMLElement>('[role="document"], iframe')?.focus()
  }

  function onListKeyDown(event: KeyboardEvent): void {
    if (event.key !== ' ' || (event.target as HTMLElement).getAttribute('role') !== 'listbox') return
    event.preventDefault()
    const read = reader.current?.querySelector('[role="document"]')
    read?.scrollBy({ top: (event.shiftKey ? -0.9 : 0.9) * read.clientHeight })
  }

  const mark = useEvidenceCommands({
    caseId,
    chosen,
    reviewed: chosen.length > 0 && chosen.every(({ marks }) => marks.reviewed),
    canNumber: chosen.some(({ exhibit, readable }) => exhibit === null && readable !== 'refused'),
    step,
    number: () => setNumbering(unnumbered(chosen)),
    filter: () => changeOptions({ shown: true }),
    imports: () => setImportsShown(true),
  })

  return (
    <div className="panes">
      <Pane view="evidence" name="list" label={t('list.label')} width={318} least={240} most={560} edge="end">
        <div className="evidence-list" onKeyDown={onListKeyDown}>
          {list.isError && <ErrorLine error={list.error} />}
          {list.data && (
            <DocumentList
              caseId={caseId}
              documents={documents}
              rows={rows}
              options={options}
              onOptions={changeOptions}
              selected={selected}
              active={current}
              onSelect={select}
              onOpen={toReader}
              onImports={() => setImportsShown(!importsShown)}
              onShowAll={() => {
                changeOptions({ text: '', tag: null })
                void navigate({ search: {}, replace: true })
              }}
            />
          )}
          <RecognitionOffers caseId={caseId} documentId={current} />
        </div>
      </Pane>
      <Pane view="evidence" name="reader" label={t('reader.label')} ground="reader">
        <div className="reader" ref={reader}>
          {importsShown ? (
            <Imports
              caseId={caseId}
              onOpen={(id) => select(new Set([id]), id)}
              onClose={() => setImportsShown(false)}
            />
          ) : compared ? (
            <CompareView
              caseId={caseId}
              compared={compared}
              onCompare={setCompared}
              onClose={() => setCompared(undefined)}
            />
          ) : document.isError ? (
            <ErrorLine error={document.error} />
          ) : document.data && current !== undefined ? (
            <Later>
              <Reader
                key={document.data.id}
                document={document.data}
                preferred={preferred}
                onPrefer={setPreferred}
                at={document.data.id === doc ? at : undefined}
                mark={document.data.id === doc ? marked : undefined}
                position={index < 0 ? undefined : index + 1}
                all={rows.length}
                link={together.ends?.[0]}
                onBeside={openBeside}
                besideShown={beside !== undefined}
                onStep={step}
                onDeleted={leaveDeleted}
              />
            </Later>
          ) : (
            list.data && <EmptyState>{t(documents.length > 0 ? 'empty.choose' : 'empty.nothingToRead')}</EmptyState>
          )}
        </div>
      </Pane>
      {beside !== undefined && document.data && (
        <Pane view="evidence" name="beside" label={t('beside.label')} ground="reader">
          <Beside
            documentId={beside}
            main={document.data}
            together={together}
            view={besideView}
            onView={setPreferredBeside}
            onClose={() => openBeside(undefined)}
          />
        </Pane>
      )}
      {current !== undefined && beside === undefined && (
        <Pane
          view="evidence"
          name="inspector"
          label={t('about.title')}
          width={296}
          least={240}
          most={480}
          edge="start"
          ground="inspector"
        >
          <MarkRefusal mark={mark} />
          {chosen.length > 1 ? (
            <BulkInspector documents={chosen} onNumber={() => setNumbering(unnumbered(chosen))} />
          ) : (
            document.data && (
              <Later>
                <Inspector document={document.data} onNumber={() => setNumbering([current])} onCompare={setCompared} />
              </Later>
            )
          )}
        </Pane>
      )}
      {numbering && numbering.length > 0 && (
        <NumberDocuments caseId={caseId} documentIds={numbering} onClose={() => setNumbering(undefined)} />
      )}
    </div>
  )
}

function viewOf(document: EvidenceDocument | undefined, wanted: ReaderView | undefined): ReaderView | undefined {
  return document?.views.find((one) => one === wanted) ?? document?.views[0]
}

function unnumbered(documents: readonly DocumentSummary[]): string[] {
  return documents.filter(({ exhibit }) => exhibit === null).map(({ id }) => id)
}

interface EvidenceCommands {
  caseId: string
  chosen: readonly DocumentSummary[]
  reviewed: boolean
  canNumber: boolean
  step: (by: 1 | -1) => void
  number: () => void
  filter: () => void
  imports: () => void
}

/** @returns The marking that a command began. */
function useEvidenceCommands(now: EvidenceCommands): ReturnType<typeof useMark> {
  const mark = useMark()
  const { pick } = useImport(now.caseId)
  const latest = useRef({ ...now, mark, pick })
  useEffect(() => {
    latest.current = { ...now, mark, pick }
  })
  const { reviewed, canNumber } = now
  const some = now.chosen.length > 0

  const commands = useMemo<Command[]>(() => {
    const always: Command[] = [
      {
        id: 'case.add-documents',
        title: 'evidence:empty.add',
        keys: ['mod+i', 'n'],
        icon: IconFilePlus,
        run: () => latest.current.pick('files'),
      },
      { id: 'evidence.filter', title: 'evidence:command.filter', icon: IconFilter, run: () => latest.current.filter() },
      {
        id: 'evidence.imports',
        title: 'evidence:command.imports',
        icon: IconListDetails,
        run: () => latest.current.imports(),
      },
    ]
    if (!some) return always
    return [
      ...always,
      { id: 'evidence.next', title: 'evidence:command.nextDocument', keys: ['j'], run: () => latest.current.step(1) },
      {
        id: 'evidence.previous',
        title: 'evidence:command.previousDocument',
        keys: ['k'],
        run: () => latest.current.step(-1),
      },
      {
        id: 'evidence.reviewed',
        title: reviewed ? 'evidence:command.notReviewed' : 'evidence:command.reviewed',
        keys: ['r'],
        icon: IconCheck,
        run: () =>
          latest.current.mark.mutate({
            documentIds: latest.current.chosen.map(({ id }) => id),
            marks: { reviewed: !latest.current.reviewed },
            revisions: revisionsOf(latest.current.chosen),
          }),
      },
      ...(canNumber
        ? [
            {
              id: 'evidence.number',
              title: 'evidence:command.number',
              keys: ['e'],
              icon: IconRubberStamp,
              run: () => latest.current.number(),
            },
          ]
        : []),
      { id: 'evidence.tag', title: 'evidence:command.tag', keys: ['t'], icon: IconTag, run: toTags },
    ]
  }, [some, reviewed, canNumber])
  useCommands(commands)
  return mark
}

function toTags(): void {
  document.querySelector<HTMLInputElement>('input[data-tags-field]')?.focus()
}
