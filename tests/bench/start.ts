/*
 * Cold start to a usable window: from starting the built command until the window shows what can be clicked, against
 * starting the same Chromium on a blank page. Needs `npm run build`. Run: node tests/bench/start.ts
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumPath, showWindow } from '../e2e/shells.ts'
import { median, printTable, ratio } from './table.ts'

const ROUNDS = 7

const home = mkdtempSync(path.join(tmpdir(), 'libellus-bench-'))
try {
  const blank: number[] = []
  const usable: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    blank.push(await blankPage())
    usable.push(await usableWindow())
  }
  const [ours, bare] = [median(usable), median(blank)]
  printTable(
    'Cold start to a usable window, median of seven',
    ['measure', 'ms', 'ratio'],
    [
      ['Chromium with a blank page', bare.toFixed(0), 1],
      ['command to a window that can be used', ours.toFixed(0), ratio(ours, bare)],
    ],
  )
} finally {
  rmSync(home, { recursive: true, force: true })
}

async function blankPage(): Promise<number> {
  const began = performance.now()
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    chromiumSandbox: process.getuid?.() !== 0,
  })
  await (await browser.newPage()).goto('about:blank')
  const took = performance.now() - began
  await browser.close()
  return took
}

async function usableWindow(): Promise<number> {
  const began = performance.now()
  const shown = await showWindow('browser', { home, language: 'en' })
  await shown.page.getByRole('button', { name: 'Open the sample' }).waitFor()
  const took = performance.now() - began
  await shown.close()
  return took
}
