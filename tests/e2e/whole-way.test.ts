import { cp, mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { pagesOf } from '../fixtures/pdf-pages.ts'
import {
  choose,
  chooseFolder,
  goTo,
  keepRecoveryKey,
  LONG_WORK,
  makeAndDownload,
  openSampleCase,
  sampleDocument,
} from './acts.ts'
import { withWindow } from './own-window.ts'
import { availableShells } from './shells.ts'
import type { Watched } from './watched.ts'

const PICKED = [
  '01-severvest-report.html',
  '04-armenia-production.txt',
  '07-letter-before-action.pdf',
  '08-proof-of-receipt.eml',
  '09-zapros-v-arhiv.docx',
]
const DROPPED = ['05-venezuela-factories.md', '11-otvet-arhiva.txt', '04-armenia-production.txt']
const CORRECTED = 'Letter of 16 March, as counsel calls it'

describe.each(await availableShells())('from an empty start to a dossier in the %s shell', (shell) => {
  const t = translator('en')
  let home: string
  let page: Page
  let watched: Watched

  withWindow(shell, (own) => {
    ;({ home, page, watched } = own)
  })

  const documents = () => page.getByRole('listbox', { name: t('evidence:list.label') })
  const inspector = () => page.getByRole('region', { name: t('evidence:about.title') })

  test.runIf(shell === 'browser')('a vault is made in a folder that the window’s own chooser finds', async () => {
    await page.getByRole('button', { name: t('vault:start.new.button') }).click()
    await page.getByLabel(t('vault:start.new.name')).fill('Orlova and partners')
    await page.getByRole('button', { name: t('places:change') }).click()
    await chooseFolder(page, t, 'Chambers')
    await page.getByText('Chambers', { exact: true }).waitFor()

    await page.getByRole('textbox', { name: t('keys:passphrase.new'), exact: true }).fill('seven quiet boats')
    await page.getByRole('textbox', { name: t('keys:passphrase.again') }).fill('seven quiet boots')
    expect(await page.getByRole('button', { name: t('vault:start.new.make') }).isDisabled()).toBe(true)
    await page.getByText(t('keys:passphrase.differ')).waitFor()
    await page.getByRole('textbox', { name: t('keys:passphrase.again') }).fill('seven quiet boats')
    await page.getByRole('button', { name: t('vault:start.new.make') }).click()
    await keepRecoveryKey(page, t)
    await page.getByText(t('cases:empty.cases')).waitFor()
  })

  test.runIf(shell === 'electron')('a vault is made in the usual folder', async () => {
    await page.getByRole('button', { name: t('vault:start.new.button') }).click()
    await page.getByLabel(t('vault:start.new.name')).fill('Orlova and partners')
    for (const field of ['new', 'again']) {
      await page.getByRole('textbox', { name: t(`keys:passphrase.${field}`), exact: true }).fill('seven quiet boats')
    }
    await page.getByRole('button', { name: t('vault:start.new.make') }).click()
    await keepRecoveryKey(page, t)
    await page.getByText(t('cases:empty.cases')).waitFor()
  })

  test('a case is entered with both sides, jurisdiction, forum, seat and a stage', async () => {
    await page
      .getByRole('button', { name: t('cases:command.new') })
      .first()
      .click()
    await page.getByRole('textbox', { name: t('cases:field.title') }).fill('Rifles after the licence')
    await add(page.getByRole('combobox', { name: t('cases:parties.claimants') }), 'Ustrezhmash JSC')
    await add(page.getByRole('combobox', { name: t('cases:parties.defendants') }), 'Trakorazh AD')
    await page.getByRole('button', { name: t('cases:new.make') }).click()
    await page.getByRole('heading', { name: t('cases:parties.title') }).waitFor()

    await page.getByRole('button', { name: 'Trakorazh AD' }).click()
    await add(page.getByRole('combobox', { name: t('cases:party.aliases') }), 'Тракораж АД')
    await choose(page.getByRole('combobox', { name: t('cases:party.country') }), 'Bulgaria')
    await page.getByRole('button', { name: /Trakorazh AD Bulgaria, Тракораж АД/ }).waitFor()

    const written = page.waitForResponse((response) => response.url().endsWith('/rpc/cases/change'))
    await choose(page.getByRole('combobox', { name: t('cases:field.jurisdiction') }), 'Switzerland')
    await written
    await chooseFirst(page.getByRole('combobox', { name: t('cases:field.forum') }), 'UNCITRAL')
    await page.getByRole('textbox', { name: t('cases:field.seat') }).fill('Geneva')
    await page.getByRole('textbox', { name: t('cases:field.governingLaw') }).fill('Swiss law')
    await page.keyboard.press('Tab')
    await page.getByRole('heading', { name: t('cases:parties.respondents') }).waitFor()

    await page.getByRole('button', { name: t('cases:stages.enter') }).click()
    await page.getByRole('textbox', { name: t('cases:stages.date') }).fill('22 June 2026')
    await page.getByLabel(t('cases:stages.disclosable')).check()
    await page.getByRole('button', { name: t('cases:stages.record'), exact: true }).click()
    const stages = page.getByRole('list', { name: t('cases:stages.title') })
    await stages.getByRole('button', { name: /Contemplated.*22 Jun 2026/ }).waitFor()
  })

  test(
    'files come in by the picker, a folder by a drop, and each is reported',
    async () => {
      await goTo(page, t, 'evidence')
      const [picker] = await Promise.all([
        page.waitForEvent('filechooser'),
        page
          .getByRole('button', { name: t('evidence:empty.add') })
          .last()
          .click(),
      ])
      await picker.setFiles(PICKED.map(sampleDocument))
      await documents().getByText('delivery-record.pdf').or(documents().getByText('Delivery record')).first().waitFor()
      await expect.poll(() => count(documents())).toBe(6)

      const folder = path.join(home, 'from the client')
      await mkdir(folder)
      for (const name of DROPPED) await cp(sampleDocument(name), path.join(folder, name))
      await drop(page, [folder])
      await expect.poll(() => count(documents()), { timeout: LONG_WORK }).toBe(8)

      await page.getByRole('button', { name: t('evidence:command.imports') }).click()
      await page.getByRole('button', { name: t('evidence:imports.added', { count: 2 }) }).waitFor()
      await page.getByRole('button', { name: t('evidence:imports.duplicate', { count: 1 }) }).waitFor()
      const report = page.getByRole('listbox', { name: t('evidence:imports.path') })
      await report.getByRole('option', { name: /from the client\/04-armenia-production\.txt.*Already here/ }).waitFor()
      await page.getByRole('button', { name: t('evidence:imports.close') }).click()
    },
    LONG_WORK,
  )

  test('a document is read, its title corrected, and what the file says stays beside it', async () => {
    await documents()
      .getByRole('option', { name: /Letter before action/ })
      .click()
    const title = inspector()
      .getByRole('button', { name: /Letter before action/ })
      .first()
    const asRead = (await title.innerText()).trim()
    await title.click()
    await inspector()
      .getByRole('textbox', { name: t('evidence:about.field.title') })
      .fill(CORRECTED)
    await page.keyboard.press('Enter')
    await documents().getByRole('option', { name: CORRECTED }).waitFor()
    await inspector()
      .getByText(t('evidence:about.asRead', { value: asRead }))
      .waitFor()
    await page
      .getByRole('radiogroup', { name: t('evidence:reader.views') })
      .getByText(t('evidence:reader.pages'))
      .click()
    await page.getByRole('img', { name: /^Page 1 of \d+$/ }).waitFor()
  })

  test('what was found opens in the reader at its ¶', async () => {
    await goTo(page, t, 'search')
    await page.getByRole('searchbox').fill('licence expired')
    const hit = page
      .getByRole('listbox', { name: t('search:results') })
      .getByRole('option')
      .first()
    await hit.waitFor()
    const ordinal = Number(/¶ (\d+)/.exec(await hit.innerText())?.[1])
    await hit.dblclick()
    const paragraph = page.locator('.paragraph', {
      has: page.getByLabel(t('evidence:reader.paragraph', { ordinal }), { exact: true }),
    })
    await paragraph.waitFor()
    await expect.poll(() => paragraph.locator('.paragraph-pointed-out').count()).toBe(1)
    expect(await paragraph.innerText()).toMatch(/licen[cs]e/i)
  })

  test('a search is narrowed by a click, corrected, and kept', async () => {
    await goTo(page, t, 'search')
    const field = page.getByRole('searchbox')
    await field.fill('license rifel')
    await page.getByRole('button', { name: 'license rifle', exact: true }).click()
    const type = page.getByRole('region', { name: t('search:facet.type') })
    await type.getByRole('button', { name: /^PDF/ }).click()
    await expect.poll(() => field.inputValue()).toBe('license rifle type:pdf')
    await type.getByRole('button', { name: t('search:facet.remove', { value: 'PDF' }) }).waitFor()
    await page.getByRole('button', { name: t('search:saved.menu') }).click()
    await page.getByLabel(t('search:saved.save')).fill('Rifles')
    await page.getByRole('button', { name: t('search:saved.saveDo'), exact: true }).click()
    await page.getByRole('button', { name: /^Rifles/ }).waitFor()
    await page.keyboard.press('Escape')
  })

  test('nothing unreviewed is numbered; reviewed, the documents become exhibits', async () => {
    await goTo(page, t, 'exhibits')
    await page
      .getByRole('button', { name: t('exhibits:empty.act') })
      .first()
      .click()
    const dialog = page.getByRole('dialog', { name: t('exhibits:number.title') })
    await dialog.getByText(t('exhibits:number.barred')).waitFor()
    expect(await dialog.getByRole('button', { name: t('exhibits:empty.act') }).isDisabled()).toBe(true)
    await dialog
      .getByRole('button', { name: t('exhibits:number.cancel') })
      .last()
      .click()

    await goTo(page, t, 'evidence')
    await documents().getByRole('option').first().click()
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: t('evidence:bulk.review') }).click()
    await page.getByRole('button', { name: t('evidence:bulk.number') }).click()
    await dialog.getByRole('button', { name: t('exhibits:number.do', { count: 8 }) }).click()
    await goTo(page, t, 'exhibits')
    await expect
      .poll(() =>
        page
          .getByRole('grid')
          .getByText(/^C-\d$/)
          .allInnerTexts(),
      )
      .toEqual(Array.from({ length: 8 }, (_, index) => `C-${index + 1}`))
  })

  test(
    'the dossier holds every title on its exhibit’s own page, and page N prints N',
    async () => {
      const rows = page
        .getByRole('grid')
        .getByRole('row')
        .filter({ hasText: /^\s*C-\d/ })
      const titles = (await rows.allInnerTexts()).map((row) => row.split('\n')[1] ?? '')
      expect(titles).toContain(CORRECTED)
      await goTo(page, t, 'dossier')
      const file = await makeAndDownload(page, t, home, 1)
      const pages = await pagesOf(file)
      expect(unnumbered(pages)).toEqual([])
      for (const [index, title] of titles.entries())
        expect(exhibitPages(pages, `C-${index + 1}`, title), title).not.toEqual([])
      expect(pages.join(' ')).toContain('22 June 2026')
    },
    LONG_WORK,
  )

  test('nothing was asked of anybody outside, and nothing complained', () => {
    expect(watched.strayed()).toEqual([])
    expect(watched.complaints).toEqual([])
  })
})

