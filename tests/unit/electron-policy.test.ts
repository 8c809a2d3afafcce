import { EventEmitter } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { App, Dialog, IpcMain, Protocol, Session } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { serveBridge } from '../../src/main/shells/electron/bridge.ts'
import { menuTemplate } from '../../src/main/shells/electron/menu.ts'
import {
  cutOff,
  isOwnPage,
  registerScheme,
  restrictContents,
  restrictSession,
  windowOptions,
} from '../../src/main/shells/electron/policy.ts'
import { answerScheme } from '../../src/main/shells/electron/scheme.ts'
import { translator } from '../../src/shared/messages/translate.ts'

const t = translator('en')

describe('the scheme', () => {
  test('is an origin of its own that can fetch and stream', () => {
    const registerSchemesAsPrivileged = vi.fn<Protocol['registerSchemesAsPrivileged']>()
    registerScheme({ registerSchemesAsPrivileged })
    const [[scheme]] = registerSchemesAsPrivileged.mock.calls[0] as [Electron.CustomScheme[]]
    expect(scheme).toEqual({
      scheme: 'libellus',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    })
  })

  const answer = answerScheme(
    { fetch: async () => new Response('word of a case', { headers: { 'cache-control': 'max-age=60' } }) },
    { has: (pathname) => pathname === '/', answer: async () => new Response('page') },
    'secret-token',
  )
  const ask = (url: string, headers: Record<string, string> = {}) => answer(new Request(url, { headers }))

  test('answers the engine only with the token', async () => {
    expect((await ask('libellus://app/')).status).toBe(200)
    expect((await ask('libellus://app/documents/1/original')).status).toBe(401)
    expect((await ask('libellus://app/documents/1/original', { 'x-libellus-token': 'secret' })).status).toBe(401)
    const answered = await ask('libellus://app/documents/1/original', { 'x-libellus-token': 'secret-token' })
    expect(await answered.text()).toBe('word of a case')
    expect(answered.headers.get('cache-control')).toBe('no-store')
  })

  test('answers for no other host', async () => {
    expect((await ask('libellus://evil/', { 'x-libellus-token': 'secret-token' })).status).toBe(421)
  })
})

describe('the window', () => {
  const { webPreferences } = windowOptions('/preload/index.cjs', {} as Session)

  test('is sandboxed and has no Node', () => {
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
    })
  })

  test('is given no arguments that a process list would show', () => {
    expect(webPreferences).not.toHaveProperty('additionalArguments')
  })

  test('is cut off from the network', () => {
    const appendSwitch = vi.fn<(name: string, value?: string) => void>()
    cutOff({ commandLine: { appendSwitch } } as unknown as App)
    expect(appendSwitch).toHaveBeenCalledWith('proxy-server', '127.0.0.1:9')
    expect(appendSwitch).toHaveBeenCalledWith('disable-background-networking')
  })
})

describe('the session', () => {
  const handlers: Record<string, (...args: never[]) => unknown> = {}
  const keep = (name: string) => (handler: (...args: never[]) => unknown) => void (handlers[name] = handler)
  restrictSession({
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    setSpellCheckerEnabled: keep('spelling'),
    webRequest: { onBeforeRequest: keep('before') },
  } as unknown as Session)

  test('denies every permission', () => {
    const decide = vi.fn<(granted: boolean) => void>()
    handlers.request?.(...([{}, 'clipboard-read', decide] as never[]))
    expect(decide).toHaveBeenCalledExactlyOnceWith(false)
    expect(handlers.check?.()).toBe(false)
    expect(handlers.device?.()).toBe(false)
    expect(handlers.display).toBeNull()
    expect(handlers.spelling).toBe(false)
  })

  test.each([
    ['libellus://app/assets/main.js', false],
    ['blob:libellus://app/0b1c', false],
    ['data:image/png;base64,', false],
    ['https://example.org/', true],
    ['http://127.0.0.1:9229/json', true],
    ['file:///etc/passwd', true],
    ['libellus://evil/', true],
    ['blob:https://example.org/0b1c', true],
    ['ws://127.0.0.1:1/', true],
  ])('%s is cancelled: %s', (url, cancel) => {
    const decide = vi.fn<(decision: { cancel: boolean }) => void>()
    handlers.before?.(...([{ url }, decide] as never[]))
    expect(decide).toHaveBeenCalledExactlyOnceWith({ cancel })
  })
})

describe('contents', () => {
  const app = new EventEmitter()
  restrictContents(app as unknown as App)
  const contents = Object.assign(new EventEmitter(), {
    open: undefined as unknown as (details: { url: string }) => { action: string },
    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
      contents.open = handler
    },
  })
  app.emit('web-contents-created', {}, contents)

  test.each(['will-navigate', 'will-redirect'])('stay on their page: %s', (name) => {
    const leaving = { url: 'https://example.org/', preventDefault: vi.fn<() => void>() }
    const staying = { url: 'libellus://app/#/cases', preventDefault: vi.fn<() => void>() }
    contents.emit(name, leaving)
    contents.emit(name, staying)
    expect(leaving.preventDefault).toHaveBeenCalledOnce()
    expect(staying.preventDefault).not.toHaveBeenCalled()
  })

  test('open no window and embed no page', () => {
    const attaching = { preventDefault: vi.fn<() => void>() }
    contents.emit('will-attach-webview', attaching)
    expect(attaching.preventDefault).toHaveBeenCalledOnce()
    expect(contents.open({ url: 'libellus://app/' })).toEqual({ action: 'deny' })
  })
})

