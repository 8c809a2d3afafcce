import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/shared/domain/article.ts'
import { extract, type Extraction } from '../../src/main/engine/extraction/extraction.ts'

const read = (text: string, fileName = 'saved.txt') => extract({ bytes: Buffer.from(text), fileName })
const found = ({ findings }: Extraction, field: Finding['field']) =>
  findings.filter((finding) => finding.field === field).map(({ role, value, basis }) => `${value} (${role}, ${basis})`)
const noise = ({ blocks }: Extraction) => blocks.filter((block) => block.noise).map((block) => block.text)
const prose = ({ blocks }: Extraction) => blocks.filter((block) => !block.noise).map((block) => block.text)

interface Fixture {
  readonly name: string
  readonly text: string
  readonly title: string | undefined
  readonly dates?: readonly string[]
  readonly author?: string
  readonly publishers?: readonly string[]
  readonly noise?: readonly string[]
  readonly firstSentence?: string
}

const FIXTURES: readonly Fixture[] = [
  {
    name: 'a report with menu, byline and a labelled date',
    text: `Home
World
Business
Sign in

Valdoria plant keeps making Brunner valves after licence lapses

By Anna Weber and Tomas Lind
Published 9 July 2020
Share this article

The plant at Karsk in Valdoria went on making pressure valves of the Brunner design long after its licence had lapsed, two former managers said on Thursday.

One of them said that in 2018 alone some 40,000 valves left the plant, of which the maker of the design was told nothing.

Read more
Related articles
© 2020 The Karsk Observer. All rights reserved.`,
    title: 'Valdoria plant keeps making Brunner valves after licence lapses',
    dates: ['2020-07-09 (head, text)'],
    author: 'Anna Weber and Tomas Lind',
    publishers: ['The Karsk Observer'],
    noise: ['Home', 'World', 'Business', 'Sign in', 'Share this article', 'Read more', 'Related articles'],
  },
  {
    name: 'an agency report with a full dateline',
    text: `Ministry drafts claims against makers of copied pumps

SOLVENA, March 3, 2011 (Meridian Press) - The ministry of industry is drafting claims against makers of copied irrigation pumps in four countries, its spokeswoman said.

She said that the first of the claims would be lodged in May 2012 at the earliest.`,
    title: 'Ministry drafts claims against makers of copied pumps',
    dates: ['2011-03-03 (dateline, text)'],
    publishers: ['Meridian Press'],
    firstSentence:
      'The ministry of industry is drafting claims against makers of copied irrigation pumps in four countries, its spokeswoman said.',
  },
  {
    name: 'a dateline without a year where the text names two years',
    text: `Talks on pump licence fail again

SOLVENA, March 3 (Meridian Press) - Talks on a licence for the Lindgren pump failed again on Monday, both sides said.

The first round had failed in 2009, the second in 2010, and no third round is planned for the time being.`,
    title: 'Talks on pump licence fail again',
    dates: ['XXXX-03-03 (dateline, text)'],
  },
  {
    name: 'a dateline without a year where the text names one',
    text: `Copied pumps shown at fair

SOLVENA, 3 March (Meridian Press) — Copies of the Lindgren pump were on show at the AGRA 2009 fair, its makers said.`,
    title: 'Copied pumps shown at fair',
    dates: ['XXXX-03-03 (dateline, text)', '2009-03-03 (dateline, offered)'],
  },
  {
    name: 'a text that begins with a label instead of a title',
    text: `Updated: July 10, 2020 Construction of the valve plant at Karsk has stopped. The owners gave no reason.

Nobody could be reached at the site, and the ministry did not answer questions that were put to it in writing.`,
    title: undefined,
    dates: ['2020-07-10 (modified, text)'],
    firstSentence: 'Construction of the valve plant at Karsk has stopped.',
  },
  {
    name: 'dates in prose alone, which are never the day of publication',
    text: `Licence for valves ended in spring

The licence for the Brunner valve ended on 31 March 2014, the company said. It had been granted on April 1, 2004 for ten years.

On 5 May 2014 the company asked the plant to stop, and on 6 June 2014 it asked again, without an answer to either letter.`,
    title: 'Licence for valves ended in spring',
    dates: [],
  },
  {
    name: 'an appeal for support before and after the text',
    text: `×
Enjoying this site without ads?
Your support keeps our journalism free. Donate today.
Support us

Copied seals found in three ports

Copied shaft seals of the Halden type were found in three ports of Ostland this week, customs officers said.

The officers said that the seals had come by ship and that the papers named another maker.

A message from The Ostland Courier:

Dear readers,

We are a small newsroom and we cannot do this without you. Your contribution, however small, makes a difference.

Once
Monthly
Continue`,
    title: 'Copied seals found in three ports',
    dates: [],
    publishers: ['The Ostland Courier'],
    noise: ['×', 'Support us', 'Dear readers,', 'Once', 'Monthly', 'Continue'],
  },
  {
    name: 'a Russian report with its menu and a date below the title',
    text: `Главная
Новости
Войти

Завод в Карске продолжает выпуск клапанов после окончания лицензии

27 декабря 2012 г.

Завод в Карске продолжает выпускать клапаны конструкции Бруннера, хотя срок лицензии истёк, сообщил представитель компании.

По его словам, в 2011 году завод выпустил около сорока тысяч клапанов и не заплатил правообладателю ничего.

Читайте также
Поделиться
Подписывайтесь на наш Telegram-канал`,
    title: 'Завод в Карске продолжает выпуск клапанов после окончания лицензии',
    dates: ['2012-12-27 (head, text)'],
    noise: ['Главная', 'Новости', 'Войти', 'Читайте также', 'Поделиться', 'Подписывайтесь на наш Telegram-канал'],
  },
  {
    name: 'a Russian agency report',
    text: `Министерство готовит иски к изготовителям копий насосов

СОЛЬВЕНА, 5 дек — Меридиан Пресс. Министерство промышленности готовит иски к изготовителям копий насосов в четырёх странах, сообщила его представитель.

Она добавила, что первые иски будут поданы весной, а суммы требований пока не определены.`,
    title: 'Министерство готовит иски к изготовителям копий насосов',
    dates: ['XXXX-12-05 (dateline, text)'],
  },
  {
    name: 'a Russian text whose author is named',
    text: `Копии уплотнений нашли в трёх портах

Автор: Ирина Соколова
Опубликовано 14.03.2016

Копии уплотнений типа «Халден» нашли на этой неделе в трёх портах Остландии, сообщили сотрудники таможни.`,
    title: 'Копии уплотнений нашли в трёх портах',
    dates: ['2016-03-14 (head, text)'],
    author: 'Ирина Соколова',
  },
  {
    name: 'a letter with a subject line',
    text: `Brunner Armaturen AG
Hafenweg 12
Lindau

Lindau, 5 May 2014

Dear Sirs,

Re: End of the licence agreement of 1 April 2004

We write to inform you that the licence agreement ended on 31 March 2014 and that every right granted under it has come back to us.

Yours faithfully,
Karl Brunner`,
    title: 'End of the licence agreement of 1 April 2004',
    dates: ['2014-05-05 (dateline, text)'],
    noise: [],
  },
  {
    name: 'an agreement headed in capitals',
    text: `LICENCE AGREEMENT

Lindau, 1 April 2004

This licence agreement is made between Brunner Armaturen AG, a company of Lindau, and the Karsk Valve Works, a company of Karsk.

1. The licensor grants the licensee the right to make the valves of the licensor's design for a term of ten years.`,
    title: 'LICENCE AGREEMENT',
    dates: ['2004-04-01 (dateline, text)'],
    noise: [],
  },
  {
    name: 'notes without prose, which have no title',
    text: `valves
seals
pumps 40
pumps 60`,
    title: undefined,
    dates: [],
  },
  {
    name: 'a text wrapped at a column',
    text: `Pump maker asks court to stop sale of copies

The maker of the Lindgren pump has asked a court in Solvena to stop
the sale of copies that are made in Ostland, where its licence was
never extended. The court will hear both sides before it decides, a
clerk said.

The copies are sold at half the price and bear no name, according to
a dealer who asked not to be named.`,
    title: 'Pump maker asks court to stop sale of copies',
    dates: [],
    firstSentence:
      'The maker of the Lindgren pump has asked a court in Solvena to stop the sale of copies that are made in Ostland, where its licence was never extended.',
  },
]

