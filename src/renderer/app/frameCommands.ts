import {
  IconArrowLeft,
  IconArrowRight,
  IconBriefcase,
  IconCertificate,
  IconHistory,
  IconKeyboard,
  IconLayoutSidebar,
  IconLock,
  IconPlus,
  IconSearch,
  IconSettings,
  IconShieldLock,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Command, useCommands } from './commands.ts'
import { closePalette, openPalette, toggleSidebar, useFrameState } from './frameState.ts'
import { nextPane } from './panes.ts'
import { lockVault } from './vaultLock.ts'

/** The commands that the window has wherever the person is. */
export function useFrameCommands() {
  const router = useRouter()
  const state = useFrameState()

  const commands = useMemo<Command[]>(
    () => [
      { id: 'frame.find', title: 'common:command.find', keys: ['mod+k'], icon: IconSearch, run: () => openPalette() },
      {
        id: 'frame.keys',
        title: 'common:command.keys',
        keys: ['?'],
        icon: IconKeyboard,
        run: () => openPalette('keys'),
      },
      {
        id: 'frame.back',
        title: 'common:command.back',
        keys: ['alt+arrowleft'],
        icon: IconArrowLeft,
        run: () => router.history.back(),
      },
      {
        id: 'frame.forward',
        title: 'common:command.forward',
        keys: ['alt+arrowright'],
        icon: IconArrowRight,
        run: () => router.history.forward(),
      },
      { id: 'frame.pane', title: 'common:command.nextPane', keys: ['f6'], run: () => nextPane(1) },
      { id: 'frame.pane-back', title: 'common:command.previousPane', keys: ['shift+f6'], run: () => nextPane(-1) },
      { id: 'frame.sidebar', title: 'common:command.sidebar', icon: IconLayoutSidebar, run: toggleSidebar },
      {
        id: 'go.cases',
        title: 'common:command.cases',
        icon: IconBriefcase,
        run: () => void router.navigate({ to: '/cases' }),
      },
      {
        id: 'go.search',
        title: 'common:command.search',
        keys: ['mod+shift+f'],
        icon: IconSearch,
        run: () => void router.navigate({ to: '/search' }),
      },
      {
        id: 'go.people',
        title: 'conflicts:command.go',
        words: 'conflicts:command.words',
        keys: ['alt+p'],
        icon: IconUsers,
        run: () => void router.navigate({ to: '/people' }),
      },
      {
        id: 'go.rights',
        title: 'rights:command.go',
        words: 'rights:command.words',
        keys: ['alt+r'],
        icon: IconCertificate,
        run: () => void router.navigate({ to: '/rights' }),
      },
      {
        id: 'go.agreements',
        title: 'agreements:command.go',
        words: 'agreements:command.words',
        keys: ['alt+a'],
        icon: IconWorld,
        run: () => void router.navigate({ to: '/agreements' }),
      },
      {
        id: 'go.vault',
        title: 'common:command.vault',
        icon: IconShieldLock,
        run: () => void router.navigate({ to: '/vault' }),
      },
      {
        id: 'go.trail',
        title: 'audit:command.vault',
        words: 'audit:command.words',
        icon: IconHistory,
        run: () => void router.navigate({ to: '/vault/trail' }),
      },
      {
        id: 'go.settings',
        title: 'common:command.settings',
        icon: IconSettings,
        run: () => void router.navigate({ to: '/settings' }),
      },
      {
        id: 'case.new',
        title: 'cases:command.new',
        icon: IconPlus,
        run: () => void router.navigate({ to: '/cases', search: { make: true } }),
      },
      { id: 'vault.lock', title: 'common:command.lock', keys: ['mod+l'], icon: IconLock, run: () => void lockVault() },
    ],
    [router],
  )
  useCommands(commands, true)

  return { ...state, closePalette }
}
