import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { EngineGone } from '../components/EngineGone.tsx'
import { ErrorLine } from '../components/ErrorLine.tsx'
import { RecoveryKeyDialog } from '../features/keys/RecoveryKeyDialog.tsx'
import { Palette } from '../features/palette/Palette.tsx'
import { PlaceChooser } from '../features/places/PlaceChooser.tsx'
import { Start } from '../features/start/Start.tsx'
import { NoticeBar } from '../features/vault/NoticeBar.tsx'
import { engine } from './engine.ts'
import { useEngineGone } from './engineGone.ts'
import { watchEngine } from './events.ts'
import { useFrameCommands } from './frameCommands.ts'
import { useKeptFocus } from './keptFocus.ts'
import { NotPrinted } from './NotPrinted.tsx'
import { watchPerson } from './presence.ts'
import { Rail } from './Rail.tsx'
import { useSettings } from './settings.ts'
import { useShortcuts } from './shortcuts.ts'
import { StatusBar } from './StatusBar.tsx'
import { followFields } from './typedInField.ts'
import { TitleBar } from './TitleBar.tsx'
import { useUndoCommands } from './undoing.ts'
import { afterLock, followLocking, noteVault } from './vaultLock.ts'

/** The window: the first start while no vault is open, else title bar, rail, a view and the status bar. */
export function Frame() {
  const { singleKeys } = useSettings()
  const vault = useQuery(engine.vault.current.queryOptions())
  const gone = useEngineGone()

  useEffect(watchEngine, [])
  useEffect(followLocking, [])
  useShortcuts(singleKeys)
  useKeptFocus()

  const known = vault.data
  useEffect(() => {
    if (known !== undefined) noteVault(known?.id)
  }, [known])

  // What was read stays in view though it cannot be read anew.
  if (known === undefined) {
    return (
      <main className="start-error" aria-busy={vault.isPending}>
        {gone ? <EngineGone /> : vault.isError && <ErrorLine error={vault.error} />}
        <NotPrinted />
      </main>
    )
  }
  return (
    <>
      {known === null ? <Start begin={afterLock()?.begin ?? 'choices'} /> : <OpenVault />}
      <RecoveryKeyDialog />
      <PlaceChooser />
      <NotPrinted />
    </>
  )
}

function OpenVault() {
  const { t } = useTranslation()
  const gone = useEngineGone()
  const { palette, closePalette, sidebarShown } = useFrameCommands()
  useUndoCommands()
  useEffect(watchPerson, [])
  useEffect(followFields, [])
  return (
    <div className="frame" data-sidebar={sidebarShown ? 'shown' : 'hidden'}>
      <a className="skip-link" href="#view" onClick={focusView}>
        {t('frame.skip')}
      </a>
      <TitleBar />
      <Rail />
      <main id="view" className="frame-main" tabIndex={-1}>
        {gone && <EngineGone />}
        <NoticeBar />
        <Outlet />
      </main>
      <StatusBar />
      {palette !== undefined && <Palette begin={palette} onClose={closePalette} />}
    </div>
  )
}

function focusView(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.getElementById('view')?.focus()
}