describe('what an article’s text says of itself', () => {
  test.each(FIXTURES.map((fixture) => [fixture.name, fixture] as const))('%s', async (_, fixture) => {
    const extraction = await read(fixture.text)
    expect(found(extraction, 'title')).toEqual(fixture.title ? [`${fixture.title} (main, text)`] : [])
    if (fixture.dates) expect(found(extraction, 'published')).toEqual(fixture.dates)
    expect(found(extraction, 'author')).toEqual(fixture.author ? [`${fixture.author} (main, text)`] : [])
    if (fixture.publishers)
      expect(found(extraction, 'publisher')).toEqual(fixture.publishers.map((name) => `${name} (main, text)`))
    if (fixture.noise?.length === 0) expect(noise(extraction)).toEqual([])
    else expect(noise(extraction)).toEqual(expect.arrayContaining([...(fixture.noise ?? [])]))
    if (fixture.firstSentence) expect(extraction.firstSentence).toBe(fixture.firstSentence)
    expect(extraction.blocks.map((block) => block.ordinal)).toEqual(extraction.blocks.map((_block, at) => at + 1))
  })

  test('noise never takes the article’s own prose', async () => {
    const extraction = await read(FIXTURES[6]!.text)
    expect(prose(extraction)).toHaveLength(3)
  })

  test('what a witness says of support is not an appeal', async () => {
    const extraction = await read(
      'Minister thanks partners\n\n"We need your support to make a difference for our independent media," the minister told the partners of the programme on Friday.',
    )
    expect(noise(extraction)).toEqual([])
  })
})

