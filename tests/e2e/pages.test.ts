import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { goTo, openSampleCase } from './acts.ts'
import { withWindow } from './own-window.ts'
import type { Watched } from './watched.ts'

describe('the pages of a document', () => {
  const t = translator('en')
  let page: Page
  let watched: Watched

  withWindow('browser', async (own) => {
    ;({ page, watched } = own)
    await openSampleCase(page, t)
    await goTo(page, t, 'evidence')
  })

  const documents = () => page.getByRole('listbox', { name: t('evidence:list.label') })
  const view = (name: 'text' | 'pages') =>
    page
      .getByRole('radiogroup', { name: t('evidence:reader.views') })
      .first()
      .getByText(t(`evidence:reader.${name}`), { exact: true })
  const button = (key: string) => page.getByRole('button', { name: t(key), exact: true })
  const marks = (kind: string) => page.locator(`.page-mark-${kind}`)

  test('give what is selected on them to the clipboard, and mark it in the text as well', async () => {
    await documents()
      .getByRole('option', { name: /Letter before action/ })
      .click()
    await view('pages').click()
    const sheet = page.locator('.page-layer-text[data-page="1"]')
    await sheet.waitFor()

    await page.keyboard.press('Control+f')
    await page.keyboard.type('Tarnyshev rifle')
    await marks('live').waitFor()
    const { x, y, width, height } = (await marks('live').first().boundingBox())!
    expect(width).toBeGreaterThan(height * 3)

    await page.mouse.move(x + 3, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + width - 3, y + height / 2, { steps: 5 })
    await page.mouse.up()
    await page.getByRole('toolbar', { name: t('evidence:selected.label') }).waitFor()
    await button('evidence:find.close').click()
    await expect.poll(() => marks('live').count()).toBe(0)
    await expect.poll(() => copied(page, t('evidence:find.label'))).toBe('Tarnyshev rifle')

    await page.locator('.page-scroller').focus()
    await page.keyboard.press('h')
    await marks('highlighted').waitFor()
    await view('text').click()
    await page.locator('.reader-text mark').getByText('Tarnyshev rifle').waitFor()
    await view('pages').click()
  })

  test('are turned, fitted, and gone to by their number', async () => {
    const first = page.getByRole('img', { name: t('evidence:reader.pageImage', { page: 1, pages: 2 }), exact: true })
    const upright = await sizeOf(first)
    expect(upright.height).toBeGreaterThan(upright.width)
    await button('evidence:reader.turn').click()
    await expect.poll(async () => (await sizeOf(first)).width > (await sizeOf(first)).height).toBe(true)
    await button('evidence:reader.turnBack').click()
    await button('evidence:reader.thumbnails').click()
    await expect.poll(() => page.locator('.thumbnails img').count()).toBe(2)
    await page.keyboard.press('Control+=')
    await page.getByText(t('evidence:reader.zoom', { percent: 125 }), { exact: true }).waitFor()
    await page.keyboard.press('Control+0')
    await page.keyboard.press('Control+g')
    await page.keyboard.type('2')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.thumbnail[aria-current]').innerText()).toBe('2')
  })

  test('are printed by what is named, and nothing else', async () => {
    await page.locator('.page-scroller').focus()
    await page.keyboard.press('Control+p')
    const dialog = page.getByRole('dialog', { name: t('evidence:print.title') })
    const field = dialog.getByRole('textbox')
    await field.fill('2-3')
    await dialog.getByText(t('evidence:print.notARange', { pages: 2 })).waitFor()
    await field.fill('2')
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', String(document.images.length))
    })
    await dialog.getByRole('button', { name: t('evidence:print.do') }).click()
    await page.locator('body[data-printed]').waitFor()
    expect(await page.locator('img.print-page').count()).toBe(1)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await expect.poll(() => page.locator('img.print-page').count()).toBe(0)
  })

  test('are all that is printed: another view gives a sentence and nothing that it shows', async () => {
    await page.emulateMedia({ media: 'print' })
    const printed = () => page.evaluate(() => document.body.innerText)
    expect((await printed()).trim()).toBe(t('common:frame.notPrinted'))
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    expect(await printed()).toContain('Letter before action')
    expect(await printed()).not.toContain(t('common:frame.notPrinted'))
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await page.emulateMedia({ media: null })
  })

  test('give way to the next document, and a translation stands beside its original', async () => {
    const position = page.getByText(/^\d+ \/ \d+$/)
    const at = Number.parseInt(await position.innerText())
    await page.keyboard.press('j')
    await expect.poll(async () => Number.parseInt(await position.innerText())).toBe(at + 1)
    await page.keyboard.press('k')
    await expect.poll(async () => Number.parseInt(await position.innerText())).toBe(at)

    await documents()
      .getByRole('option', { name: /\(translation\)/ })
      .click()
    await button('evidence:beside.original').click()
    const beside = page.getByRole('region', { name: t('evidence:beside.label') })
    await beside.getByText('Запрос о лицензионном договоре', { exact: false }).first().waitFor()
    await page.keyboard.press('Control+\\')
    await expect.poll(() => beside.count()).toBe(0)
  })

  test('complain of nothing', () => {
    expect(watched.strayed()).toEqual([])
    expect(watched.complaints).toEqual([])
  })
})

/** What is in the clipboard once the selection is copied, as the find field gets it. */
async function copied(page: Page, findLabel: string): Promise<string> {
  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+f')
  const field = page.getByRole('textbox', { name: findLabel })
  await field.fill('')
  await page.keyboard.press('Control+v')
  const text = await field.inputValue()
  await field.fill('')
  await page.keyboard.press('Escape')
  return text
}

async function sizeOf(image: Locator): Promise<{ width: number; height: number }> {
  return (await image.boundingBox()) ?? { width: 0, height: 0 }
}
