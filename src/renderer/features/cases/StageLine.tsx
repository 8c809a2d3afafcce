import { Button, Popover } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { compareEdtf } from '../../../shared/domain/edtf.ts'
import { currentStage, type Stage, type StageEntry } from '../../../shared/domain/stage.ts'
import { engine } from '../../app/engine.ts'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { StageForm } from './StageForm.tsx'

/** The steps that are usual up to the end; settlement and withdrawal are entered where they happen. */
const USUAL: readonly Stage[] = [
  'contemplated',
  'letter-before-action',
  'filed',
  'answered',
  'tribunal-constituted',
  'hearing',
  'award',
]
const ENDINGS: readonly Stage[] = ['award', 'settled', 'withdrawn']

interface Point {
  readonly key: string
  readonly stage: Stage
  readonly entry: StageEntry | undefined
}

/** The stages of a case as a dotted line: what was entered, where it stands, and the usual steps that are not reached. */
export function StageLine({ caseId, readOnly }: { caseId: string; readOnly: boolean }) {
  const { t } = useTranslation('cases')
  const stages = useQuery(engine.stages.list.queryOptions({ input: { caseId } }))
  const [open, setOpen] = useState<string>()
  const history = stages.data ?? []
  const current = currentStage(history)
  const points = pointsOf(history)
  const next = nextAfter(history)

  if (stages.error) return <ErrorLine error={stages.error} />
  return (
    <div className="stage-line">
      <ol aria-label={t('stages.title')} style={{ gridTemplateColumns: `repeat(${points.length}, minmax(0, 1fr))` }}>
        {points.map((point) => (
          <li key={point.key} className={classOf(point, current)}>
            <StagePopover
              caseId={caseId}
              point={point}
              readOnly={readOnly}
              opened={open === point.key}
              onToggle={(shown) => setOpen(shown ? point.key : undefined)}
            />
          </li>
        ))}
      </ol>
      {!readOnly && (
        <Popover
          opened={open === 'new'}
          onChange={(shown) => setOpen(shown ? 'new' : undefined)}
          width={340}
          trapFocus
          returnFocus
          position="bottom-end"
        >
          <Popover.Target>
            <Button variant="subtle" leftSection={<IconPlus size={14} stroke={1.6} />} onClick={() => setOpen('new')}>
              {t('stages.enter')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown className="float-body">
            <StageForm caseId={caseId} stage={next} entry={undefined} onDone={() => setOpen(undefined)} />
          </Popover.Dropdown>
        </Popover>
      )}
      {history.length > 1 && !current && <p className="small faint">{t('stages.cannotTell')}</p>}
    </div>
  )
}

interface StagePopoverProps {
  caseId: string
  point: Point
  readOnly: boolean
  opened: boolean
  onToggle: (shown: boolean) => void
}

function StagePopover({ caseId, point: { stage, entry }, readOnly, opened, onToggle }: StagePopoverProps) {
  const { t } = useTranslation('cases')
  const words = (
    <>
      <i aria-hidden />
      <span className="stage-name">{t(`stage.${stage}`)}</span>
      <span className="stage-date">
        {entry ? <DateText date={entry.on} /> : <span className="visually-hidden">{t('stages.notReached')}</span>}
      </span>
    </>
  )
  if (readOnly) return <div className="stage-point">{words}</div>
  return (
    <Popover opened={opened} onChange={onToggle} width={340} trapFocus returnFocus position="bottom-start">
      <Popover.Target>
        <button type="button" className="stage-point" onClick={() => onToggle(!opened)}>
          {words}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="float-body">
        <StageForm caseId={caseId} stage={stage} entry={entry} onDone={() => onToggle(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** What was entered, by date, and then the usual steps behind the furthest of them. */
function pointsOf(history: readonly StageEntry[]): Point[] {
  const entered = history
    .toSorted((a, b) => compareEdtf(a.on, b.on))
    .map((entry): Point => ({ key: entry.id, stage: entry.stage, entry }))
  if (history.some(({ stage }) => ENDINGS.includes(stage))) return entered
  const furthest = Math.max(-1, ...history.map(({ stage }) => USUAL.indexOf(stage)))
  const ahead = USUAL.slice(furthest + 1).map((stage): Point => ({ key: stage, stage, entry: undefined }))
  return [...entered, ...ahead]
}

/** The usual step behind the latest entry; the first where nothing was entered, the last where none is left. */
function nextAfter(history: readonly StageEntry[]): Stage {
  const latest = history.toSorted((a, b) => compareEdtf(a.on, b.on)).at(-1)
  if (!latest) return 'contemplated'
  const usual = USUAL.indexOf(latest.stage)
  return usual < 0 ? latest.stage : (USUAL[usual + 1] ?? latest.stage)
}

function classOf({ entry }: Point, current: StageEntry | undefined): string {
  if (!entry) return 'stage-ahead'
  return entry === current ? 'stage-current' : 'stage-past'
}
