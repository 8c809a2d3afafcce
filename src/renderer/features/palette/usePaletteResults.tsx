import { useDebouncedValue } from '@mantine/hooks'
import {
  IconArrowRight,
  IconBookmark,
  IconBriefcase,
  IconLicense,
  IconLink,
  IconListCheck,
  IconQuote,
  IconRubberStamp,
  IconUser,
} from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useRegisteredCommands } from '../../app/commands.ts'
import { engine } from '../../app/engine.ts'
import { tellError } from '../../app/errors.ts'
import { printedKeys } from '../../app/shortcuts.ts'
import { cutAtMarks } from '../../components/cutAtMarks.ts'
import { DateText } from '../../components/DateText.tsx'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { useOpenReference } from '../sections/useReferences.ts'
import { keepSearchText } from '../search/searchTexts.ts'
import { readPassageLink } from '../passages/passageLink.ts'
import { matchWords } from './matching.ts'
import type { PaletteItem } from './PaletteRow.tsx'

export interface PaletteGroup {
  readonly title: 'do' | 'searches' | 'passages' | 'exhibits' | 'rows' | 'people' | 'cases'
  readonly rows: readonly PaletteItem[]
}

/** Milliseconds without typing after which the evidence is searched. */
const SEARCH_AFTER = 150
const MOST = { commands: 7, passages: 8, exhibits: 30, rows: 6, people: 30, cases: 8, searches: 5 } as const

