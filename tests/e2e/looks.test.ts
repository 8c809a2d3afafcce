import { AxeBuilder } from '@axe-core/playwright'
import type { TFunction } from 'i18next'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/shared/domain/language.ts'
import { translator } from '../../src/shared/messages/translate.ts'
import { LONG_WORK, openSample } from './acts.ts'
import { availableShells, showWindow, type ShellName, type ShownWindow } from './shells.ts'
import { watch, type Watched } from './watched.ts'

interface View {
  readonly name: string
  /** Hash route; `CASE` stands for the sample's id. */
  readonly at: string
  readonly ready: (page: Page, t: TFunction) => Locator
  /** What is done before it is looked at. */
  readonly act?: (page: Page, t: TFunction) => Promise<void>
}

const VIEWS: readonly View[] = [
  { name: 'cases', at: '/cases', ready: (page, t) => page.getByRole('grid', { name: t('cases:title') }) },
  {
    name: 'a new case',
    at: '/cases?make=true',
    ready: (page, t) => page.getByRole('button', { name: t('cases:new.make') }),
  },
  { name: 'overview', at: '/case/CASE/overview', ready: (page) => page.getByText('Trakorazh AD').first() },
  {
    name: 'evidence',
    at: '/case/CASE/evidence',
    ready: (page) => page.locator('.paragraph').first(),
  },
  {
    name: 'imports',
    at: '/case/CASE/evidence',
    act: (page, t) => page.getByRole('button', { name: t('evidence:command.imports') }).click(),
    ready: (page, t) => page.getByRole('heading', { name: t('evidence:imports.title') }),
  },
  {
    name: 'facts',
    at: '/case/CASE/facts',
    async act(page, t) {
      await page.getByText('Bulgarian production of the rifle').first().click()
      await page
        .getByRole('button', { name: t('facts:citation.edit') })
        .first()
        .click()
    },
    ready: (page, t) => page.getByRole('button', { name: t('facts:citation.done') }),
  },
  {
    name: 'a citation for a new fact',
    at: '/case/CASE/evidence',
    async act(page, t) {
      await page.locator('.paragraph p').first().click()
      await page.getByRole('button', { name: t('facts:command.cite') }).click()
      await page.getByRole('option', { name: t('facts:form.new') }).click()
      await page.getByText(t('facts:voice.speaker'), { exact: true }).click()
    },
    ready: (page, t) => page.getByLabel(t('facts:citation.speaker'), { exact: true }),
  },
  {
    name: 'search',
    at: '/case/CASE/search',
    act: (page) => page.getByRole('searchbox').fill('licence Bulgaria'),
    ready: (page, t) => page.getByRole('listbox', { name: t('search:results') }),
  },
  {
    name: 'how to ask a search',
    at: '/case/CASE/search',
    ready: (page, t) => page.getByText(t('search:help.title'), { exact: true }),
  },
  {
    name: 'a comparison of copies',
    at: '/case/CASE/evidence',
    async act(page, t) {
      await page.getByText('Moscow to move').first().click()
      await page.getByRole('button', { name: t('stories:compare'), exact: true }).click()
    },
    ready: (page, t) => page.getByRole('document', { name: t('stories:view.title') }),
  },
  { name: 'loss', at: '/case/CASE/loss', ready: (page) => page.locator('.loss-step-result').first() },
  {
    name: 'interest on a line of loss',
    at: '/case/CASE/loss',
    act: (page, t) => page.getByRole('button', { name: t('loss:interest.add') }).click(),
    ready: (page, t) => page.getByRole('textbox', { name: t('loss:interest.source') }),
  },
  {
    name: 'claims',
    at: '/case/CASE/claims',
    ready: (page, t) => page.getByRole('group', { name: t('claims:part.matrix') }),
  },
  { name: 'acts', at: '/case/CASE/acts', ready: (page) => page.getByRole('row').filter({ hasText: /^A-1/ }) },
  {
    name: 'licences',
    at: '/case/CASE/acts?part=licences',
    ready: (page) => page.getByRole('row').filter({ hasText: /^L-1/ }),
  },
  {
    name: 'agreements',
    at: '/case/CASE/agreements',
    ready: (page, t) => page.getByRole('grid', { name: t('agreements:matrix') }),
  },
  {
    name: 'a map of agreements',
    at: '/case/CASE/agreements?view=map',
    ready: (page, t) => page.getByRole('region', { name: t('agreements:listOfCountries') }),
  },
  {
    name: 'chronology',
    at: '/case/CASE/chronology',
    ready: (page, t) => page.getByRole('grid', { name: t('chronology:timeline.label') }),
  },
  {
    name: 'deadlines',
    at: '/case/CASE/proceedings',
    ready: (page, t) => page.getByRole('grid', { name: t('proceedings:deadlines') }),
  },
  {
    name: 'proceedings elsewhere',
    at: '/case/CASE/proceedings?proceeding=%22%22',
    ready: (page, t) => page.getByRole('grid', { name: t('proceedings:elsewhere') }),
  },
  { name: 'sections', at: '/case/CASE/sections', ready: (page) => page.locator('.cm-content .reference') },
  { name: 'exhibits', at: '/case/CASE/exhibits', ready: (page) => page.getByText('C-9-T', { exact: true }) },
  {
    name: 'dossier',
    at: '/case/CASE/dossier',
    ready: (page, t) => page.getByRole('button', { name: t('dossier:view.make') }),
  },
  ...(['safety', 'keys', 'locking', 'verify', 'backups'] as const).map((section): View => ({
    name: `vault, ${section}`,
    at: `/vault?section=${section}`,
    ready: (page, t) => page.getByRole('heading', { name: t(`vault:section.${section}`), exact: true, level: 1 }),
  })),
  {
    name: 'a change of passphrase',
    at: '/vault?section=keys',
    async act(page, t) {
      await page.getByRole('button', { name: t('keys:passphrase.begin') }).click()
      await page.getByRole('textbox', { name: t('keys:passphrase.new'), exact: true }).fill('sample1985')
    },
    ready: (page, t) => page.getByText(t('keys:strength.weak'), { exact: true }),
  },
  {
    name: 'audit trail of a case',
    at: '/case/CASE/trail',
    ready: (page, t) => page.getByRole('listbox', { name: t('audit:title'), exact: true }).getByRole('option'),
  },
  {
    name: 'audit trail of the vault',
    at: '/vault/trail',
    ready: (page, t) => page.getByRole('listbox', { name: t('audit:title'), exact: true }).getByRole('option'),
  },
  {
    name: 'a declaration of custody',
    at: '/case/CASE/evidence',
    act: (page, t) => page.getByRole('button', { name: t('custody:declared.declare') }).click(),
    ready: (page, t) => page.getByRole('textbox', { name: t('custody:declared.field.remarks'), exact: true }),
  },
  {
    name: 'a custody report',
    at: '/case/CASE/evidence',
    act: (page, t) => page.getByRole('button', { name: t('custody:report.button') }).click(),
    ready: (page, t) => page.getByRole('radio', { name: t('custody:report.kind.902-14') }),
  },
  {
    name: 'a deletion for good',
    at: '/case/CASE/evidence',
    async act(page, t) {
      await page.getByText('Proposal for a settlement').first().click()
      await page
        .locator('.reader')
        .getByRole('heading', { name: /Proposal/ })
        .first()
        .waitFor()
      await page.getByRole('button', { name: t('evidence:reader.menu') }).click()
      await page.getByRole('menuitem', { name: t('custody:delete.command') }).click()
    },
    ready: (page, t) => page.getByRole('textbox', { name: t('custody:delete.reason') }),
  },
  {
    name: 'a case package',
    at: '/case/CASE/overview',
    async act(page, t) {
      await page.getByRole('button', { name: t('cases:menu') }).click()
      await page.getByRole('menuitem', { name: t('packages:out.button') }).click()
    },
    ready: (page, t) => page.getByRole('radio', { name: t('packages:form.zip.title') }),
  },
  {
    name: 'a case taken in',
    at: '/cases',
    act: (page, t) => page.getByRole('button', { name: t('packages:in.button') }).click(),
    ready: (page, t) => page.getByRole('button', { name: t('packages:in.choose') }),
  },
  { name: 'rights', at: '/rights', ready: (page, t) => page.getByRole('grid', { name: t('rights:title') }) },
  {
    name: 'products',
    at: '/rights?show=products',
    ready: (page, t) => page.getByRole('grid', { name: t('rights:productsTitle') }),
  },
  {
    name: 'a table of rights',
    at: '/rights',
    act: (page, t) => page.getByRole('button', { name: t('rights:import.button') }).click(),
    ready: (page, t) => page.getByRole('button', { name: t('registers:import.choose') }),
  },
  { name: 'people', at: '/people', ready: (page, t) => page.getByRole('grid', { name: t('conflicts:title') }) },
  {
    name: 'a conflict check',
    at: '/people?show=checks&make=true',
    ready: (page, t) => page.getByRole('combobox', { name: t('conflicts:form.names') }),
  },
  { name: 'settings', at: '/settings', ready: (page, t) => page.getByText(t('settings:offline')) },
  {
    name: 'palette',
    at: '/case/CASE/overview',
    async act(page) {
      await page.getByText('Trakorazh AD').first().waitFor()
      await page.keyboard.press('Control+k')
    },
    ready: (page, t) => page.getByRole('option').filter({ hasText: t('cases:command.dossier') }),
  },
]

