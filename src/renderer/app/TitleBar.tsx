import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconArrowLeft,
  IconArrowRight,
  IconChevronRight,
  IconLayoutSidebar,
  IconLock,
  IconSearch,
} from '@tabler/icons-react'
import { useCanGoBack, useMatchRoute, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProductMark } from '../components/ProductMark.tsx'
import { Crumbs } from './Crumbs.tsx'
import { openPalette, toggleSidebar, useFrameState } from './frameState.ts'
import { printedKeys } from './shortcuts.ts'
import { lockVault } from './vaultLock.ts'

export function TitleBar() {
  const { t } = useTranslation()
  const router = useRouter()
  const inCase = Boolean(useMatchRoute()({ to: '/case/$caseId', fuzzy: true }))
  const { sidebarShown } = useFrameState()
  const canGoBack = useCanGoBack()
  const canGoForward = useCanGoForward()

  return (
    <header className="title-bar">
      <div className="title-mark">
        <ProductMark />
      </div>
      <div className="title-nav">
        {inCase && (
          <Tool label={t('command.sidebar')} pressed={sidebarShown} onClick={toggleSidebar}>
            <IconLayoutSidebar size={18} stroke={1.5} />
          </Tool>
        )}
        <Tool
          label={t('command.back')}
          keys="alt+arrowleft"
          disabled={!canGoBack}
          onClick={() => router.history.back()}
        >
          <IconArrowLeft size={18} stroke={1.5} />
        </Tool>
        <Tool
          label={t('command.forward')}
          keys="alt+arrowright"
          disabled={!canGoForward}
          onClick={() => router.history.forward()}
        >
          <IconArrowRight size={18} stroke={1.5} />
        </Tool>
      </div>
      <Crumbs separator={<IconChevronRight size={13} stroke={1.6} aria-hidden />} />
      <span className="spring" />
      <button type="button" className="title-find" onClick={() => openPalette()}>
        <IconSearch size={15} stroke={1.6} aria-hidden />
        <span>{t('command.find')}</span>
        <kbd className="key">{printedKeys('mod+k')}</kbd>
      </button>
      <Tool label={t('command.lock')} keys="mod+l" onClick={() => void lockVault()}>
        <IconLock size={18} stroke={1.5} />
      </Tool>
    </header>
  )
}

interface ToolProps {
  label: string
  keys?: string
  disabled?: boolean
  pressed?: boolean
  onClick: () => void
  children: ReactNode
}

function Tool({ label, keys, disabled = false, pressed, onClick, children }: ToolProps) {
  return (
    <Tooltip label={keys ? `${label} (${printedKeys(keys)})` : label}>
      <ActionIcon aria-label={label} aria-pressed={pressed} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

/** Whether there is a place to go forward to: the history does not say, so its furthest entry is remembered. */
function useCanGoForward(): boolean {
  const { history } = useRouter()
  const [{ here, furthest }, setPlace] = useState({ here: 0, furthest: 0 })

  useEffect(
    () =>
      history.subscribe(({ location, action }) => {
        const index = location.state.__TSR_index
        setPlace((place) => ({
          here: index,
          furthest: action.type === 'PUSH' ? index : Math.max(place.furthest, index),
        }))
      }),
    [history],
  )
  return here < furthest
}
