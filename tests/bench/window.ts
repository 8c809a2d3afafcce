/*
 * The window's longest blocked moment while a folder comes in through it: the files are chosen in the window, sent, and
 * appear in the list that is open beside the reader; against the same window at rest. Needs `npm run build`.
 * Run: node tests/bench/window.ts FOLDER
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { translator } from '../../src/shared/messages/translate.ts'
import { showWindow } from '../e2e/shells.ts'
import { PASSPHRASE } from '../engine-under-test.ts'
import { vaultWithCase } from './built-program.ts'
import { printTable } from './table.ts'

/** Milliseconds that the window is watched at rest, and that its list stays as it is before an import counts as over. */
const REST = 4000
const t = translator('en')

const [source] = process.argv.slice(2)
if (source === undefined) console.log('No folder of documents was named: the window during an import is left out.')
else await measure(path.resolve(source))

async function measure(documents: string): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'libellus-bench-'))
  try {
    const { folder, caseId } = vaultWithCase(home)
    const files = readdirSync(documents, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
    const { idle, importing, listed } = await inTheWindow(home, folder, caseId, files)
    printTable(
      `The window while ${files.length} files come in through it (${listed} documents listed at the end)`,
      ['measure', 'longest task, ms', 'tasks over 50 ms', 'longest frame, ms', 'seconds'],
      [row('at rest', idle), row('during the import', importing)],
    )
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

interface Watched {
  /** Milliseconds of each task over 50 ms. */
  readonly tasks: number[]
  /** Milliseconds between two frames, at the most. */
  readonly frame: number
  readonly seconds: number
}

function row(measure: string, { tasks, frame, seconds }: Watched): (string | number)[] {
  const longest = tasks.length === 0 ? 'under 50' : Math.max(...tasks).toFixed(0)
  return [measure, longest, tasks.length, frame.toFixed(0), seconds.toFixed(1)]
}

async function inTheWindow(home: string, folder: string, caseId: string, files: readonly string[]) {
  const shown = await showWindow('browser', { home, vault: { folder, passphrase: PASSPHRASE } })
  try {
    const { page } = shown
    await page.getByText('Read').first().waitFor()
    await page.evaluate((hash) => (location.hash = hash), `#/case/${caseId}/evidence`)
    await page
      .getByRole('button', { name: t('evidence:empty.add') })
      .last()
      .waitFor()
    await watch(page)
    await pause(REST)
    const idle = await watched(page)
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page
        .getByRole('button', { name: t('evidence:empty.add') })
        .last()
        .click(),
    ])
    await watch(page)
    await chooser.setFiles([...files])
    const listed = await untilStill(page)
    return { idle, importing: await watched(page), listed }
  } finally {
    await shown.close()
  }
}

/** How many documents the sidebar counts once their number stays. */
async function untilStill(page: Page): Promise<number> {
  const counted = page.getByRole('navigation').locator('a[href$="/evidence"]').first()
  let last = ''
  for (let since = performance.now(); last === '' || performance.now() - since < REST;) {
    const now = (await counted.innerText()).replace(/\D+/g, '')
    if (now !== last) since = performance.now()
    last = now
    await pause(250)
  }
  return Number(last)
}

type WatchedWindow = Window & { watchedTasks?: { tasks: number[]; frame: number; began: number; end(): void } }

/** Begins to note tasks over 50 ms and the longest time between two frames. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted = { tasks: [] as number[], frame: 0, began: performance.now(), end: () => undefined as void }
    const observer = new PerformanceObserver((list) => {
      noted.tasks.push(...list.getEntries().map(({ duration }) => duration))
    })
    observer.observe({ type: 'longtask' })
    let last = performance.now()
    let ended = false
    const frame = () => {
      const now = performance.now()
      noted.frame = Math.max(noted.frame, now - last)
      last = now
      if (!ended) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    noted.end = () => {
      ended = true
      observer.disconnect()
    }
    ;(window as WatchedWindow).watchedTasks = noted
  })
}

async function watched(page: Page): Promise<Watched> {
  return page.evaluate(() => {
    const { tasks, frame, began, end } = (window as WatchedWindow).watchedTasks!
    end()
    return { tasks, frame, seconds: (performance.now() - began) / 1000 }
  })
}