describe.each(await availableShells())('every view in the %s shell', (shell: ShellName) => {
  let home: string
  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  })
  afterAll(() => rm(home, { recursive: true, force: true }))

  describe.each(LANGUAGES)('in %s', (language) => {
    const t = translator(language)
    let shown: ShownWindow
    let page: Page
    let watched: Watched
    let caseId: string

    beforeAll(async () => {
      shown = await showWindow(shell, { home, language })
      page = shown.page
      await page.setViewportSize({ width: 1280, height: 800 })
      watched = watch(page)
      await page.reload()
      await page.getByRole('heading', { name: t('vault:start.sample.title') }).waitFor()
    }, LONG_WORK)

    afterAll(() => shown.close())

    describe.each(['light', 'dark'] as const)('and %s', (colorScheme) => {
      beforeAll(() => page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }))

      test.runIf(colorScheme === 'light')('start', () => expectSound(page), LONG_WORK)

      test.runIf(colorScheme === 'light')(
        'the sample opens',
        async () => {
          await openSample(page, t)
          await page
            .getByRole('grid', { name: t('cases:title') })
            .getByText('26-014')
            .dblclick()
          await page.waitForURL(/\/case\//)
          caseId = /\/case\/([^/]+)\//.exec(page.url())?.[1] ?? ''
        },
        LONG_WORK,
      )

      test.each(VIEWS)('$name', async ({ at, act, ready }) => {
        await page.evaluate((hash) => (location.hash = hash), at.replace('CASE', caseId))
        await page.reload()
        await page.getByRole('main').first().waitFor()
        await act?.(page, t)
        await ready(page, t).first().waitFor()
        expect(await page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])).toBe(colorScheme)
        await expectSound(page)
      })
    })

    test('a row of the evidence that was cut shows its whole text once it is selected', async () => {
      await page.evaluate((hash) => (location.hash = hash), `/case/${caseId}/evidence`)
      const list = page.getByRole('listbox', { name: t('evidence:list.label') })
      await list.press('Home')
      const rows = Number(await list.getByRole('option').first().getAttribute('aria-setsize'))
      for (let row = 1; row <= rows; row++) {
        await list.locator(`[role="option"][aria-selected="true"][aria-posinset="${row}"]`).waitFor()
        expect(await page.evaluate(cutTexts, '[aria-selected="true"]')).toEqual([])
        await list.press('ArrowDown')
      }
    })

    test('start, locked, and the other ways in from there', async () => {
      const button = (key: string) => page.getByRole('button', { name: t(key), exact: true })
      await button('common:command.lock').click()
      await page.getByRole('textbox', { name: t('keys:passphrase.one') }).waitFor()
      await expectSound(page)
      await button('vault:unlock.recover').click()
      await page.getByRole('textbox', { name: t('vault:recover.words') }).waitFor()
      await expectSound(page)
      await button('vault:start.back').click()
      await button('vault:unlock.another').click()
      for (const [way, title] of [
        ['vault:start.new.button', 'vault:start.new.title'],
        ['vault:start.restore.link', 'backups:restore.heading'],
        ['vault:salvage.link', 'vault:salvage.title'],
      ] as const) {
        await button(way).click()
        await page.getByRole('heading', { name: t(title) }).waitFor()
        await expectSound(page)
        await button('vault:start.back').click()
      }
    })

    test('nothing was asked of anybody outside, and nothing complained', () => {
      expect(watched.strayed()).toEqual([])
      expect(watched.complaints).toEqual([])
    })
  })
})

