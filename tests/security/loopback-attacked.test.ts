import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import path from 'node:path'
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEngine, type EngineServer } from '../../src/main/engine/server.ts'
import { refusal } from '../../src/main/shells/browser/guard.ts'
import { prepareLaunch } from '../../src/main/shells/browser/launch.ts'
import { serveLoopback, type Loopback } from '../../src/main/shells/browser/loopback.ts'
import { watchPresence } from '../../src/main/shells/browser/presence.ts'
import { windowFiles } from '../../src/main/shells/window-files.ts'
import { ROOT, testHost } from '../test-host.ts'

/*
 * The threats of docs/SECURITY.md, "The loopback shell, attacked": each test is named there. The engine behind the shell
 * is the real one, with a vault open, so that whatever gets through would do something.
 */
let folder: string
let engine: EngineServer
let loopback: Loopback
let port: number
/** What has reached the engine, as `METHOD path`. */
const reached: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  await mkdir(path.join(folder, 'window'))
  await writeFile(path.join(folder, 'window', 'index.html'), '<!doctype html><title>Libellus</title>')
  await writeFile(path.join(folder, 'window', 'main.js'), 'export {}')
  engine = await createEngine(testHost(folder))
  const recording = {
    fetch(request: Request) {
      reached.push(`${request.method} ${new URL(request.url).pathname}`)
      return engine.fetch(request)
    },
  }
  loopback = await serveLoopback(recording, windowFiles(path.join(folder, 'window')), watchPresence(60_000))
  port = Number(new URL(loopback.origin).port)
  const place = engine.grant(path.join(folder, 'vault'))
  await call('vault/create', { place, passphrase: 'a quiet harbour in June' })
})

afterAll(async () => {
  await loopback.close()
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

const own = () => ({ host: `127.0.0.1:${port}`, origin: loopback.origin, 'x-libellus-token': loopback.token })

/** As the window calls a procedure. */
async function call(procedure: string, input: unknown): Promise<unknown> {
  const response = await fetch(`${loopback.origin}/rpc/${procedure}`, {
    method: 'POST',
    headers: { ...own(), 'content-type': 'application/json' },
    body: JSON.stringify({ json: input }),
  })
  return ((await response.json()) as { json: unknown }).json
}

interface Sent {
  method?: string
  target?: string
  headers?: Record<string, string | string[]>
  body?: string
}

/** The exact bytes of a request, nothing tidied. */
function bytesOf({ method = 'GET', target = '/', headers = {}, body = '' }: Sent): string {
  const lines = Object.entries(headers).flatMap(([name, values]) => [values].flat().map((value) => `${name}: ${value}`))
  return [`${method} ${target} HTTP/1.1`, ...lines, '', body].join('\r\n')
}

/** Sends bytes and answers with all that comes back until the connection ends or is silent. */
function raw(bytes: string | Buffer, silence = 400): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const over = () => {
      socket.destroy()
      resolve(said)
    }
    let timer = setTimeout(over, silence)
    socket.on('data', (more) => {
      said += more.toString('latin1')
      clearTimeout(timer)
      timer = setTimeout(over, silence)
    })
    socket.on('error', over)
    socket.on('close', over)
  })
}

const statuses = (said: string) => [...said.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status))
async function status(sent: Sent): Promise<number> {
  const headers = {
    host: `127.0.0.1:${port}`,
    ...(sent.body ? { 'content-length': String(sent.body.length) } : {}),
    ...sent.headers,
  }
  return statuses(await raw(bytesOf({ ...sent, headers })))[0] ?? 0
}

/** What the attempts brought to the engine. */
async function reachedBy(attempt: () => Promise<void>): Promise<string[]> {
  const before = reached.length
  await attempt()
  return reached.slice(before)
}

const CREATE = { target: '/rpc/cases/create', body: JSON.stringify({ json: { title: 'Planted' } }) }

