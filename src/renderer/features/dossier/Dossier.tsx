import { Button, Checkbox, Select } from '@mantine/core'
import { IconDownload, IconFileTypePdf } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DossierVersion } from '../../../shared/contract/dossier.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { Language, LANGUAGES } from '../../../shared/domain/language.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { fileSize } from '../../app/dates.ts'
import { saveBlob } from '../../app/download.ts'
import { engine, engineFetch } from '../../app/engine.ts'
import { tellCode } from '../../app/errors.ts'
import { useLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { JobLine } from '../../components/JobLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { allExcepted } from '../exhibits/Exceptions.tsx'
import { DossierPages } from './DossierPages.tsx'
import { DossierSections } from './DossierSections.tsx'
import { ReadinessCheck } from './ReadinessCheck.tsx'
import { Versions } from './Versions.tsx'

/** Whether a case can leave the house, and how it looks when it does: sections, pages, what to mend. */
export function Dossier({ caseId }: { caseId: string }) {
  const { t } = useTranslation('dossier')
  const language = useLanguage()
  const file = useQuery(engine.cases.get.queryOptions({ input: { case: caseId } })).data
  const versions = useQuery(engine.dossier.versions.queryOptions({ input: { caseId } }))
  const readiness = useQuery(engine.dossier.readiness.queryOptions({ input: { caseId } }))
  const jobs = useQuery(engine.jobs.list.queryOptions({ input: { caseId } })).data ?? []
  const [chosen, setChosen] = useState<string>()
  const [written, setWritten] = useState<Language>()
  const [exceptions, setExceptions] = useState<Exception[]>([])
  const [withChronology, setWithChronology] = useState<boolean>()
  const [goTo, setGoTo] = useState<{ page: number }>()
  const [page, setPage] = useState(1)

  const newestFirst = (versions.data ?? []).toSorted((a, b) => b.version - a.version)
  const shown = newestFirst.find(({ id }) => id === chosen) ?? newestFirst[0]
  const making = jobs.find(({ kind, state }) => kind === 'dossier' && state === 'running')
  const lastJob = jobs.find(({ kind }) => kind === 'dossier')
  const inLanguage = written ?? (file?.language.startsWith('ru') ? 'ru' : 'en')
  // As in the version that was made last, until somebody chooses.
  const lastMade = newestFirst[0]
  const chronology = withChronology ?? (lastMade !== undefined && hasChronology(lastMade, t))
  const barred = readiness.data?.barred ?? []
  const ready = (readiness.data?.exhibits ?? 0) > 0 && allExcepted(barred, exceptions) && !making

  const make = useMutation(
    engine.dossier.make.mutationOptions({
      onSuccess: () => {
        setChosen(undefined)
        setExceptions([])
      },
    }),
  )
  const download = useMutation({
    mutationFn: async (version: DossierVersion) => {
      const response = await engineFetch(`/dossiers/${version.id}/file`)
      saveBlob(await response.blob(), `${file?.reference ?? 'dossier'}-v${version.version}.pdf`)
    },
  })

  function makeNow(): void {
    if (ready) make.mutate({ caseId, profile: 'bundle', language: inLanguage, exceptions, chronology })
  }
  useDossierCommands(ready ? makeNow : undefined, shown && (() => download.mutate(shown)))

  return (
    <>
      <div className="view-head">
        <h1>{t('view.title')}</h1>
        {shown && (
          <>
            <span className="tag">{t('view.version', { version: shown.version })}</span>
            <span className="faint small numbers">
              {t('view.pages', { count: shown.pages })}, {fileSize(shown.size, language)}
            </span>
          </>
        )}
        <span className="spring" />
        {making && <JobLine job={making} />}
        <Select
          className="dossier-language"
          aria-label={t('view.language')}
          data={LANGUAGES.map((value) => ({ value, label: t(`view.languages.${value}`) }))}
          value={inLanguage}
          allowDeselect={false}
          onChange={(value) => setWritten(Language.catch('en').parse(value))}
        />
        {shown && (
          <Button
            leftSection={<IconDownload size={15} stroke={1.5} />}
            disabled={download.isPending}
            onClick={() => download.mutate(shown)}
          >
            {download.isPending ? t('view.downloading') : t('view.download')}
          </Button>
        )}
        <Button
          variant="filled"
          leftSection={<IconFileTypePdf size={16} stroke={1.5} />}
          disabled={!ready || make.isPending}
          onClick={makeNow}
        >
          {t('view.make')}
        </Button>
      </div>
      {make.isError && <ErrorLine error={make.error} />}
      {download.isError && <ErrorLine error={download.error} />}
      {!making && lastJob?.error && <ErrorLine told={tellCode(lastJob.error.code, lastJob.error.data)} />}
      <div className="panes">
        {shown && (
          <Pane view="dossier" name="sections" label={t('view.sections')} width={284} least={200} most={460} edge="end">
            <DossierSections key={shown.id} version={shown} page={page} onGo={(to) => setGoTo({ page: to })} />
          </Pane>
        )}
        <Pane view="dossier" name="pages" label={t('view.preview')}>
          {versions.isError && <ErrorLine error={versions.error} />}
          {shown ? (
            <DossierPages
              key={shown.id}
              version={shown}
              page={page}
              goTo={goTo}
              onPage={setPage}
              onGo={(to) => setGoTo({ page: to })}
            />
          ) : (
            versions.data && <EmptyState>{t('view.empty')}</EmptyState>
          )}
        </Pane>
        <Pane
          view="dossier"
          name="check"
          label={t('view.check.title')}
          width={300}
          least={240}
          most={480}
          edge="start"
          ground="inspector"
        >
          <div className="pane-scroll">
            {readiness.isError && <ErrorLine error={readiness.error} />}
            {readiness.data && (
              <ReadinessCheck
                caseId={caseId}
                readiness={readiness.data}
                exceptions={exceptions}
                onExceptions={setExceptions}
              />
            )}
            <section className="section">
              <Checkbox
                label={t('view.chronology')}
                description={t('view.chronologyMeans')}
                checked={chronology}
                onChange={(event) => setWithChronology(event.currentTarget.checked)}
              />
            </section>
            <Versions versions={newestFirst} shown={shown?.id} onChoose={setChosen} />
          </div>
        </Pane>
      </div>
    </>
  )
}

function hasChronology({ sections, language }: DossierVersion, t: TFunction<'dossier'>): boolean {
  const title = t('pdf.section.events', { lng: language })
  // Before its title stands the section's number.
  return sections.some((section) => section.exhibit === null && section.title.replace(/^\d+ /, '') === title)
}

function useDossierCommands(make: (() => void) | undefined, download: (() => void) | undefined): void {
  const latest = useRef({ make, download })
  useEffect(() => {
    latest.current = { make, download }
  })
  const canMake = make !== undefined
  const canDownload = download !== undefined
  const commands = useMemo<Command[]>(
    () => [
      ...(canMake
        ? [
            {
              id: 'dossier.make',
              title: 'dossier:view.command.make',
              keys: ['n'],
              icon: IconFileTypePdf,
              run: () => latest.current.make?.(),
            },
          ]
        : []),
      ...(canDownload
        ? [
            {
              id: 'dossier.download',
              title: 'dossier:view.command.download',
              icon: IconDownload,
              run: () => latest.current.download?.(),
            },
          ]
        : []),
    ],
    [canMake, canDownload],
  )
  useCommands(commands)
}
