import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { choose, goTo, keepRecoveryKey, LONG_WORK } from './acts.ts'
import { libellus } from './command-line.ts'
import {
  ANSWERS,
  ARTICLES,
  EVIDENCE,
  FACTS,
  type FactName,
  isThere,
  pattern,
  quoteOf,
  titleOf,
  type Told,
} from './real-articles.ts'
import { availableShells, showWindow, type ShownWindow } from './shells.ts'
import { watch, type Watched } from './watched.ts'

const PASSPHRASE = 'seven quiet boats'
/** Where a vault of this name is made, in the person's folder of vaults. */
const VAULT = path.join('vaults', 'Articles')
const REFERENCE = 'R-47'

/** The case of the real articles, entered by the window alone. */
describe.each(await availableShells())('the real articles in the %s shell', (shell) => {
  const t = translator('en')
  let home: string
  let shown: ShownWindow
  let page: Page
  let watched: Watched
  let closed = false

  beforeAll(async () => {
    if (!isThere) return console.warn(`skipped: ${EVIDENCE} is not there`)
    home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
    shown = await showWindow(shell, { home })
    page = shown.page
    watched = watch(page)
    await page.getByRole('button', { name: t('vault:start.new.button') }).click()
    await page.getByLabel(t('vault:start.new.name')).fill('Articles')
    for (const field of ['new', 'again']) {
      await page.getByRole('textbox', { name: t(`keys:passphrase.${field}`), exact: true }).fill(PASSPHRASE)
    }
    await page.getByRole('button', { name: t('vault:start.new.make') }).click()
    await keepRecoveryKey(page, t)
  }, LONG_WORK)

  afterAll(async () => {
    if (!isThere) return
    if (!closed) await shown.close()
    await rm(home, { recursive: true, force: true })
  })

  const documents = () => page.getByRole('listbox', { name: t('evidence:list.label') })
  const button = (name: string) => page.getByRole('button', { name: t(name), exact: true })
  const textbox = (within: Locator | Page, name: string) => within.getByRole('textbox', { name: t(name), exact: true })
  const combobox = (within: Locator | Page, name: string) =>
    within.getByRole('combobox', { name: t(name), exact: true })
  const inspector = (kind: string) => page.getByRole('region', { name: t(`registers:kind.${kind}`), exact: true })

  test.runIf(isThere)(
    'a case with its parties and their countries, and the five articles in it',
    async () => {
      await button('cases:command.new').first().click()
      await textbox(page, 'cases:field.title').fill('Rifles after the licence ended')
      await textbox(page, 'cases:field.reference').fill(REFERENCE)
      await add(page.getByRole('combobox', { name: t('cases:parties.claimants') }), 'Izhmash')
      await add(page.getByRole('combobox', { name: t('cases:parties.defendants') }), 'Arsenal')
      await button('cases:new.make').click()
      await button('cases:parties.addOther').click()
      await textbox(page, 'cases:party.name').fill('Neutron')
      await pick(combobox(page, 'cases:party.role'), t('cases:role.third-party'))
      await button('cases:party.add').click()
      await page.getByRole('button', { name: /^Neutron/, expanded: true }).waitFor()
      for (const [name, country] of [
        ['Neutron', 'Armenia'],
        ['Izhmash', 'Russia'],
        ['Arsenal', 'Bulgaria'],
      ] as const) {
        const party = page.getByRole('button', { name: new RegExp(`^${name}`) })
        if (name !== 'Neutron') await party.click()
        await choose(combobox(page.locator('li').filter({ has: party }), 'cases:party.country'), country)
        await page.getByRole('button', { name: new RegExp(`^${name}.*${country}`) }).waitFor()
      }
      await goTo(page, t, 'evidence')
      const [picker] = await Promise.all([
        page.waitForEvent('filechooser'),
        button('evidence:empty.add').last().click(),
      ])
      await picker.setFiles(ARTICLES)
      await expect.poll(() => documents().getByRole('option').count(), { timeout: LONG_WORK }).toBe(5)
    },
    LONG_WORK,
  )

  test.runIf(isThere)(
    'a fact of each passage that matters, with whose word it is',
    async () => {
      await goTo(page, t, 'evidence')
      for (const fact of Object.values(FACTS)) await cite(fact)
      await goTo(page, t, 'facts')
      const facts = page.getByRole('grid', { name: t('facts:title') })
      await facts.getByText(FACTS.progress.text).waitFor()
    },
    3 * LONG_WORK,
  )

  async function cite(fact: Told): Promise<void> {
    const { text, speaker } = fact
    await documents()
      .getByRole('option')
      .filter({ hasText: titleOf(fact.article) })
      .click()
    const words = page
      .getByRole('document', { name: t('evidence:reader.text') })
      .locator('.paragraph')
      .filter({ hasText: quoteOf(fact) })
      .first()
      .locator('[data-ordinal]')
    await words.click({ clickCount: 3 })
    await page.getByRole('button', { name: t('facts:command.cite'), disabled: false }).waitFor()
    await page.keyboard.press('c')
    const form = page.getByRole('dialog', { name: t('facts:form.label') })
    await form.getByRole('combobox', { name: t('facts:form.find') }).fill(text)
    await form.getByRole('option', { name: t('facts:form.new') }).click()
    await textbox(form, 'facts:form.text').waitFor()
    if (speaker !== undefined) {
      await form.getByText(t('facts:voice.speaker'), { exact: true }).click()
      await form.getByRole('combobox', { name: t('facts:citation.speaker') }).fill(speaker)
    }
    await form.getByRole('button', { name: t('facts:form.cite') }).click()
    await form.waitFor({ state: 'detached' })
  }

  /** Rests a field, or the row as a whole, on a fact. `field` lies in the part that the fact is to speak for. */
  async function rest(within: Locator, name: FactName, field?: Locator): Promise<void> {
    const part = field ? within.locator('.grounded').filter({ has: field }) : within
    const first = part.getByRole('button', { name: t('registers:grounds.addFirst') })
    const another = part.getByRole('button', { name: t('registers:grounds.addAnother') })
    await first.or(another).first().click()
    await chooseFact(part, name)
    await part.locator('.ground').getByText(FACTS[name].text).waitFor()
  }

  async function chooseFact(within: Locator, name: FactName): Promise<void> {
    const { text } = FACTS[name]
    await within.getByRole('combobox', { name: t('facts:form.find') }).fill(text)
    await within.getByRole('option', { name: text, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await within.getByRole('combobox', { name: t('facts:form.find') }).waitFor({ state: 'detached' })
  }

  const part = (name: string) =>
    page
      .getByRole('radiogroup', { name: t('acts:parts') })
      .getByText(t(`acts:part.${name}`), { exact: true })
      .click()

  test.runIf(isThere)(
    'a licence that had ended before a day, and two of which nobody says that they were granted',
    async () => {
      await goTo(page, t, 'acts')
      await part('licences')
      const licence = await enterLicence('Licence to make the rifle', 'Arsenal', 'by 4 December 2006')
      await rest(licence, 'licensed', page.getByText(t('licences:wholeRests')))
      await rest(licence, 'ended', textbox(page, 'registers:field.end'))

      await enterLicence('Making in Armenia', 'Neutron')
      await notSaidToBeGranted(licence)
      await rest(licence, 'armenia', page.getByText(t('licences:wholeRests')))
      await rest(licence, 'volume', textbox(page, 'registers:field.volumePerYear'))
      await rest(licence, 'export', page.getByRole('radiogroup', { name: t('registers:field.export') }))
      await addMilestone(licence, 'First rifles to the army')
      const due = textbox(licence, 'licences:milestone.due')
      await due.fill('July 2020')
      await due.blur()
      await licence.getByText(t('licences:milestone.state.not-in-evidence'), { exact: true }).last().waitFor()
      await rest(licence, 'july', button('licences:milestone.add'))

      await enterLicence('Works in Venezuela')
      await notSaidToBeGranted(licence)
      await rest(licence, 'sold', page.getByText(t('licences:wholeRests')))
      await addMilestone(licence, 'Both plants complete')
      for (const said of ['complete', 'behind'] as const) await rest(licence, said, button('licences:milestone.add'))
    },
    LONG_WORK,
  )

  async function enterLicence(title: string, licensee?: string, end?: string): Promise<Locator> {
    await button('licences:enter').first().click()
    const form = page.getByRole('form', { name: t('licences:enter') })
    await form.getByLabel(t('licences:title')).fill(title)
    if (licensee !== undefined) await choose(combobox(form, 'registers:field.licenseeIds'), licensee)
    if (end !== undefined) await textbox(form, 'registers:field.end').fill(end)
    await form.getByRole('button', { name: t('licences:add'), exact: true }).click()
    await form.waitFor({ state: 'detached' })
    await expect.poll(() => textbox(inspector('licence'), 'licences:title').inputValue()).toBe(title)
    return inspector('licence')
  }

  async function notSaidToBeGranted(licence: Locator): Promise<void> {
    const granted = licence.getByRole('radiogroup', { name: t('registers:field.granted') })
    await granted.getByText(t('licences:told.not-in-evidence'), { exact: true }).click()
    await page.getByRole('grid').getByText(t('licences:granted.not-in-evidence')).last().waitFor()
  }

  async function addMilestone(licence: Locator, what: string): Promise<void> {
    await textbox(licence, 'licences:milestone.what').last().fill(what)
    await page.keyboard.press('Enter')
    await textbox(licence, 'licences:milestone.due').waitFor()
  }

  test.runIf(isThere)(
    'the acts, one of somebody who is no party',
    async () => {
      await part('acts')
      await enterAct('Production goes on', 'make', 'Arsenal', 'Bulgaria', '5 December 2006', 'wentOn')
      await sayInWords('acts:productSaid', 'rifles')
      await enterAct('On view in Malaysia', 'display', 'Arsenal', 'Malaysia', '2006', 'display')
      await enterAct('In American shops', 'sell', undefined, 'United States', '', 'fiveCountries')
      await sayInWords('registers:field.actor', 'makers in five countries, none of them named')
    },
    LONG_WORK,
  )

  async function enterAct(
    title: string,
    kind: string,
    actor: string | undefined,
    country: string,
    when: string,
    fact: FactName,
  ): Promise<void> {
    await button('acts:enter').first().click()
    const form = page.getByRole('form', { name: t('acts:enter') })
    await form.getByLabel(t('acts:title')).fill(title)
    await pick(combobox(form, 'registers:field.kind'), t(`acts:kind.${kind}`))
    if (actor) await choose(combobox(form, 'registers:field.actorId'), actor)
    await choose(combobox(form, 'acts:country'), country)
    await textbox(form, 'registers:field.when').fill(when)
    await form.getByRole('button', { name: t('acts:fromAFact') }).click()
    await chooseFact(form, fact)
    await form.getByRole('button', { name: t('acts:add'), exact: true }).click()
    await form.waitFor({ state: 'detached' })
    await expect.poll(() => textbox(inspector('act'), 'acts:title').inputValue()).toBe(title)
  }

  async function sayInWords(field: string, words: string): Promise<void> {
    const said = textbox(inspector('act'), field)
    const written = page.waitForResponse((response) => /\/registers\/.*change/.test(response.url()))
    await said.fill(words)
    await said.blur()
    await written
  }

  test.runIf(isThere)(
    'that a source knows of no agreement, what sales it reports, what was announced, and what is due',
    async () => {
      await goTo(page, t, 'agreements')
      await page
        .getByRole('radiogroup', { name: t('agreements:view') })
        .getByText(t('agreements:registerTab'), { exact: true })
        .click()
      await button('agreements:enter').first().click()
      const agreement = page.getByRole('form', { name: t('agreements:newAgreement') })
      await choose(combobox(agreement, 'agreements:countryOne'), 'Russia')
      await choose(combobox(agreement, 'agreements:countryTwo'), 'Latvia')
      await pick(combobox(agreement, 'agreements:column.state'), t('agreements:state.none'))
      await textbox(agreement, 'agreements:column.asOf').fill('5 December 2006')
      await textbox(agreement, 'agreements:column.source').fill(FACTS.seven.speaker)
      await agreement.getByRole('button', { name: t('agreements:addAgreement'), exact: true }).click()
      await rest(inspector('agreement'), 'seven')

      await goTo(page, t, 'loss')
      await button('loss:new.button').first().click()
      const line = page.getByRole('form', { name: t('loss:new.button') })
      await textbox(line, 'loss:new.title').fill('Sales a year, all makers together')
      await choose(combobox(line, 'loss:new.head'), t('loss:head.reported-sales'))
      await combobox(line, 'loss:new.currency').fill('USD')
      await page.getByRole('option', { name: /^USD/ }).click()
      await line.getByRole('button', { name: t('loss:new.add'), exact: true }).click()
      await addFigure('All makers', '2 000 000 000', '', 'money')
      await addFigure('Of these, copies', '80', '90', 'percent', 'volume')
      await rest(inspector('loss-line'), 'sales')
      const assumption = textbox(inspector('loss-line'), 'registers:field.assumption')
      await assumption.fill('That a share of the volume is one of the value. Nobody says so.')
      await assumption.blur()
      await page
        .getByRole('grid', { name: t('loss:title') })
        .getByText('1,800,000,000.00')
        .first()
        .waitFor()

      await goTo(page, t, 'proceedings')
      await button('proceedings:newDeadline').first().click()
      await textbox(page, 'registers:field.title').fill('Ask for the licence')
      await textbox(page, 'registers:field.due').fill('15 January 2030')
      await button('proceedings:enter').click()
      await inspector('deadline').waitFor()
      await page
        .getByRole('radiogroup', { name: t('proceedings:which') })
        .getByText(t('proceedings:elsewhere'))
        .click()
      await button('proceedings:newProceeding').first().click()
      await textbox(page, 'registers:field.title').fill('Lawsuits over making abroad')
      await button('proceedings:enter').click()
      await rest(inspector('proceeding'), 'announced')
    },
    LONG_WORK,
  )

  async function addFigure(title: string, low: string, high: string, unit: string, of?: string): Promise<void> {
    await button('loss:figure.add').click()
    const figure = page.locator('.figure-new')
    await textbox(figure, 'loss:figure.title').fill(title)
    await pick(combobox(figure, 'loss:figure.unit'), t(`loss:unit.${unit}`))
    await textbox(figure, 'loss:figure.low').fill(low)
    await textbox(figure, 'loss:figure.high').fill(high)
    if (of !== undefined) await pick(combobox(figure, 'loss:figure.shareOf'), t(`loss:shareOf.${of}`))
    await figure.getByRole('button', { name: t('loss:figure.factChoose') }).click()
    await chooseFact(figure, 'sales')
    await figure.getByRole('button', { name: t('loss:figure.add'), exact: true }).click()
    await figure.waitFor({ state: 'detached' })
  }

  test.runIf(isThere)(
    'a claim, with facts put to what must be proved',
    async () => {
      await goTo(page, t, 'claims')
      await button('claims:new.button').first().click()
      const form = page.getByRole('form', { name: t('claims:new.title') })
      await choose(combobox(form, 'claims:new.cause'), 'Use after the end of the licence')
      await form.getByRole('button', { name: t('claims:new.add'), exact: true }).click()
      for (const [element, fact] of [
        ['Licence existed', 'licensed'],
        ['Use after the end', 'wentOn'],
      ] as const) {
        const cell = page
          .getByRole('group', { name: t('claims:part.matrix') })
          .locator('.element-cell')
          .filter({ has: page.getByText(element, { exact: true }) })
        await cell.click()
        const about = page.getByRole('region', { name: t('claims:element.label') })
        await about.getByRole('button', { name: t('claims:element.addFact'), exact: true }).click()
        await chooseFact(about, fact)
        await about.getByText(FACTS[fact].text).waitFor()
        await expect.poll(() => cell.textContent()).not.toContain(t('claims:gap.no-fact'))
      }
    },
    LONG_WORK,
  )

  const said = (name: FactName) => {
    const fact: Told = FACTS[name]
    return `${fact.speaker ?? t('answers:ownVoice')}: “${quoteOf(fact)}”`
  }

  test.runIf(isThere)(
    'the overview answers from them, each sentence with its passage and speaker',
    async () => {
      await goTo(page, t, 'overview')
      const answers = page.getByRole('region', { name: t('answers:title') })
      for (const [last] of Object.values(ANSWERS)) {
        await answers
          .locator('.answer-sentence')
          .filter({ hasText: pattern(last!) })
          .first()
          .waitFor()
      }
      const more = answers.getByRole('button', { expanded: false })
      while ((await more.count()) > 0) await more.first().click()
      for (const [question, sentences] of Object.entries(ANSWERS)) {
        const answer = answers.locator('.case-answer').filter({
          has: page.getByRole('heading', { name: t(`answers:question.${question}`), exact: true }),
        })
        for (const expected of sentences) {
          const sentence = answer.locator('.answer-sentence').filter({ hasText: pattern(expected) })
          expect(await sentence.count(), `${question}: ${expected.says.join(' … ')}`).toBe(1)
          for (const told of ['cannot-tell', 'not-in-evidence']) {
            const marks = sentence.getByRole('img', { name: t(`answers:told.${told}`), exact: true })
            expect(await marks.count()).toBe(told === expected.told ? 1 : 0)
          }
          const titles = await sentence
            .getByRole('button')
            .evaluateAll((all) => all.map((one) => one.getAttribute('title')))
          expect(new Set(titles)).toEqual(new Set(expected.from.map(said)))
        }
      }
    },
    LONG_WORK,
  )

  test.runIf(isThere)('a source opens the passage in the reader', async () => {
    const answers = page.getByRole('region', { name: t('answers:title') })
    await answers.getByTitle(said('display')).first().click()
    await page
      .locator('mark')
      .filter({ hasText: quoteOf(FACTS.display) })
      .first()
      .waitFor()
  })

  test.runIf(isThere)('nothing was asked of anybody outside, and nothing complained', () => {
    expect(watched.strayed()).toEqual([])
    expect(watched.complaints).toEqual([])
  })

  test.runIf(isThere)(
    'the command line answers the same of the vault that was closed',
    async () => {
      closed = true
      await shown.close()
      const env = { LIBELLUS_PASSPHRASE: PASSPHRASE }
      const { json } = await libellus(home, ['report', 'answers', VAULT, '--case', REFERENCE, '--json'], env)
      const answers = json[0]?.['answers'] as { question: string; statements: ToldStatement[] }[]
      for (const [question, sentences] of Object.entries(ANSWERS)) {
        const statements = answers.find((one) => one.question === question)?.statements ?? []
        for (const expected of sentences) {
          const found = statements.filter(({ says }) => pattern(expected).test(says))
          expect(found, `${question}: ${expected.says.join(' … ')}`).toMatchObject([{ told: expected.told }])
          const from = found.flatMap(({ sources }) =>
            sources.map(({ speaker, quote }) => `${speaker || t('answers:ownVoice')}: “${quote}”`),
          )
          expect(new Set(from)).toEqual(new Set(expected.from.map(said)))
        }
      }
    },
    LONG_WORK,
  )
})

interface ToldStatement {
  says: string
  told: string
  sources: { speaker: string; quote: string }[]
}

/** Opens a field's list and chooses of it. */
async function pick(field: Locator, option: string): Promise<void> {
  await field.click()
  await field.page().getByRole('option', { name: option, exact: true }).click()
}

async function add(field: Locator, word: string): Promise<void> {
  await field.fill(word)
  await field.press('Enter')
}
