import type { Dialog, IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import type { TFunction } from 'i18next'
import type { Engine } from '../../engine/bridge/client.ts'
import { dialogOptions, PICK_KINDS } from './pickers.ts'
import { isOwnPage } from './policy.ts'

interface Bridge {
  readonly t: TFunction
  readonly token: string
  readonly vaults: string
  readonly engine: Pick<Engine, 'grant'>
}

/** Answers the preload's few questions, and only those that the window's own page asks. */
export function serveBridge(ipcMain: IpcMain, dialog: Pick<Dialog, 'showOpenDialog'>, bridge: Bridge): void {
  const { t, token, vaults, engine } = bridge
  const grantAll = (paths: readonly string[]) => Promise.all(paths.map((path) => engine.grant(path)))

  ipcMain.on('libellus:token', (event) => {
    event.returnValue = asksOwnPage(event) ? token : ''
  })
  ipcMain.handle('libellus:pick', async (event, asked: unknown) => {
    const kind = PICK_KINDS.find((known) => known === asked)
    if (!asksOwnPage(event) || kind === undefined) return []
    const { canceled, filePaths } = await dialog.showOpenDialog(dialogOptions(t, kind, vaults))
    return canceled ? [] : grantAll(filePaths)
  })
  ipcMain.handle('libellus:grant', async (event, paths: unknown) => {
    const named = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string' && path !== '') : []
    return asksOwnPage(event) ? grantAll(named as string[]) : []
  })
}

/** The preload runs in the top frame alone; a frame of evidence that reached the channel is refused here. */
function asksOwnPage({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url)
}
