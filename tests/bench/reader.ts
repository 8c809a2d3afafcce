/*
 * A PDF of 2,000 pages in the reader: from choosing it in the list until its first page is drawn, and the window's
 * longest blocked moment while it is scrolled from its first page to its last, pages drawn and their text asked for on
 * the way. Needs `npm run build`. Run: node tests/bench/reader.ts [pages]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { loadPdfium, openPdf } from '../../src/main/engine/pdf/pdfium.ts'
import { renderPage } from '../../src/main/engine/pdf/render.ts'
import { translator } from '../../src/shared/messages/translate.ts'
import { showWindow } from '../e2e/shells.ts'
import { PASSPHRASE } from '../engine-under-test.ts'
import { vaultWithCase } from './built-program.ts'
import { makePdfs } from './made-pdfs.ts'
import { median, printTable, ratio } from './table.ts'

const PAGES = Number(process.argv[2] ?? 2000)
const ROUNDS = 5
const t = translator('en')

const home = mkdtempSync(path.join(tmpdir(), 'libellus-bench-'))
try {
  await makePdfs(home, 2, 1)
  await makePdfs(home, 1, PAGES)
  const { folder, caseId, run } = vaultWithCase(home)
  run('import', folder, '--case', caseId, path.join(home, 'made-000.pdf'), path.join(home, 'made-001.pdf'))
  const bare = await bareFirstPage(readFileSync(path.join(home, 'made-000.pdf')))
  const { first, scrolled, plain } = await inTheWindow(folder, caseId)
  const against = (measure: string, of: (run: Scrolled) => number) => {
    const [ours, theirs] = [of(scrolled), of(plain)]
    return [measure, ours.toFixed(0), `${PAGES} plain boxes`, theirs.toFixed(0), theirs > 0 ? ratio(ours, theirs) : '']
  }
  printTable(
    `A PDF of ${PAGES} pages in the reader`,
    ['measure', 'ms', 'baseline', 'ms', 'ratio'],
    [
      [
        `first page, median of ${ROUNDS}`,
        median(first).toFixed(0),
        'bare PDFium, opened and drawn',
        bare.toFixed(0),
        ratio(median(first), bare),
      ],
      ['first page, slowest', Math.max(...first).toFixed(0), '', '', ''],
      against('longest task while scrolling', ({ tasks }) => Math.max(0, ...tasks)),
      against('tasks over 50 ms, number', ({ tasks }) => tasks.length),
      against('frame while scrolling, median', ({ frames }) => median(frames)),
      ['pages in view drawn after the last scroll', scrolled.settled.toFixed(0), '', '', ''],
    ],
  )
} finally {
  rmSync(home, { recursive: true, force: true })
}

async function bareFirstPage(bytes: Uint8Array): Promise<number> {
  const pdfium = await loadPdfium()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    const pdf = openPdf(pdfium, bytes)
    renderPage(pdf, 0, 640)
    times.push(performance.now() - began)
    pdf.close()
  }
  return median(times)
}

async function inTheWindow(folder: string, caseId: string) {
  const shown = await showWindow('browser', { home, vault: { folder, passphrase: PASSPHRASE } })
  try {
    const { page } = shown
    await page.getByText('Read').first().waitFor()
    await page.evaluate((hash) => (location.hash = hash), `#/case/${caseId}/evidence`)
    const list = page.getByRole('listbox', { name: t('evidence:list.label') })
    const [long, short] = [
      list.getByRole('option').filter({ hasText: 'Made file 0' }),
      list.getByRole('option').filter({ hasText: 'Made file 1' }),
    ]
    await short.click()
    await page
      .getByRole('radiogroup', { name: t('evidence:reader.views') })
      .getByText(t('evidence:reader.pages'))
      .click()
    const first: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await short.click()
      await drawn(page, 1)
      first.push(await untilDrawn(page, long, PAGES))
    }
    const plain = await scroll(page, true)
    return { first, plain, scrolled: await scroll(page, false) }
  } finally {
    await shown.close()
  }
}

type Rows = ReturnType<Page['locator']>

async function drawn(page: Page, of: number): Promise<void> {
  const label = t('evidence:reader.pageImage', { page: 1, pages: of })
  await page.getByRole('img', { name: label, exact: true }).waitFor()
}

/** From the click on a row until the picture of its first page is complete, as the window itself sees it. */
async function untilDrawn(page: Page, row: Rows, pages: number): Promise<number> {
  const label = t('evidence:reader.pageImage', { page: 1, pages })
  const element = await row.elementHandle()
  return page.evaluate(
    ([row, label]) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        const look = () => {
          const image = [...document.images].find(({ alt }) => alt === label)
          if (image?.complete && image.naturalWidth > 0) resolve(performance.now() - began)
          else requestAnimationFrame(look)
        }
        ;(row as HTMLElement).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }))
        ;(row as HTMLElement).click()
        look()
      }),
    [element, label] as const,
  )
}

interface Scrolled {
  /** Milliseconds of each task over 50 ms. */
  readonly tasks: number[]
  /** Milliseconds of each frame. */
  readonly frames: number[]
  /** Milliseconds from the last scroll until the pages in view were drawn. */
  readonly settled: number
}

/** Scrolls from the head to the foot, first pane by pane, then faster than any page can be drawn; plain boxes for the baseline. */
function scroll(page: Page, plain: boolean): Promise<Scrolled> {
  return page.evaluate(async (plain) => {
    const pages = document.querySelector('.page-scroller') as HTMLElement
    const boxes = document.createElement('div')
    boxes.style.cssText = 'position: fixed; inset: 0; overflow: auto; z-index: 1000; background: #fff'
    boxes.innerHTML = '<div style="height: 900px; margin: 16px; border: 1px solid"></div>'.repeat(2000)
    if (plain) document.body.append(boxes)
    const scroller = plain ? boxes : pages
    const tasks: number[] = []
    const watcher = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
    watcher.observe({ type: 'longtask' })
    const frames: number[] = []
    let last = performance.now()
    const frame = () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => {
          const now = performance.now()
          frames.push(now - last)
          last = now
          resolve()
        }),
      )
    const END = scroller.scrollHeight - scroller.clientHeight
    for (let at = 0; at < Math.min(END, 60_000); at += 120) {
      scroller.scrollTop = at
      await frame()
    }
    for (let step = 0; step <= 300; step++) {
      scroller.scrollTop = (END * step) / 300
      await frame()
    }
    const stopped = performance.now()
    const isDrawn = () => {
      const { bottom, top } = scroller.getBoundingClientRect()
      const inView = [...scroller.querySelectorAll<HTMLElement>('.page-image')].filter((one) => {
        const box = one.getBoundingClientRect()
        return box.bottom > top && box.top < bottom
      })
      return plain || (inView.length > 0 && inView.every((one) => one.querySelector('img')?.complete))
    }
    while (!isDrawn()) await new Promise((resolve) => setTimeout(resolve, 5))
    const settled = performance.now() - stopped
    await new Promise((resolve) => setTimeout(resolve, 500))
    watcher.disconnect()
    boxes.remove()
    return { tasks, frames, settled }
  }, plain)
}
