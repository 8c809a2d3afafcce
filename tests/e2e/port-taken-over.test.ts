import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { showWindow } from './shells.ts'

test(
  'a window whose shell was killed tells nothing to another program that takes its port',
  { timeout: 60_000 },
  async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
    onTestFinished(() => rm(home, { recursive: true, force: true }))
    const shown = await showWindow('browser', { home })
    onTestFinished(() => shown.page.context().browser()?.close())
    const { page, pid } = shown
    await page.getByRole('heading').first().waitFor()
    const token = await page.evaluate(() => sessionStorage.getItem('libellus-token'))
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)

    process.kill(pid, 'SIGKILL')
    const heard: { path: string; all: string }[] = []
    const impostor = createServer((request, response) => {
      void (async () => {
        heard.push({ path: request.url ?? '', all: `${JSON.stringify(request.headers)} ${await bodyOf(request)}` })
        response.end('{}')
      })()
    })
    onTestFinished(() => void impostor.close())
    const { hostname, port } = new URL(page.url())
    await expect
      .poll(
        () =>
          new Promise<boolean>((resolve) => {
            impostor.once('error', () => resolve(false))
            impostor.listen(Number(port), hostname, () => resolve(true))
          }),
      )
      .toBe(true)

    await expect.poll(() => heard.length, { timeout: 20_000 }).toBeGreaterThan(2)
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect.poll(() => heard.length, { timeout: 20_000 }).toBeGreaterThan(4)
    expect(heard.filter((one) => !one.path.startsWith('/proof?of='))).toEqual([])
    expect(heard.filter(({ all }) => all.includes(token!))).toEqual([])
  },
)

async function bodyOf(request: IncomingMessage): Promise<string> {
  return (await request.toArray()).join('')
}