describe('the loopback shell, attacked', () => {
  test('answers its own window: what follows would show otherwise', async () => {
    const headers = { ...own(), 'content-type': 'application/json' }
    expect(await status({ ...CREATE, method: 'POST', headers })).toBe(200)
    expect(await status({ target: '/main.js' })).toBe(200)
  })

  test('tells nothing of how near a guessed token comes', async () => {
    const guesses = [
      '',
      'x',
      loopback.token.slice(0, -1),
      `${loopback.token}x`,
      loopback.token.toLowerCase(),
      'x'.repeat(8000),
    ]
    const answers = new Set<string>()
    const through = await reachedBy(async () => {
      for (const guess of guesses) {
        const said = await raw(bytesOf({ target: '/rpc/cases/list', headers: { ...own(), 'x-libellus-token': guess } }))
        answers.add(said.replace(/^date:.*$/im, ''))
      }
    })
    expect(through).toEqual([])
    expect(answers.size).toBe(1)
    expect([...answers][0]).toMatch(/^HTTP\/1\.1 401 /)
    const source = await readFile(path.join(ROOT, 'src/main/shells/token.ts'), 'utf8')
    expect(source).toContain('timingSafeEqual')
  })

  test('takes the token from its header alone', async () => {
    const { 'x-libellus-token': token, ...rest } = own()
    const through = await reachedBy(async () => {
      expect(await status({ target: `/rpc/cases/list?token=${token}`, headers: rest })).toBe(401)
      expect(await status({ target: '/rpc/cases/list', headers: { ...rest, cookie: `libellus-token=${token}` } })).toBe(
        401,
      )
      expect(await status({ target: '/rpc/cases/list', headers: { ...rest, authorization: `Bearer ${token}` } })).toBe(
        401,
      )
      expect(
        await status({
          target: '/rpc/cases/list',
          headers: { ...rest, referer: `${loopback.origin}/#token=${token}` },
        }),
      ).toBe(401)
      expect(
        await status({ target: '/rpc/cases/list', headers: { ...rest, 'x-libellus-token': ['x', token] } }),
        'twice',
      ).toBe(401)
    })
    expect(through).toEqual([])
  })

  test('answers no name but its own, however it is written', async () => {
    const names = [
      'evil.example',
      `evil.example:${port}`,
      `localhost:${port}`,
      `127.0.0.1.:${port}`,
      `127.0.0.1:${port}.`,
      `127.1:${port}`,
      `2130706433:${port}`,
      `0x7f.0.0.1:${port}`,
      `0177.0.0.1:${port}`,
      `[::1]:${port}`,
      `[::ffff:127.0.0.1]:${port}`,
      `user@127.0.0.1:${port}`,
      `127.0.0.1:${port}@evil.example`,
      `127.0.0.1:0${port}`,
      `127.0.0.1:${port + 1}`,
      '127.0.0.1',
      `127.0.0.1:${port},evil.example`,
      `127.0.0.1:${port}/evil`,
      `127.0.0.1:${port}#evil`,
    ]
    const through = await reachedBy(async () => {
      for (const host of names) {
        expect([400, 421], host).toContain(await status({ target: '/rpc/cases/list', headers: { ...own(), host } }))
        expect([400, 421], host).toContain(await status({ headers: { host } }))
      }
      expect(await status({ headers: { host: [`127.0.0.1:${port}`, 'evil.example'] } })).toBe(400)
      expect(await status({ headers: { host: ['evil.example', `127.0.0.1:${port}`] } })).toBe(400)
      expect(statuses(await raw('GET / HTTP/1.1\r\n\r\n'))).toEqual([400])
      expect(await status({ target: 'http://evil.example/', headers: own() })).toBe(421)
      expect(await status({ target: `http://evil.example:${port}/rpc/cases/list`, headers: own() })).toBe(421)
      expect(await status({ target: '//evil.example/rpc/cases/list', headers: own() })).toBe(421)
      expect(await status({ target: 'file:///etc/passwd', headers: own() })).toBe(421)
    })
    expect(through).toEqual([])
  })

  test('refuses what another site’s page can send: pictures, scripts, forms, fetches, streams, sockets', async () => {
    const evil = 'https://evil.example'
    const token = { 'x-libellus-token': loopback.token }
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const plain = { 'content-type': 'text/plain;charset=UTF-8' }
    const fetching = (site: string, mode: string, dest: string) => ({
      'sec-fetch-site': site,
      'sec-fetch-mode': mode,
      'sec-fetch-dest': dest,
    })
    const attempts: Sent[] = [
      { target: '/rpc/cases/list', headers: fetching('cross-site', 'no-cors', 'image') },
      { target: '/main.js', headers: fetching('cross-site', 'no-cors', 'script') },
      { target: '/main.js', headers: fetching('same-site', 'no-cors', 'script') },
      {
        target: '/rpc/events/watch',
        headers: { ...fetching('cross-site', 'cors', 'empty'), origin: evil, accept: 'text/event-stream', ...token },
      },
      {
        ...CREATE,
        method: 'POST',
        headers: { ...form, ...fetching('cross-site', 'navigate', 'document'), origin: evil },
      },
      {
        ...CREATE,
        method: 'POST',
        headers: { ...plain, ...fetching('cross-site', 'no-cors', 'empty'), origin: evil, ...token },
      },
      { ...CREATE, method: 'POST', headers: { ...plain, origin: 'null', ...token } },
      { ...CREATE, method: 'POST', headers: { ...plain, ...token } },
      { ...CREATE, method: 'POST', headers: { ...plain, origin: `http://127.0.0.1:${port + 1}`, ...token } },
      { ...CREATE, method: 'POST', headers: { ...plain, origin: `https://127.0.0.1:${port}`, ...token } },
      { ...CREATE, method: 'POST', headers: { ...plain, origin: `http://localhost:${port}`, ...token } },
      { ...CREATE, method: 'POST', headers: { ...plain, origin: [loopback.origin, evil], ...token } },
      {
        ...CREATE,
        method: 'POST',
        headers: { ...plain, origin: loopback.origin, ...fetching('same-site', 'cors', 'empty'), ...token },
      },
      {
        ...CREATE,
        method: 'POST',
        headers: { ...plain, origin: loopback.origin, 'sec-fetch-site': 'unheard-of', ...token },
      },
      { headers: fetching('cross-site', 'navigate', 'iframe') },
      { headers: { ...own(), ...fetching('same-origin', 'same-origin', 'serviceworker') }, target: '/main.js' },
    ]
    const through = await reachedBy(async () => {
      for (const attempt of attempts) expect(await status(attempt), JSON.stringify(attempt)).toBe(403)
    })
    expect(through).toEqual([])
  })

  test('never becomes a socket', async () => {
    const upgrade = {
      upgrade: 'websocket',
      connection: 'Upgrade',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'eA==',
    }
    const evil = {
      ...upgrade,
      host: `127.0.0.1:${port}`,
      origin: 'https://evil.example',
      'x-libellus-token': loopback.token,
    }
    expect(statuses(await raw(bytesOf({ target: '/rpc/events/watch', headers: evil })))).toEqual([403])
    expect(statuses(await raw(bytesOf({ target: '/', headers: { ...own(), ...upgrade } })))).not.toContain(101)
    const through = await reachedBy(
      async () => void (await raw(`CONNECT evil.example:443 HTTP/1.1\r\nhost: x\r\n\r\n`)),
    )
    expect(through).toEqual([])
  })

  test('does not let a method pass for another', async () => {
    const through = await reachedBy(async () => {
      for (const method of ['TRACE', 'TRACK', 'CONNECT', 'get', 'GeT', 'JEFF', 'PRI']) {
        expect([0, 400], method).toContain(await status({ target: '/rpc/cases/list', method, headers: own() }))
      }
      const { origin: _origin, ...withoutOrigin } = own()
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'MOVE']) {
        expect(await status({ target: '/rpc/cases/list', method, headers: withoutOrigin }), method).toBe(403)
      }
      expect(await status({ target: '*', method: 'OPTIONS', headers: withoutOrigin })).toBe(403)
    })
    expect(through).toEqual([])
    const before = await call('cases/list', {})
    const data = encodeURIComponent(JSON.stringify({ json: { title: 'Planted' } }))
    for (const method of ['GET', 'HEAD']) {
      for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
        await status({ method, target: `/rpc/cases/create?data=${data}`, headers: { ...own(), [header]: 'POST' } })
      }
    }
    expect(await call('cases/list', {})).toEqual(before)
  })

  test('reads one request where two are hidden in it', async () => {
    const { host, origin, 'x-libellus-token': token } = own()
    const head = `POST /rpc/cases/list HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\nx-libellus-token: ${token}\r\n`
    // With the token and the Origin, so that it would pass if it were seen.
    const hidden = `${head.replace('/rpc/cases/list', CREATE.target)}content-length: 0\r\n\r\n`
    const length = `content-length: ${hidden.length}\r\n`
    const smuggled = [
      `${head}${length}transfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
      `${head}transfer-encoding: chunked\r\n${length}\r\n0\r\n\r\n${hidden}`,
      `${head}content-length: 0\r\n${length}\r\n${hidden}`,
      `${head}content-length: 0, ${hidden.length}\r\n\r\n${hidden}`,
      `${head}content-length: +0\r\n\r\n${hidden}`,
      `${head}content-length: -1\r\n\r\n${hidden}`,
      `${head}content-length : ${hidden.length}\r\n\r\n${hidden}`,
      `${head}transfer-encoding: identity, chunked\r\n${length}\r\n0\r\n\r\n${hidden}`,
      `${head}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`,
      `${head}transfer-encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`,
      `${head}transfer-encoding: chunked\r\n\r\n0x0\r\n\r\n${hidden}`,
      `${head} folded: header\r\n${length}\r\n${hidden}`,
      `${head}x: a\rcontent-length: 0\r\n\r\n${hidden}`,
      `${head}x\0y: 1\r\n\r\n${hidden}`,
    ]
    const through = await reachedBy(async () => {
      for (const bytes of smuggled) {
        const answers = statuses(await raw(bytes))
        expect(answers, bytes.slice(head.length, head.length + 60)).toEqual([400])
      }
    })
    expect(through).not.toContain(`POST ${CREATE.target}`)
    // A second whole request on the same connection is judged by itself.
    const first = bytesOf({ target: '/main.js', headers: { host } })
    const second = await raw(`${first}GET /rpc/cases/list HTTP/1.1\r\nhost: ${host}\r\n\r\n`)
    expect(statuses(second)).toEqual([200, 401])
  })

  test('gives no file but the window’s, however the path is written', async () => {
    await writeFile(path.join(folder, 'outside.txt'), 'a word of a case')
    const targets = [
      '/../outside.txt',
      '/%2e%2e/outside.txt',
      '/..%2foutside.txt',
      '/..%5coutside.txt',
      '/.%2e/.%2e/outside.txt',
      '/%252e%252e/outside.txt',
      '/..%c0%afoutside.txt',
      '/..;/outside.txt',
      '/main.js/../../outside.txt',
      '/main.js%00',
      '/main.js%2f',
      '/MAIN.JS',
      '/window/index.html',
      `/${folder}/outside.txt`,
      '/vault/vault.json',
      '/settings/settings.json',
      '/\\..\\outside.txt',
      '/.',
      '/__proto__',
      '/constructor',
    ]
    for (const target of targets.filter((one) => one !== '/.')) {
      const said = await raw(bytesOf({ target, headers: { host: own().host } }))
      expect([400, 401, 421], target).toContain(statuses(said)[0])
      expect(said, target).not.toContain('a word of a case')
    }
  })

  test('cuts off headers without end, and keeps answering its window beside slow and endless senders', async () => {
    expect(await status({ headers: { 'x-long': 'x'.repeat(20_000) } })).toBe(431)
    expect(statuses(await raw(`GET / HTTP/1.1\r\n${'x: y\r\n'.repeat(5_000)}\r\n`))[0]).toBe(431)
    expect([400, 414, 431]).toContain(await status({ target: `/${'x'.repeat(20_000)}` }))
    const slow: Socket[] = []
    let ended = 0
    for (let at = 0; at < 300; at++) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined).on('close', () => ended++)
      socket.write('GET / HTTP/1.1\r\nx: ')
      slow.push(socket)
    }
    await expect.poll(() => ended).toBeGreaterThan(200)
    for (let turn = 0; turn < 20; turn++) expect(await call('cases/list', {})).toBeInstanceOf(Array)
    for (const socket of slow) socket.destroy()
    expect(slow).toHaveLength(300)
  })

  test('does not read the body of what it has refused', async () => {
    const { host } = own()
    const socket = connect(port, '127.0.0.1')
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
    socket.on('error', () => undefined)
    socket.write(`PUT /imports/1/inputs/2 HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 10000000000\r\n\r\n`)
    const endless = setInterval(() => socket.writable && socket.write(Buffer.alloc(65_536)), 5)
    await closed
    clearInterval(endless)
    expect(socket.bytesWritten).toBeLessThan(50_000_000)
  })

  test('ends a request whose headers do not come', { timeout: 40_000 }, async () => {
    const silent = connect(port, '127.0.0.1')
    const dripping = connect(port, '127.0.0.1')
    const closed = [silent, dripping].map(
      (socket) => new Promise((resolve) => socket.resume().on('error', resolve).on('close', resolve)),
    )
    dripping.write('GET / HTTP/1.1\r\n')
    const drip = setInterval(() => dripping.writable && dripping.write('x: y\r\n'), 1_000)
    await Promise.all(closed)
    clearInterval(drip)
  })

  test('lets no answer be kept, framed, guessed at, run or read by another site', async () => {
    const answers: Sent[] = [
      { headers: { host: own().host } },
      { target: '/main.js', headers: { host: own().host } },
      { target: '/rpc/cases/list', headers: { host: own().host } },
      { target: '/rpc/cases/list', headers: { host: 'evil.example' } },
      { target: '/rpc/cases/list?data=%7B%22json%22%3A%7B%7D%7D', headers: own() },
      { target: '/documents/x/original', headers: own() },
      { target: '/missing', headers: own() },
    ]
    for (const sent of answers) {
      const said = (await raw(bytesOf(sent))).toLowerCase()
      for (const header of [
        'cache-control: no-store',
        'x-content-type-options: nosniff',
        'x-frame-options: deny',
        'referrer-policy: no-referrer',
        'cross-origin-resource-policy: same-origin',
        'cross-origin-opener-policy: same-origin',
      ]) {
        expect(said, JSON.stringify(sent)).toContain(`\r\n${header}\r\n`)
      }
      expect(said).not.toMatch(/access-control-|set-cookie|\r\nserver:|x-powered-by|etag|service-worker-allowed/)
    }
    const page = await raw(bytesOf(answers[0]!))
    expect(page).toMatch(/content-security-policy: [^\r]*frame-ancestors 'none'/i)
    expect(page).toMatch(/content-security-policy: [^\r]*script-src 'self';/i)
    expect(page).toMatch(/content-security-policy: [^\r]*form-action 'none'/i)
    const answer = await raw(bytesOf(answers[5]!))
    expect(answer).toMatch(/content-security-policy: default-src 'none'; frame-ancestors 'none'; sandbox/i)
  })

  test('listens on the loopback alone', async () => {
    const others = Object.values(networkInterfaces()).flatMap((addresses) =>
      (addresses ?? []).map(({ address }) => address),
    )
    for (const address of others.filter((one) => one !== '127.0.0.1')) {
      const said = await new Promise((resolve) => {
        const socket = connect(port, address.includes(':') && address.startsWith('fe80') ? '::1' : address)
        socket.on('connect', () => resolve('connected')).on('error', () => resolve('refused'))
        setTimeout(() => resolve('refused'), 1_000)
      })
      expect(said, address).toBe('refused')
    }
  })

  test('proves to a window that it is still the one that gave the token, and gives the token away to nobody', async () => {
    const said = await raw(bytesOf({ target: '/proof?of=a-question', headers: { host: own().host } }))
    expect(said).toContain(createHmac('sha256', loopback.token).update('a-question').digest('hex'))
    expect(said).not.toContain(loopback.token)
    const cross = { host: own().host, 'sec-fetch-site': 'cross-site' }
    expect(statuses(await raw(bytesOf({ target: '/proof?of=x', headers: cross })))).toEqual([403])
  })

  test('leaves no token in its log or its settings', async () => {
    const names = (await readdir(path.join(folder, 'settings'), { recursive: true, withFileTypes: true })).filter(
      (one) => one.isFile(),
    )
    expect(names.length).toBeGreaterThan(0)
    for (const { parentPath, name } of names) {
      expect(await readFile(path.join(parentPath, name), 'utf8')).not.toContain(loopback.token)
    }
  })
})

describe('the guard', () => {
  test('lets nothing pass with any one of its conditions missing', () => {
    const guard = { origin: 'http://127.0.0.1:1234', token: 'a-token', isPublic: () => false }
    const right = {
      host: '127.0.0.1:1234',
      origin: guard.origin,
      'x-libellus-token': 'a-token',
      'sec-fetch-site': 'same-origin',
    }
    const ask = (headers: Record<string, string>) => {
      // The platform's own Request would refuse to carry these names.
      return refusal({ method: 'POST', url: `${guard.origin}/rpc/cases/list`, headers: new Headers(headers) }, guard)
    }
    expect(ask(right)).toBeUndefined()
    for (const name of ['host', 'origin', 'x-libellus-token'] as const) {
      const { [name]: _left, ...rest } = right
      expect(ask(rest), name).toBeDefined()
      expect(ask({ ...right, [name]: 'other' }), name).toBeDefined()
    }
    expect(ask({ ...right, 'sec-fetch-site': 'cross-site' })).toBe(403)
  })
})

describe('the launch file', () => {
  test('is made where nobody can have put a link, and removing old ones follows none', async () => {
    const victim = path.join(folder, 'victim')
    await mkdir(victim)
    await writeFile(path.join(victim, 'kept.txt'), 'kept')
    const planted = path.join(tmpdir(), 'libellus-window-4194303-planted')
    await rm(planted, { force: true })
    await symlink(victim, planted)
    const launch = await prepareLaunch('http://127.0.0.1:1/#token=x')
    expect(await readFile(path.join(victim, 'kept.txt'), 'utf8')).toBe('kept')
    expect(await readdir(path.dirname(launch.file))).toEqual(['open.html'])
    await launch.remove()
    await rm(planted, { force: true })
  })
})
