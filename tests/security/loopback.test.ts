import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Loopback, serveLoopback } from '../../src/main/shells/browser/loopback.ts'
import { type Presence, watchPresence } from '../../src/main/shells/browser/presence.ts'
import { windowFiles } from '../../src/main/shells/window-files.ts'

const SECRET = 'word of a case'
const seen: Request[] = []
let folder: string
let presence: Presence
let loopback: Loopback

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  await mkdir(path.join(folder, 'window', 'assets'), { recursive: true })
  await writeFile(path.join(folder, 'window', 'index.html'), '<!doctype html><title>Libellus</title>')
  await writeFile(path.join(folder, 'window', 'assets', 'main.js'), 'export {}')
  await writeFile(path.join(folder, 'outside.txt'), SECRET)
  presence = watchPresence(50)
  loopback = await serveLoopback({ fetch: answer }, windowFiles(path.join(folder, 'window')), presence)
})

afterAll(async () => {
  await loopback.close()
  await rm(folder, { recursive: true })
})

/** Stands for the engine: what reaches it has passed the guard. */
async function answer(request: Request): Promise<Response> {
  seen.push(request)
  const { pathname } = new URL(request.url)
  if (pathname === '/echo') return new Response(request.body)
  if (pathname === '/rpc/events/watch' || pathname === '/endless') return new Response(endless(request.signal))
  return new Response(SECRET, { headers: { 'cache-control': 'max-age=600' } })
}

const stopped: string[] = []
function endless(signal: AbortSignal): ReadableStream<Uint8Array> {
  signal.addEventListener('abort', () => stopped.push('aborted'))
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      controller.enqueue(new Uint8Array(1024))
    },
    cancel() {
      stopped.push('cancelled')
    },
  })
}

/** Sends exactly this path and these headers; a fetch would tidy both. */
function send(
  target: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: string,
): Promise<IncomingMessage> {
  const { hostname, port } = new URL(loopback.origin)
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path: target, method, headers }, resolve)
    sent.once('error', reject)
    sent.end(body)
  })
}

async function status(...sent: Parameters<typeof send>): Promise<number | undefined> {
  const response = await send(...sent)
  response.resume()
  return response.statusCode
}

const withToken = (more: Record<string, string> = {}) => ({ 'x-libellus-token': loopback.token, ...more })