/** Nothing wider than the window, no text cut without a way to read it whole, and nothing that shuts anybody out. */
async function expectSound(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const barriers = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
    )
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect({ barriers, wide: Math.max(0, wide), cut: await page.evaluate(cutTexts, '*') }).toEqual({
    barriers: [],
    wide: 0,
    cut: [],
  })
}

/**
 * The texts inside what the selector matches that do not fit their element, are cut there, and stand nowhere whole.
 * A row of a list may be cut while it is not selected.
 */
function cutTexts(within: string): string[] {
  const TOLERANCE = 1
  const isText = (node: ChildNode) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''
  return [...document.body.querySelectorAll<HTMLElement>(`${within}, ${within} *`)]
    .filter((element) => {
      if (element.scrollWidth <= element.clientWidth + TOLERANCE || element.clientWidth <= TOLERANCE) return false
      if (!['hidden', 'clip'].includes(getComputedStyle(element).overflowX)) return false
      if (![element, ...element.querySelectorAll('*')].some((one) => [...one.childNodes].some(isText))) return false
      if (element.closest('[title], [aria-hidden="true"], [aria-selected="false"]') !== null) return false
      return element.querySelector('[title]') === null
    })
    .map((element) => `${element.className}: ${element.innerText.trim().slice(0, 80)}`)
}
