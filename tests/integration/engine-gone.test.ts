import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { App, Dialog } from 'electron'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Engine, startEngine } from '../../src/main/engine/bridge/client.ts'
import { openInBrowser } from '../../src/main/shells/browser/shell.ts'
import { endWithWindow } from '../../src/main/shells/electron/ending.ts'
import { engineClient } from '../../src/main/shells/engine-client.ts'
import type { Installation } from '../../src/main/shells/installation.ts'
import { tell } from '../../src/main/shells/sentences.ts'
import { translator } from '../../src/shared/messages/translate.ts'
import { testHost } from '../test-host.ts'

const DYING = new URL('../fixtures/dying-engine.ts', import.meta.url)
const GONE = { message: 'ENGINE_GONE' }
const t = translator('en')

function start(): Promise<Engine> {
  return startEngine(DYING, testHost(tmpdir()))
}

function ask(engine: Engine, pathname: string): Promise<Response> {
  return engine.fetch(new Request(`http://engine${pathname}`))
}

describe('an engine whose thread has ended', () => {
  test('fails the calls that wait for it and every later one', async () => {
    const engine = await start()
    const waiting = expect(ask(engine, '/never')).rejects.toMatchObject(GONE)
    await expect(ask(engine, '/end')).rejects.toMatchObject(GONE)
    await waiting
    await engine.gone
    await expect(ask(engine, '/never')).rejects.toMatchObject(GONE)
    await expect(engine.busy()).rejects.toMatchObject(GONE)
    await expect(engine.grant('/home')).rejects.toMatchObject(GONE)
    await expect(engine.close()).rejects.toMatchObject(GONE)
  })

  test('fails the bodies that are being read', async () => {
    const engine = await start()
    const reader = (await ask(engine, '/open')).body!.getReader()
    expect((await reader.read()).value).toHaveLength(8)
    const rest = expect(reader.read()).rejects.toMatchObject(GONE)
    await expect(ask(engine, '/end')).rejects.toMatchObject(GONE)
    await rest
  })

  test('fails what is being watched, in words', async () => {
    const engine = await start()
    const changes = await engineClient(engine).events.watch()
    const next = changes.next().catch((error: unknown) => tell(t, error))
    await expect(ask(engine, '/end')).rejects.toMatchObject(GONE)
    expect(await next).toEqual({ code: 'ENGINE_GONE', sentence: t('errors:ENGINE_GONE'), data: {} })
  })

  test('refuses to start where it ends before it is ready', async () => {
    const ending = new URL('data:text/javascript,process.exit(1)')
    await expect(startEngine(ending, testHost(tmpdir()))).rejects.toMatchObject(GONE)
  })
})

test('the loopback shell ends when its engine is gone', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(path.join(folder, 'window'))
  await writeFile(path.join(folder, 'window', 'index.html'), '<!doctype html>')
  const installation = { engine: DYING, window: path.join(folder, 'window'), root: folder } as Installation
  const launched = Promise.withResolvers<string>()
  const shell = openInBrowser({
    t,
    installation: { ...installation, poolWorker: DYING, databaseWorker: DYING, version: '0', preload: '' },
    withoutBrowser: launched.resolve,
    say: () => undefined,
  })
  const ended = expect(shell).rejects.toMatchObject(GONE)
  const page = await readFile(await launched.promise, 'utf8')
  const [, origin, token] = /url=(http:\/\/[^/]+)\/#token=([^"]+)/.exec(page) as unknown as [string, string, string]
  const headers = { 'x-libellus-token': token }
  const watching = await fetch(`${origin}/open`, { headers })
  await expect(fetch(`${origin}/end`, { headers })).rejects.toThrow(TypeError)
  await expect(watching.arrayBuffer()).rejects.toThrow(TypeError)
  await ended
  await expect(fetch(`${origin}/`)).rejects.toThrow(TypeError)
})

describe('the Electron shell whose engine is gone', () => {
  const gone = Promise.reject(new Error('ENGINE_GONE'))
  gone.catch(() => undefined)
  const engine = { gone: Promise.resolve(), busy: () => gone, close: () => gone }

  test('says so, and ends when its window is closed', async () => {
    const app = Object.assign(new EventEmitter(), { quit: vi.fn<() => void>(), exit: vi.fn<App['exit']>() })
    const showErrorBox = vi.fn<Dialog['showErrorBox']>()
    endWithWindow(app as unknown as App, { showErrorBox }, engine, t)
    await vi.waitFor(() => expect(showErrorBox).toHaveBeenCalledExactlyOnceWith('Libellus', t('errors:ENGINE_GONE')))
    app.emit('before-quit', { preventDefault: () => undefined })
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(1))
  })
})