const EVIDENCE = fileURLToPath(new URL('../../../shared/evidence/', import.meta.url))
const names = existsSync(EVIDENCE) ? readdirSync(EVIDENCE) : []
const real = (number: string) =>
  extract({ bytes: readFileSync(EVIDENCE + names.find((name) => name.startsWith(number))!), fileName: `${number}.txt` })

/** Skipped where the folder of real articles is not beside the project. */
describe.skipIf(names.length === 0)('the five real articles', () => {
  test.each([
    [
      '000',
      'Russia set to crack down on unlicensed arms production abroad',
      ['XXXX-12-05 (dateline, text)', '2006-12-05 (dateline, offered)'],
    ],
    ['001', 'Russia Takes Aim at Foreign AK-47 Fakers', []],
    ['002', undefined, ['2020-07-09 (head, text)']],
    ['003', 'Construction of Kalashnikov Factories in Venezuala Behind Schedule', []],
    [
      '004',
      'Russia, U.S. to Improve Intellectual Property Rights Protection',
      ['2012-12-27 (head, text)', '2012-12-26 (dateline, text)'],
    ],
  ])('%s: its title and its days', async (number, title, dates) => {
    const extraction = await real(number)
    expect(found(extraction, 'title')).toEqual(title ? [`${title} (main, text)`] : [])
    expect(found(extraction, 'published')).toEqual(dates)
    expect(extraction.language).toBe('en')
  })

  test('002 is listed by its first sentence, without the label', async () => {
    expect((await real('002')).firstSentence).toMatch(/^Armenia has started producing .*\.$/)
  })

  test('the agency of 000 comes before the site that carries it', async () => {
    expect(found(await real('000'), 'publisher')).toEqual([
      'RIA Novosti (main, text)',
      'Sputnik International (main, text)',
    ])
  })

  test.each([
    [
      '000',
      ['- Sputnik International', 'Russia', 'Subscribe', 'Newsfeed', '0', 'log in or register', 'loader', 'Chats'],
    ],
    ['001', ['Enjoying ad-free content?', 'Support us', 'paiment methods', 'Remind me later.', 'Read more']],
    [
      '003',
      ['×', 'A Message from The Moscow Times:', 'Dear readers,', 'Once', 'Monthly', 'Annual', 'Continue', 'Read more'],
    ],
    ['004', ['An official website of the United States government']],
  ])('%s: the site’s own text is noise', async (number, lines) => {
    expect(noise(await real(number))).toEqual(expect.arrayContaining(lines))
  })

  test('003: the whole appeal is noise, and nothing of the report', async () => {
    const { blocks } = await real('003')
    const appeal = blocks.findIndex(({ text }) => text.startsWith('A Message from'))
    expect(blocks.slice(appeal).every((block) => block.noise)).toBe(true)
    expect(blocks.slice(6, appeal).some((block) => block.noise)).toBe(false)
  })
})
