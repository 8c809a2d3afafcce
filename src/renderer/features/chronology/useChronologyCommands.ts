import {
  IconArrowAutofitWidth,
  IconDownload,
  IconTable,
  IconTimeline,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { type Span, type Zoom, zoomed, ZOOMS } from '../../../shared/domain/timeline-axis.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { CHRONOLOGY_VIEWS, type ChronologyView } from './chronologyViews.ts'

interface Acts {
  span: Span
  onView: (view: ChronologyView) => void
  onSpan: (span: Span | undefined) => void
  onZoom: (zoom: Zoom) => void
  onExport: (() => void) | undefined
}

export function useChronologyCommands(acts: Acts): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  const canExport = acts.onExport !== undefined
  const commands = useMemo<Command[]>(() => {
    const zoom = (factor: number) => latest.current.onSpan(zoomed(latest.current.span, factor))
    return [
      {
        id: 'chronology.zoom-in',
        title: 'chronology:command.zoomIn',
        keys: ['='],
        icon: IconZoomIn,
        run: () => zoom(1 / 1.6),
      },
      {
        id: 'chronology.zoom-out',
        title: 'chronology:command.zoomOut',
        keys: ['-'],
        icon: IconZoomOut,
        run: () => zoom(1.6),
      },
      {
        id: 'chronology.all',
        title: 'chronology:command.all',
        keys: ['0'],
        icon: IconArrowAutofitWidth,
        run: () => latest.current.onSpan(undefined),
      },
      ...ZOOMS.map((one) => ({
        id: `chronology.${one}`,
        title: `chronology:command.${one}`,
        run: () => latest.current.onZoom(one),
      })),
      ...CHRONOLOGY_VIEWS.map((view) => ({
        id: `chronology.view-${view}`,
        title: `chronology:command.${view}`,
        words: 'chronology:words',
        icon: view === 'table' ? IconTable : IconTimeline,
        run: () => latest.current.onView(view),
      })),
      ...(canExport
        ? [
            {
              id: 'chronology.export',
              title: 'chronology:command.exportCsv',
              icon: IconDownload,
              run: () => latest.current.onExport?.(),
            },
          ]
        : []),
    ]
  }, [canExport])
  useCommands(commands)
}