/** What the palette offers for a text; `note` says what keeps a search from finding anything. */
export function usePaletteResults(text: string, caseId: string | undefined, wholeVault: boolean) {
  const { t } = useTranslation('palette')
  const sigil = /^[>#@]/.exec(text)?.[0]
  const query = text.slice(sigil ? 1 : 0).trim()

  const commands = useCommandRows(query, sigil === undefined && query !== '' ? MOST.commands : Infinity)
  const passages = usePassages(sigil === undefined ? query : '', wholeVault ? undefined : caseId)
  const exhibits = useExhibitRows(query, caseId)
  const { rows, named } = useTargetRows(query, caseId)
  const people = usePersonRows(query)
  const cases = useCaseRows(query)
  const link = useLinkRow(query)
  const searches = useSavedSearchRows(query, wholeVault ? undefined : caseId)

  const groups: PaletteGroup[] = link
    ? [{ title: 'passages', rows: link.rows }]
    : sigil === '>'
      ? [{ title: 'do', rows: commands }]
      : sigil === '#'
        ? [{ title: 'exhibits', rows: exhibits }]
        : sigil === '@'
          ? [{ title: 'people', rows: people }]
          : [
              ...(named ? [{ title: 'rows', rows } as const] : []),
              { title: 'do', rows: commands },
              { title: 'searches', rows: searches },
              { title: 'passages', rows: passages.rows },
              { title: 'exhibits', rows: query === '' ? [] : exhibits.slice(0, 4) },
              ...(named ? [] : [{ title: 'rows', rows } as const]),
              { title: 'people', rows: query === '' ? [] : people.slice(0, 4) },
              { title: 'cases', rows: cases },
            ]
  const filled = groups.filter(({ rows }) => rows.length > 0)
  const note = link
    ? link.note
    : (passages.fault ?? (filled.length === 0 && !passages.searching ? t('nothing', { query }) : undefined))
  return { groups: filled, note }
}

/** The title with the words of the query set off. */
function emphasised(title: string, marks: readonly (readonly [number, number])[]) {
  return cutAtMarks(title, marks).map((piece) =>
    piece.mark === undefined ? piece.text : <b key={piece.from}>{piece.text}</b>,
  )
}

function useCommandRows(query: string, most: number): PaletteItem[] {
  const { t } = useTranslation()
  return useRegisteredCommands()
    .filter(({ id }) => id !== 'frame.find')
    .flatMap((command) => {
      const title = t(command.title, command.values ?? {})
      const marks = matchWords(title, query) ?? (command.words && matchWords(t(command.words), query) ? [] : undefined)
      if (!marks) return []
      const [key] = command.keys ?? []
      return {
        key: command.id,
        icon: command.icon ?? IconArrowRight,
        title: emphasised(title, marks),
        end: key && <kbd className="key">{printedKeys(key)}</kbd>,
        run: command.run,
      }
    })
    .slice(0, most)
}

function usePassages(typed: string, caseId: string | undefined) {
  const { t } = useTranslation('palette')
  const navigate = useNavigate()
  const [text] = useDebouncedValue(typed, SEARCH_AFTER)
  const searching = (words: string | undefined) =>
    engine.search.query.queryOptions({
      input: words === undefined ? skipToken : { text: words, limit: MOST.passages, ...(caseId && { caseId }) },
      gcTime: 0,
    })
  const whole = useQuery(searching(text.length > 1 ? text : undefined))
  // The last word may not be typed to its end: where no passage holds it as it stands, what begins with it is found.
  const unfinished = whole.data?.hits.length === 0 && /[\p{L}\p{N}]$/u.test(text)
  const begun = useQuery(searching(unfinished ? `${text}*` : undefined))
  const found = unfinished ? begun : whole
  const rows = (typed.length > 1 ? (found.data?.hits ?? []) : []).map((hit): PaletteItem => ({
    key: `${hit.documentId}-${hit.ordinal}`,
    icon: IconQuote,
    title: <span className="palette-passage">{emphasised(hit.snippet.text, hit.snippet.marks)}</span>,
    under: (
      <>
        {caseId === undefined && `${hit.caseReference} · `}
        {hit.listedAs}
        {hit.published && (
          <>
            , <DateText date={hit.published} />
          </>
        )}
      </>
    ),
    end: (
      <>
        {hit.exhibit && <ExhibitNumber label={hit.exhibit} link />}
        <span className="numbers">{passageInWords(hit.page, hit.ordinal)}</span>
      </>
    ),
    run: () =>
      void navigate({
        to: '/case/$caseId/evidence',
        params: { caseId: hit.caseId },
        search: { doc: hit.documentId, ...(hit.ordinal > 0 && { at: hit.ordinal }) },
      }),
  }))
  /** A hit in the title stands before the first paragraph. */
  function passageInWords(page: number | null, ordinal: number): string {
    if (page !== null) return t('page', { page })
    return ordinal > 0 ? t('paragraph', { at: ordinal }) : t('inTitle')
  }

  return {
    rows,
    searching: whole.isFetching || begun.isFetching || text !== typed,
    fault: found.error && typed.length > 1 ? tellError(found.error).sentence : undefined,
  }
}

function useExhibitRows(query: string, caseId: string | undefined): PaletteItem[] {
  const { t } = useTranslation('palette')
  const navigate = useNavigate()
  const { data } = useQuery(engine.exhibits.list.queryOptions({ input: caseId ? { caseId } : skipToken }))
  return (data?.exhibits ?? [])
    .flatMap(({ id, label, state, document }) => {
      const title = document.title ?? document.firstSentence ?? document.fileName
      const marks = matchWords(title, query)
      if (!marks && !label.toLowerCase().startsWith(query.toLowerCase())) return []
      return {
        key: id,
        icon: IconRubberStamp,
        title: emphasised(title, marks ?? []),
        end: (
          <>
            <span>{t(`exhibit.${state}`)}</span>
            <ExhibitNumber label={label} link />
          </>
        ),
        run: () =>
          void navigate({
            to: '/case/$caseId/evidence',
            params: { caseId: document.caseId },
            search: { doc: document.id },
          }),
      }
    })
    .slice(0, MOST.exhibits)
}

const TARGET_ICONS = { fact: IconQuote, claim: IconListCheck, licence: IconLicense, act: IconLicense } as const

/** Facts, claims, licences and acts of a case, by what they say or by number; `named` where the query is just that. */
function useTargetRows(query: string, caseId: string | undefined): { rows: PaletteItem[]; named: boolean } {
  const { t } = useTranslation('sections')
  const input = caseId && query !== '' ? { caseId } : skipToken
  const { data = [] } = useQuery(engine.sections.targets.queryOptions({ input }))
  const open = useOpenReference(caseId ?? '')
  const rows: PaletteItem[] = []
  let named = false
  for (const target of data) {
    const { id, of, label, title } = target
    if (rows.length === MOST.rows) break
    if (of === 'exhibit' || target.withdrawn) continue
    const marks = matchWords(title, query)
    if (!marks && !label.toLowerCase().startsWith(query.toLowerCase())) continue
    named ||= label.toLowerCase() === query.toLowerCase()
    rows.push({
      key: id,
      icon: TARGET_ICONS[of],
      title: emphasised(title, marks ?? []),
      end: (
        <>
          <span>{t(`of.${of}`)}</span>
          <span className="numbers">{label}</span>
        </>
      ),
      run: () => open({ state: 'resolved', label, reference: null, target }),
    })
  }
  return { rows, named }
}

function useSavedSearchRows(query: string, caseId: string | undefined): PaletteItem[] {
  const navigate = useNavigate()
  const { data = [] } = useQuery(engine.search.saved.list.queryOptions({ input: caseId ? { caseId } : {} }))
  return data
    .flatMap(({ id, name, text }) => {
      const marks = matchWords(name, query)
      if (!marks) return []
      return {
        key: id,
        icon: IconBookmark,
        title: emphasised(name, marks),
        ...(text !== name && { under: text }),
        run: () => {
          keepSearchText(caseId, text)
          void (caseId === undefined
            ? navigate({ to: '/search' })
            : navigate({ to: '/case/$caseId/search', params: { caseId } }))
        },
      }
    })
    .slice(0, MOST.searches)
}

function useCaseRows(query: string): PaletteItem[] {
  const { t } = useTranslation('cases')
  const navigate = useNavigate()
  const { data: cases = [] } = useQuery(engine.cases.list.queryOptions({ input: { archived: false } }))
  return cases
    .flatMap(({ id, reference, title, stage, parties }) => {
      const marks = matchWords(title, query)
      const known = [reference, ...parties.flatMap((party) => [party.name, ...party.aliases])]
      if (!marks && !known.some((name) => matchWords(name, query))) return []
      return {
        key: id,
        icon: IconBriefcase,
        title: (
          <>
            <span className="numbers second">{reference}</span> {emphasised(title, marks ?? [])}
          </>
        ),
        end: stage && t(`stage.${stage.stage}`),
        run: () => void navigate({ to: '/case/$caseId/overview', params: { caseId: id } }),
      }
    })
    .slice(0, MOST.cases)
}

function usePersonRows(query: string): PaletteItem[] {
  const { t } = useTranslation('cases')
  const navigate = useNavigate()
  const { data: people = [] } = useQuery(engine.conflicts.people.queryOptions())
  return people
    .flatMap(({ name, aliases, appears }) => {
      const marks = matchWords(name, query)
      const [first] = appears
      if (!first || (!marks && !aliases.some((alias) => matchWords(alias, query)))) return []
      const roles = [...new Set(appears.map(({ role }) => t(`role.${role}`)))]
      return {
        key: first.partyId,
        icon: IconUser,
        title: emphasised(name, marks ?? []),
        end: roles.join(', '),
        run: () => void navigate({ to: '/people', search: { person: first.partyId } }),
      }
    })
    .slice(0, MOST.people)
}

/** A link to a passage that was pasted; `note` says why it cannot be followed here. */
function useLinkRow(query: string): { rows: PaletteItem[]; note: string | undefined } | undefined {
  const { t } = useTranslation('palette')
  const navigate = useNavigate()
  const vault = useQuery(engine.vault.current.queryOptions()).data
  const link = readPassageLink(query)
  if (!link) return undefined
  if (link.vaultId !== vault?.id) return { rows: [], note: t('otherVault') }
  const { caseId, documentId, mark } = link
  const row: PaletteItem = {
    key: 'link',
    icon: IconLink,
    title: t('openLink'),
    run: () =>
      void navigate({
        to: '/case/$caseId/evidence',
        params: { caseId },
        search: { doc: documentId, ...(mark !== undefined && { mark }) },
      }),
  }
  return { rows: [row], note: undefined }
}
