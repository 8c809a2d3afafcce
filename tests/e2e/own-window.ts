import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type ShellName, showWindow, type ShownWindow } from './shells.ts'
import { watch, type Watched } from './watched.ts'

/** Milliseconds within which a window is surely shown and the sample built. */
const OPENED = 120_000

export interface OwnWindow {
  readonly home: string
  readonly page: Page
  readonly watched: Watched
}

/** Shows a window with a home of its own before the first test of a suite; both are gone after the last. */
export function withWindow(shell: ShellName, opened: (own: OwnWindow) => Promise<unknown> | void): void {
  let home: string
  let shown: ShownWindow | undefined

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
    shown = await showWindow(shell, { home })
    const { page } = shown
    await opened({ home, page, watched: watch(page) })
  }, OPENED)

  afterAll(async () => {
    await shown?.close()
    await rm(home, { recursive: true, force: true })
  })
}
