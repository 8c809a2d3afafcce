import type { Page } from 'playwright-core'

export interface Watched {
  /** Every address that the page has asked for outside its own origin. */
  strayed(): string[]
  /** Errors of the page and of its console. */
  readonly complaints: string[]
}

/** What a browser writes down where the engine says no to something that the window can tell, as a stale write. */
const REFUSAL = /status of 409 /

/** Listens to every request and every complaint of a page from now on. */
export function watch(page: Page): Watched {
  const requested: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  page.on('websocket', (socket) => requested.push(socket.url()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSAL.test(message.text()))
      complaints.push(`${message.text()} ${message.location().url}`)
  })
  return {
    strayed() {
      const { origin } = new URL(page.url())
      const own = [`${origin}/`, `blob:${origin}/`, 'data:', 'about:srcdoc']
      return requested.filter((url) => !own.some((start) => url.startsWith(start)))
    },
    complaints,
  }
}