describe('the bridge', () => {
  const ipc = Object.assign(new EventEmitter(), {
    handlers: new Map<string, (event: unknown, ...args: unknown[]) => Promise<unknown>>(),
    handle(channel: string, handler: (event: unknown, ...args: unknown[]) => Promise<unknown>) {
      ipc.handlers.set(channel, handler)
    },
  })
  const showOpenDialog = vi.fn<Dialog['showOpenDialog']>(async () => ({
    canceled: false,
    filePaths: ['/home/o/a.pdf'],
  }))
  serveBridge(
    ipc as unknown as IpcMain,
    { showOpenDialog },
    {
      t,
      token: 'secret-token',
      vaults: '/home/o/Documents/Libellus',
      engine: { grant: async (granted) => `handle of ${granted}` },
    },
  )
  const page = { senderFrame: { url: 'libellus://app/', parent: null } }
  const strangers = {
    'a frame of evidence': { senderFrame: { url: 'about:srcdoc', parent: {} } },
    'a framed copy of the page': { senderFrame: { url: 'libellus://app/', parent: {} } },
    'another page': { senderFrame: { url: 'https://example.org/', parent: null } },
    'a frame that has gone': { senderFrame: null },
  }

  test('gives the page its token and handles for what is picked', async () => {
    const event = { ...page, returnValue: undefined }
    ipc.emit('libellus:token', event)
    expect(event.returnValue).toBe('secret-token')
    expect(await ipc.handlers.get('libellus:pick')?.(page, 'files')).toEqual(['handle of /home/o/a.pdf'])
    expect(await ipc.handlers.get('libellus:grant')?.(page, ['/home/o/b.pdf', '', 7])).toEqual([
      'handle of /home/o/b.pdf',
    ])
  })

  test.each(Object.entries(strangers))('gives nothing to %s', async (_name, stranger) => {
    const event = { ...stranger, returnValue: undefined }
    showOpenDialog.mockClear()
    ipc.emit('libellus:token', event)
    expect(event.returnValue).toBe('')
    expect(await ipc.handlers.get('libellus:pick')?.(stranger, 'files')).toEqual([])
    expect(await ipc.handlers.get('libellus:grant')?.(stranger, ['/etc/passwd'])).toEqual([])
    expect(showOpenDialog).not.toHaveBeenCalled()
  })

  test('shows no dialog for a kind it does not know', async () => {
    showOpenDialog.mockClear()
    expect(await ipc.handlers.get('libellus:pick')?.(page, 'anything')).toEqual([])
    expect(showOpenDialog).not.toHaveBeenCalled()
  })

  test('knows the page by its whole address', () => {
    expect(isOwnPage('libellus://app/')).toBe(true)
    expect(isOwnPage('libellus://app.evil/')).toBe(false)
    expect(isOwnPage('libellus://app/documents/1/original')).toBe(false)
  })
})

describe('the menu', () => {
  test.each(['linux', 'darwin', 'win32'] as const)('has a word for every item on %s, in both languages', (platform) => {
    for (const language of ['en', 'ru'] as const) {
      const labels = JSON.stringify(menuTemplate(translator(language), platform, () => undefined))
      expect(labels).not.toMatch(/"label":"(?:[a-z]+:)?[a-zA-Z]+\.[a-zA-Z.]+"/)
    }
  })

  test('names only commands that the window has', async () => {
    const run = vi.fn<(command: string) => void>()
    for (const { submenu } of menuTemplate(t, 'linux', run)) {
      for (const item of submenu as Electron.MenuItemConstructorOptions[]) (item.click as (() => void) | undefined)?.()
    }
    const sources = await readdir('src/renderer', { recursive: true })
    const files = sources.filter((name) => /\.tsx?$/.test(name))
    const texts = await Promise.all(files.map((name) => readFile(path.join('src/renderer', name), 'utf8')))
    const source = texts.join('\n')
    expect(run.mock.calls.length).toBeGreaterThan(5)
    expect(run.mock.calls.flat().filter((id) => !source.includes(`id: '${id}'`))).toEqual([])
  })

  test('sends the window the command that was chosen', () => {
    const run = vi.fn<(command: string) => void>()
    const [ofCase] = menuTemplate(t, 'linux', run)
    const items = ofCase?.submenu as Electron.MenuItemConstructorOptions[]
    items[0]?.click?.(...([] as unknown as Parameters<NonNullable<(typeof items)[0]['click']>>))
    expect(run).toHaveBeenCalledExactlyOnceWith('case.new')
  })
})
