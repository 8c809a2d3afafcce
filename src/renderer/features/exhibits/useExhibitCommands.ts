import {
  IconArrowDown,
  IconArrowUp,
  IconCertificate,
  IconListNumbers,
  IconRubberStamp,
  IconX,
} from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import { type Command, useCommands } from '../../app/commands.ts'

interface ExhibitActs {
  chosen: readonly Exhibit[]
  canStep: { up: boolean; down: boolean }
  number: () => void
  series: () => void
  serve: () => void
  report: () => void
  withdraw: () => void
  remove: () => void
  open: () => void
  step: (by: -1 | 1) => void
}

/** What can be done in the exhibits as they are selected now, for the palette and the keys. */
export function useExhibitCommands(acts: ExhibitActs): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  const { chosen, canStep } = acts
  const { up, down } = canStep
  const states = chosen.map(({ state }) => state).join(' ')

  const commands = useMemo<Command[]>(() => {
    const ofChosen = states === '' ? [] : states.split(' ')
    const one = ofChosen.length === 1 ? ofChosen[0] : undefined
    const when = (possible: boolean, command: Command) => (possible ? [command] : [])
    return [
      {
        id: 'exhibits.number',
        title: 'exhibits:command.number',
        keys: ['n', 'e'],
        icon: IconListNumbers,
        run: () => latest.current.number(),
      },
      { id: 'exhibits.series', title: 'exhibits:command.series', run: () => latest.current.series() },
      ...when(
        ofChosen.some((state) => state !== 'withdrawn'),
        {
          id: 'exhibits.serve',
          title: 'exhibits:command.serve',
          icon: IconRubberStamp,
          run: () => latest.current.serve(),
        },
      ),
      ...when(ofChosen.length > 0, {
        id: 'exhibits.report',
        title: 'custody:report.command',
        icon: IconCertificate,
        run: () => latest.current.report(),
      }),
      ...when(one === 'served', {
        id: 'exhibits.withdraw',
        title: 'exhibits:command.withdraw',
        icon: IconX,
        run: () => latest.current.withdraw(),
      }),
      ...when(one === 'draft', {
        id: 'exhibits.remove',
        title: 'exhibits:command.remove',
        run: () => latest.current.remove(),
      }),
      ...when(one !== undefined, {
        id: 'exhibits.open',
        title: 'exhibits:command.open',
        run: () => latest.current.open(),
      }),
      ...when(up, {
        id: 'exhibits.up',
        title: 'exhibits:command.up',
        keys: ['alt+arrowup'],
        icon: IconArrowUp,
        run: () => latest.current.step(-1),
      }),
      ...when(down, {
        id: 'exhibits.down',
        title: 'exhibits:command.down',
        keys: ['alt+arrowdown'],
        icon: IconArrowDown,
        run: () => latest.current.step(1),
      }),
    ]
  }, [states, up, down])
  useCommands(commands)
}
