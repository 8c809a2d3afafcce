import type { App, BrowserWindowConstructorOptions, Protocol, Session } from 'electron'

export const SCHEME = 'libellus'
export const ORIGIN = `${SCHEME}://app`

/** What may be loaded: the window's own scheme, and what the page has made itself. */
const OWN = /^(libellus:\/\/app\/|blob:libellus:\/\/app\/|data:|about:srcdoc$)/

/** Makes the scheme an origin like any other; must run before Electron is ready. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

/** Switches that keep Chromium from the network; must be set before Electron is ready. */
export function cutOff({ commandLine }: Pick<App, 'commandLine'>): void {
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('no-pings')
  commandLine.appendSwitch('proxy-server', '127.0.0.1:9')
}

/** The page has no Node, no reach into the preload's world and no spelling dictionaries, which would be fetched. */
export function windowOptions(preload: string, session: Session): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Libellus',
    webPreferences: {
      preload,
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    },
  }
}

/** Denies every permission and every request that leaves the window's own origin. */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !OWN.test(url) }))
}

/** Denies navigation away from the page, new windows and embedded pages, in whatever contents are made. */
export function restrictContents(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** Whether the URL is the window's page itself; what is asked over the bridge must come from there. */
export function isOwnPage(url: string): boolean {
  return url === `${ORIGIN}/` || url.startsWith(`${ORIGIN}/#`)
}
