import { ActionIcon, Menu } from '@mantine/core'
import {
  type Icon,
  IconArchive,
  IconBook2,
  IconDotsVertical,
  IconFiles,
  IconGavel,
  IconHistory,
  IconHome,
  IconLicense,
  IconListCheck,
  IconPackageExport,
  IconQuote,
  IconReportMoney,
  IconRubberStamp,
  IconSearch,
  IconTimelineEvent,
  IconWorld,
  IconWriting,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, runCommand, useCommands } from '../../app/commands.ts'
import { count } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { Pane } from '../../components/Pane.tsx'
import type { DocumentState } from '../evidence/documentList.ts'
import { notCited } from '../facts/notCited.ts'
import { useImport } from '../jobs/useImport.ts'
import { TAKE_ELSEWHERE } from '../packages/TakeElsewhere.tsx'
import { useStories } from '../stories/useStories.ts'
import { useArchiving } from './useArchiving.ts'
import { useCaseSummary } from './useCaseSummary.ts'
import { usePlaceCounts } from './usePlaceCounts.ts'

const PLACES = [
  'overview',
  'evidence',
  'facts',
  'chronology',
  'claims',
  'acts',
  'agreements',
  'loss',
  'proceedings',
  'sections',
  'exhibits',
  'dossier',
  'search',
  'trail',
] as const
type Place = (typeof PLACES)[number]

/** Those that Ctrl 1…9 go to. */
const NUMBERED: readonly Place[] = [
  'overview',
  'evidence',
  'facts',
  'claims',
  'acts',
  'loss',
  'proceedings',
  'exhibits',
  'dossier',
]

const ICONS: Record<Place, Icon> = {
  overview: IconHome,
  evidence: IconFiles,
  facts: IconQuote,
  chronology: IconTimelineEvent,
  claims: IconListCheck,
  acts: IconLicense,
  agreements: IconWorld,
  loss: IconReportMoney,
  proceedings: IconGavel,
  search: IconSearch,
  exhibits: IconRubberStamp,
  sections: IconWriting,
  dossier: IconBook2,
  trail: IconHistory,
}

/** One case: its places, with what each holds. */
export function CaseSidebar({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const summary = useCaseSummary(caseId)
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId } })).data
  const facts = useQuery(engine.facts.list.queryOptions({ input: { caseId } })).data
  const { stories } = useStories(caseId)
  const location = useRouterState({ select: (state) => state.location })
  const here = location.pathname.split('/').at(-1)
  const show = (location.search as { show?: string }).show ?? 'all'
  const partHere = (location.search as { part?: string }).part ?? 'matrix'

  const counts: Partial<Record<Place, string>> = usePlaceCounts(caseId, summary)
  const parts = summary && [
    { show: 'all', shown: summary.documents },
    { show: 'unreviewed', shown: summary.unreviewed },
    { show: 'not-cited', shown: documents && facts ? notCited(documents, facts).length : 0 },
    { show: 'same-story', shown: stories.length },
    { show: 'refused', shown: summary.refused },
  ]

  return (
    <Pane
      view="case"
      name="sidebar"
      label={t('frame.sidebar')}
      width={226}
      least={170}
      most={340}
      edge="end"
      ground="sidebar"
    >
      <div className="sidebar-inner">
        <div className="sidebar-head">
          <div className="sidebar-number">
            <span className="numbers">{summary?.reference}</span>
            {summary?.sample && <span className="tag">{t('sample')}</span>}
            {summary?.archivedOn && <span className="tag">{t('archived')}</span>}
            <span className="spring" />
            {summary && <CaseMenu summary={summary} />}
          </div>
          <div className="sidebar-title">{summary?.title}</div>
        </div>
        <nav aria-label={t('frame.sidebar')}>
          {PLACES.map((place) => {
            const Glyph = ICONS[place]
            return (
              <div key={place}>
                <Link
                  to={`/case/$caseId/${place}`}
                  params={{ caseId }}
                  className={here === place ? 'sidebar-item sidebar-item-here' : 'sidebar-item'}
                  aria-current={here === place ? 'page' : undefined}
                >
                  <Glyph size={17} stroke={1.5} aria-hidden />
                  <span className="one-line">{t(`sidebar.${place}`)}</span>
                  <span className={place === 'proceedings' ? 'sidebar-count tone-bad' : 'sidebar-count'}>
                    {counts[place]}
                  </span>
                </Link>
                {place === 'claims' &&
                  here === 'claims' &&
                  (['matrix', 'consent'] as const).map((part) => (
                    <Link
                      key={part}
                      to="/case/$caseId/claims"
                      params={{ caseId }}
                      search={part === 'matrix' ? {} : { part }}
                      className={`sidebar-item sidebar-sub${partHere === part ? ' sidebar-item-here' : ''}`}
                      aria-current={partHere === part ? 'true' : undefined}
                    >
                      <span className="one-line">{t(`claims:part.${part}`)}</span>
                    </Link>
                  ))}
                {place === 'evidence' &&
                  here === 'evidence' &&
                  parts?.map((part) => (
                    <Link
                      key={part.show}
                      to="/case/$caseId/evidence"
                      params={{ caseId }}
                      search={part.show === 'all' ? {} : { show: part.show as Exclude<DocumentState, 'all'> }}
                      className={`sidebar-item sidebar-sub${show === part.show ? ' sidebar-item-here' : ''}`}
                      aria-current={show === part.show ? 'true' : undefined}
                    >
                      <span className="one-line">{t(`sidebar.${part.show}`)}</span>
                      <span className="sidebar-count">{count(part.shown, language)}</span>
                    </Link>
                  ))}
              </div>
            )
          })}
        </nav>
      </div>
    </Pane>
  )
}

/** What is seldom done with a whole case. */
function CaseMenu({ summary }: { summary: { id: string; archivedOn: string | null } }) {
  const { t } = useTranslation()
  const archiving = useArchiving(summary)
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon size={22} aria-label={t('cases:menu')}>
          <IconDotsVertical size={15} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPackageExport size={16} stroke={1.5} aria-hidden />}
          onClick={() => runCommand(TAKE_ELSEWHERE)}
        >
          {t('packages:out.button')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArchive size={16} stroke={1.5} aria-hidden />}
          disabled={archiving.isPending}
          onClick={() => archiving.move({ caseId: summary.id })}
        >
          {t(summary.archivedOn === null ? 'cases:command.archive' : 'cases:command.restore')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Ctrl 1…9 go to nine of the case's places; documents are added from each of them. */
export function usePlaceCommands(caseId: string): void {
  const navigate = useNavigate()
  const { pick } = useImport(caseId)
  const commands = useMemo<Command[]>(
    () => [
      ...PLACES.map((place) => ({
        id: `case.${place}`,
        title: `cases:command.${place}`,
        // The title declines the name: «К разделам» is to be found by «разделы» as well.
        words: `common:sidebar.${place}`,
        keys: NUMBERED.includes(place) ? [`mod+${NUMBERED.indexOf(place) + 1}`] : [],
        icon: ICONS[place],
        run: () => void navigate({ to: `/case/$caseId/${place}`, params: { caseId } }),
      })),
      {
        id: 'case.add-documents',
        title: 'cases:command.addDocuments',
        keys: ['mod+i'],
        icon: IconFiles,
        run: () => pick('files'),
      },
      { id: 'case.add-folder', title: 'cases:command.addFolder', icon: IconFiles, run: () => pick('folder') },
    ],
    // `pick` is made anew with each render and reads nothing of it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [navigate, caseId],
  )
  useCommands(commands)
}