describe.each(await availableShells())('the sample in the %s shell', (shell) => {
  const t = translator('en')
  let home: string
  let page: Page

  withWindow(shell, (own) => {
    ;({ home, page } = own)
  })

  test(
    'is opened, searched and handed out',
    async () => {
      await openSampleCase(page, t)
      await goTo(page, t, 'search')
      await page.getByRole('searchbox').fill('лицензия')
      await page
        .getByRole('listbox', { name: t('search:results') })
        .getByRole('option')
        .first()
        .waitFor()

      await goTo(page, t, 'dossier')
      const version = (await page.getByText(/^version \d+$/).count()) + 1
      const pages = await pagesOf(await makeAndDownload(page, t, home, version))
      expect(unnumbered(pages)).toEqual([])
      for (const label of ['C-1', 'C-9-T', 'C-10', 'CL-1'])
        expect(exhibitPages(pages, label, ''), label).not.toEqual([])
      expect(pages[0]).toContain('Sample case.')
      expect(pages.join(' ')).not.toMatch(/counsel’s memo|Proposal for a settlement/)
    },
    LONG_WORK,
  )
})

async function add(field: Locator, word: string): Promise<void> {
  await field.fill(word)
  await field.press('Enter')
}

async function chooseFirst(field: Locator, words: string): Promise<void> {
  await field.click()
  await field.fill(words)
  await field.page().getByRole('option', { name: words }).first().click()
}

async function count(list: Locator): Promise<number> {
  return Number(await list.getByRole('option').first().getAttribute('aria-setsize', { timeout: 5_000 }))
}

/** Drops files and folders of the disk onto the middle of the window, as the system does. */
async function drop(page: Page, files: string[]): Promise<void> {
  const input = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await input.send('Input.dispatchDragEvent', {
      type,
      x: 720,
      y: 450,
      data: { items: [], files, dragOperationsMask: 1 },
    })
  }
  await input.detach()
}

/** The pages, from 1, that do not print their own number. */
function unnumbered(pages: readonly string[]): number[] {
  return pages
    .map((_, index) => index + 1)
    .filter((number) => !new RegExp(`(^|\\D)${number}$`).test(pages[number - 1] ?? ''))
}

/** The pages, from 1, which stand under the exhibit's number and hold the title. */
function exhibitPages(pages: readonly string[], label: string, title: string): number[] {
  return pages.flatMap((text, index) =>
    new RegExp(`${label}(, p\\.|\\b)`).test(text) && /Exhibit|, p\. /.test(text) && text.includes(title)
      ? [index + 1]
      : [],
  )
}