describe('the loopback shell', () => {
  test('listens on 127.0.0.1 under a token of 256 bits', () => {
    expect(loopback.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(Buffer.from(loopback.token, 'base64url')).toHaveLength(32)
  })

  test('answers the engine only with the token', async () => {
    const before = seen.length
    expect(await status('/documents/1/original')).toBe(401)
    expect(await status('/documents/1/original', { 'x-libellus-token': 'x' })).toBe(401)
    expect(await status('/documents/1/original', { 'x-libellus-token': loopback.token.slice(0, -1) })).toBe(401)
    expect(await status(`/documents/1/original?token=${loopback.token}`)).toBe(401)
    expect(await status('/documents/1/original', { cookie: `x-libellus-token=${loopback.token}` })).toBe(401)
    expect(seen).toHaveLength(before)
    expect(await status('/documents/1/original', withToken())).toBe(200)
  })

  test('refuses another Host, as a rebound name would send it', async () => {
    const { port } = new URL(loopback.origin)
    for (const host of [
      'evil.example',
      `localhost:${port}`,
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${Number(port) + 1}`,
    ]) {
      expect(await status('/', { host }), host).toBe(421)
      expect(await status('/rpc/cases/list', withToken({ host, origin: loopback.origin }), 'POST'), host).toBe(421)
    }
    expect(await status('http://evil.example/rpc/cases/list', withToken())).toBe(421)
  })

  test('refuses another Origin, and a write without one', async () => {
    expect(await status('/rpc/cases/list', withToken(), 'POST')).toBe(403)
    expect(await status('/rpc/cases/list', withToken({ origin: 'https://evil.example' }), 'POST')).toBe(403)
    expect(await status('/rpc/cases/list', withToken({ origin: 'null' }), 'POST')).toBe(403)
    expect(await status('/documents/1/original', withToken({ origin: 'null' }))).toBe(403)
    expect(await status('/rpc/cases/list', withToken({ origin: loopback.origin }), 'POST')).toBe(200)
    expect(await status('/imports/1/inputs/2', withToken(), 'PUT')).toBe(403)
    expect(await status('/rpc/cases/list', withToken({ origin: 'https://evil.example' }), 'OPTIONS')).toBe(403)
  })

  test('refuses what another site has caused, except that the window is opened', async () => {
    const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    for (const site of ['cross-site', 'same-site']) {
      expect(await status('/documents/1/original', withToken({ 'sec-fetch-site': site }))).toBe(403)
      expect(await status('/assets/main.js', { 'sec-fetch-site': site })).toBe(403)
      expect(await status('/', { 'sec-fetch-site': site })).toBe(403)
      expect(await status('/', { ...navigation, 'sec-fetch-site': site, 'sec-fetch-dest': 'iframe' })).toBe(403)
    }
    expect(await status('/', navigation)).toBe(200)
    expect(await status('/assets/main.js', navigation)).toBe(403)
    expect(await status('/documents/1/original', withToken(navigation))).toBe(403)
    expect(await status('/', withToken({ ...navigation, origin: 'https://evil.example' }), 'POST')).toBe(403)
  })

  test('gives the window’s files and nothing beside them', async () => {
    expect(await status('/')).toBe(200)
    expect(await status('/assets/main.js')).toBe(200)
    for (const target of [
      '/../outside.txt',
      '/assets/../../outside.txt',
      '/..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/assets/..%5c..%5coutside.txt',
      '/assets//../../outside.txt',
      '/assets/main.js%00.html',
      '/assets',
    ]) {
      const response = await send(target)
      const text = (await response.toArray()).join('')
      expect([400, 401], target).toContain(response.statusCode)
      expect(text, target).not.toContain(SECRET)
    }
  })

  test('keeps no answer and restricts its page', async () => {
    for (const target of ['/', '/assets/main.js', '/documents/1/original', '/missing']) {
      const { headers } = await send(target, withToken())
      expect(headers['cache-control'], target).toBe('no-store')
      expect(headers['x-content-type-options'], target).toBe('nosniff')
      expect(headers['referrer-policy'], target).toBe('no-referrer')
      expect(headers['access-control-allow-origin'], target).toBeUndefined()
    }
    const policy = (await send('/')).headers['content-security-policy']
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
  })

  test('answers in the same words whether a refused path exists or not', async () => {
    const [real, unreal] = await Promise.all([send('/documents/1/original'), send('/no/such/path')])
    expect(real.statusCode).toBe(unreal.statusCode)
    expect((await real.toArray()).join('')).toBe((await unreal.toArray()).join(''))
  })

  test('streams both ways', async () => {
    const sent = 'я'.repeat(500_000)
    const response = await send('/echo', withToken({ origin: loopback.origin }), 'PUT', sent)
    expect(Buffer.concat(await response.toArray()).toString()).toBe(sent)
  })

  test('stops the engine’s work when the window goes away', async () => {
    stopped.length = 0
    const response = await send('/endless', withToken())
    await new Promise((resolve) => response.once('data', resolve))
    response.destroy()
    await expect.poll(() => stopped).toEqual(expect.arrayContaining(['aborted', 'cancelled']))
  })

  test('is over a while after its last window has gone, not before', async () => {
    let over = false
    void presence.over.then(() => (over = true))
    const first = await send('/rpc/events/watch', withToken())
    const second = await send('/rpc/events/watch', withToken())
    first.destroy()
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(over).toBe(false)
    second.destroy()
    await expect.poll(() => over).toBe(true)
  })
})

describe('the launch file', () => {
  test('leads to the address, is for its owner alone, and goes with its folder', async () => {
    const { prepareLaunch } = await import('../../src/main/shells/browser/launch.ts')
    const launch = await prepareLaunch(`${loopback.origin}/#token=${loopback.token}`)
    const modes = await Promise.all([stat(launch.file), stat(path.dirname(launch.file))])
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o700])
    await launch.removeFile()
    expect(await readdir(path.dirname(launch.file))).toEqual([])
    await launch.remove()
    await expect(stat(path.dirname(launch.file))).rejects.toThrow('ENOENT')
  })

  test('of a start that was killed is removed by the next one', async () => {
    const { prepareLaunch } = await import('../../src/main/shells/browser/launch.ts')
    const abandoned = path.join(tmpdir(), 'libellus-window-4194304-test')
    await mkdir(abandoned, { recursive: true })
    const launch = await prepareLaunch('http://127.0.0.1:1/#token=x')
    await expect(stat(abandoned)).rejects.toThrow('ENOENT')
    await launch.remove()
  })

  test('is all that the browser’s command line names: never the token', async () => {
    const { chromiumArguments } = await import('../../src/main/shells/browser/chromium-window.ts')
    const given = chromiumArguments('file:///tmp/open.html', '/tmp/profile', false)
    expect(given.join(' ')).not.toContain('token')
    expect(given).toContain('--app=file:///tmp/open.html')
    expect(given).not.toContain('--no-sandbox')
    expect(given).not.toContain('--disable-web-security')
  })
})
