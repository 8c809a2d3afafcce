import { Button, Switch } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconLinkOff, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../app/commands.ts'
import { count } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { useIsArchived } from '../cases/useIsArchived.ts'
import { NewSection } from './NewSection.tsx'
import { SectionRow } from './SectionRow.tsx'
import { SectionWork } from './SectionWork.tsx'
import { stands, useMoveSection, useReferencesOfCase, useSections } from './useSections.ts'
import './sections.css'

/** The case told in words: sections in their order, one to write or read, and what it refers to. */
export function Sections({ caseId }: { caseId: string }) {
  const { t } = useTranslation('sections')
  const language = useLanguage()
  const navigate = useNavigate({ from: '/case/$caseId/sections' })
  const { section: asked, at } = useSearch({ from: '/case/$caseId/sections' })
  const { sections, data, isError, error } = useSections(caseId)
  const { counted, brokenIn, broken } = useReferencesOfCase(caseId)
  const readOnly = useIsArchived(caseId)
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<string>()
  const [withWithdrawn, setWithWithdrawn] = useState(false)
  const shown = sections.filter((row) => stands(row) || withWithdrawn || row.id === asked)
  const current = shown.find(({ id }) => id === asked) ?? shown[0]
  const move = useMoveSection(sections)

  const select = (section: string) => void navigate({ search: { section }, replace: true })

  function toNextBroken(): void {
    const here = broken.findIndex(({ sectionId, at: place }) => sectionId === current?.id && place > (at ?? -1))
    const after = here < 0 ? broken.findIndex(({ sectionId }) => isAfter(sectionId)) : here
    const next = broken[after < 0 ? 0 : after]
    if (next) void navigate({ search: { section: next.sectionId, at: next.at }, replace: true })
  }

  function isAfter(id: string): boolean {
    const place = (one: string | undefined) => shown.findIndex((row) => row.id === one)
    return place(id) > place(current?.id)
  }

  const latest = useRef({ toNextBroken, move, current })
  useEffect(() => {
    latest.current = { toNextBroken, move, current }
  })
  const commands = useMemo<Command[]>(() => {
    const moveBy = (step: 1 | -1) => () => {
      const { move: moving, current: section } = latest.current
      if (section) moving.by(section, step)
    }
    const reading: Command[] = [
      {
        id: 'section.unresolved',
        title: 'sections:command.unresolved',
        keys: ['g'],
        icon: IconLinkOff,
        run: () => latest.current.toNextBroken(),
      },
    ]
    if (readOnly) return reading
    return [
      { id: 'section.new', title: 'registers:new.section', keys: ['n'], icon: IconPlus, run: () => setMaking(true) },
      {
        id: 'section.up',
        title: 'sections:command.moveUp',
        keys: ['alt+arrowup'],
        icon: IconArrowUp,
        run: moveBy(-1),
      },
      {
        id: 'section.down',
        title: 'sections:command.moveDown',
        keys: ['alt+arrowdown'],
        icon: IconArrowDown,
        run: moveBy(1),
      },
      ...reading,
    ]
  }, [readOnly])
  useCommands(commands)

  return (
    <div className="panes">
      <Pane view="sections" name="list" label={t('list.label')} width={268} least={200} most={460} edge="end">
        <div className="view-head">
          <h1>{t('title')}</h1>
          <span className="numbers faint">{count(sections.filter(stands).length, language)}</span>
          <span className="spring" />
          {!readOnly && (
            <Button leftSection={<IconPlus size={15} stroke={1.5} />} onClick={() => setMaking(true)}>
              {t('new.button')}
            </Button>
          )}
        </div>
        {sections.some((row) => !stands(row)) && (
          <div className="section-filter">
            <Switch
              label={t('registers:withWithdrawn')}
              checked={withWithdrawn}
              onChange={(event) => setWithWithdrawn(event.currentTarget.checked)}
            />
          </div>
        )}
        {isError && <ErrorLine error={error} />}
        {move.error && <ErrorLine error={move.error} />}
        {making && (
          <NewSection
            caseId={caseId}
            position={Math.max(-1, ...sections.map(({ position }) => position)) + 1}
            onMade={({ id }) => {
              setMade(id)
              select(id)
            }}
            onClose={() => setMaking(false)}
          />
        )}
        {shown.length > 0 && (
          <VirtualList
            items={shown}
            keyOf={({ id }) => id}
            label={t('title')}
            selected={new Set(current ? [current.id] : [])}
            active={current?.id}
            onSelect={(_ids, id) => select(id)}
            onOpen={() =>
              document.querySelector<HTMLElement>('.section-pane :is(.cm-content, .section-scroll)')?.focus()
            }
            rowHeight={51}
            renderRow={(section) => (
              <SectionRow
                section={section}
                references={counted.get(section.id)?.length ?? 0}
                broken={brokenIn.get(section.id)?.length ?? 0}
              />
            )}
            autoFocus
          />
        )}
      </Pane>
      {current ? (
        <SectionWork
          key={current.id}
          caseId={caseId}
          section={current}
          at={current.id === asked ? at : undefined}
          isNew={current.id === made}
          brokenElsewhere={broken.length - (brokenIn.get(current.id)?.length ?? 0)}
          onMove={(step) => move.by(current, step)}
          onNextBroken={toNextBroken}
        />
      ) : (
        data && (
          <Pane view="sections" name="reader" label={t('title')} ground="reader">
            {!making && (
              <EmptyState action={!readOnly && <Button onClick={() => setMaking(true)}>{t('empty.act')}</Button>}>
                {t('empty.say')}
              </EmptyState>
            )}
          </Pane>
        )
      )}
    </div>
  )
}
