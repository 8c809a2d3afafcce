import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type * as Electron from 'electron'
import { translator } from '../../../shared/messages/translate.ts'
import { type Engine, startEngine } from '../../engine/bridge/client.ts'
import { engineClient } from '../engine-client.ts'
import { engineHost, type Installation } from '../installation.ts'
import { personsLanguage } from '../language.ts'
import { windowFiles } from '../window-files.ts'
import { serveBridge } from './bridge.ts'
import { endWithWindow } from './ending.ts'
import { systemKeychain } from './keychain.ts'
import { menuTemplate } from './menu.ts'
import { cutOff, ORIGIN, registerScheme, restrictContents, restrictSession, SCHEME, windowOptions } from './policy.ts'
import { answerScheme } from './scheme.ts'
import { tellOfSleep } from './sleeping.ts'

/** Runs the application in Electron until its window is closed and running jobs have finished. */
export async function runElectronShell(electron: typeof Electron, installation: Installation): Promise<void> {
  const { app, BrowserWindow, Menu } = electron
  const host = engineHost(installation, 'electron')
  app.setPath('userData', path.join(host.settings, 'electron'))
  if (!app.requestSingleInstanceLock()) return app.quit()
  registerScheme(electron.protocol)
  cutOff(app)
  restrictContents(app)
  await app.whenReady()

  const t = translator(personsLanguage())
  const keychain = systemKeychain(electron.safeStorage, process.platform)
  const engine = await startEngine(installation.engine, host, keychain)
  tellOfSleep(electron.powerMonitor, engine)
  await openGivenVault(engine, process.argv.at(app.isPackaged ? 1 : 2))
  const token = randomBytes(32).toString('base64url')
  // Without `persist:` the session lives in memory alone.
  const session = electron.session.fromPartition('libellus')
  restrictSession(session)
  session.protocol.handle(SCHEME, answerScheme(engine, windowFiles(installation.window), token))
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${ORIGIN}/`)) event.preventDefault()
  })
  serveBridge(electron.ipcMain, electron.dialog, { t, token, vaults: host.vaults, engine })

  const window = new BrowserWindow(windowOptions(installation.preload, session))
  const run = (command: string) => window.webContents.send('libellus:command', command)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(t, process.platform, run)))
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  window.once('ready-to-show', () => window.show())
  endWithWindow(app, electron.dialog, engine, t)
  await window.loadURL(`${ORIGIN}/`)
}

/** A vault named on the command line is opened where its passphrase came along; the window asks for it else. */
async function openGivenVault(engine: Engine, folder: string | undefined): Promise<void> {
  const passphrase = process.env.LIBELLUS_PASSPHRASE
  delete process.env.LIBELLUS_PASSPHRASE
  if (folder === undefined || passphrase === undefined) return
  const place = await engine.grant(path.resolve(folder))
  await engineClient(engine)
    .vault.open({ place, passphrase })
    .catch(() => undefined)
}
