import { afterEach, expect, test, vi } from 'vitest'
import type { Cli } from '../../src/main/shells/cli/cli.ts'
import { lossReport } from '../../src/main/shells/cli/commands/reports/loss.ts'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import type { LossInput } from '../../src/shared/domain/loss.ts'
import { LANGUAGES } from '../../src/shared/domain/language.ts'
import { translator } from '../../src/shared/messages/translate.ts'
import { caseOfFiles } from '../engine-under-test.ts'

const QUOTE = 'unlicensed sales come to two billion dollars a year'

afterEach(() => vi.restoreAllMocks())

async function caseWithLoss() {
  const bench = await caseOfFiles('Rifles', { 'speech.txt': `The minister said that ${QUOTE}.\n` })
  const { client, caseId, documents } = bench
  const from = 'The minister said that '.length
  const passage = {
    documentId: documents[0]!.id,
    firstBlock: 1,
    from,
    lastBlock: 1,
    to: from + QUOTE.length,
    quote: QUOTE,
  }
  const said = { stance: 'supports', voice: 'speaker', speaker: 'the minister', saidOn: null } as const
  const fact = await client.facts.add({
    caseId,
    text: 'Unlicensed sales of USD 2 billion a year.',
    happened: null,
    partyIds: [],
    citation: { ...said, knowledge: null, hedge: '', translation: '', passage },
  })
  const figure = (name: string, unit: LossInput['unit'], low: string, high: string): LossInput => ({
    name,
    title: '',
    value: { low, high, likely: null },
    unit,
    shareOf: unit === 'percent' ? 'volume' : null,
    factId: fact.id,
  })
  await client.registers['loss-line'].add({
    caseId,
    row: draftOf('loss-line', {
      title: 'Sales of all makers',
      head: 'reported-sales',
      computation: 'product',
      inputs: [figure('sales', 'money', '2000000000', '2000000000'), figure('share', 'percent', '80', '90')],
      assumption: 'The share of the volume is one of the value.',
    }),
  })
  return bench
}

function cliIn(language: Cli['language']): Cli {
  const installation = {} as Cli['installation']
  return { t: translator(language), language, installation, json: false, passphraseFile: undefined }
}

test('the report on loss says how much on whose word, step by step, and what has to be said of it', async () => {
  const { client, caseId } = await caseWithLoss()
  const { json } = await lossReport.run({ ...cliIn('en'), json: true }, { client, caseId, on: undefined })
  expect(json).toMatchObject({
    totals: [],
    lines: [
      {
        line: { number: 1, title: 'Sales of all makers', assumption: 'The share of the volume is one of the value.' },
        figure: {
          amount: { low: '1600000000.00', high: '1800000000.00', likely: null },
          currency: 'USD',
          within: { part: 'cannot-tell' },
        },
        steps: [{ makes: 'sales' }, { makes: 'share' }, { does: 'multiply', of: [0, 1] }, { does: 'round' }],
        facts: [{ number: 'F-1', passages: [{ speaker: 'the minister', paragraph: 1, quote: QUOTE }] }],
      },
    ],
  })
  const flags = (json as { lines: { figure: { flags: { flag: string }[] } }[] }).lines[0]?.figure.flags
  expect(flags?.map(({ flag }) => flag)).toEqual([
    'share-of-volume',
    'sales-not-loss',
    'whose-not-said',
    'by-whom-not-said',
    'limitation-not-told',
  ])
})

test.each(LANGUAGES)('the report on loss is printed in sentences (%s)', async (language) => {
  const { client, caseId } = await caseWithLoss()
  const { print } = await lossReport.run(cliIn(language), { client, caseId, on: undefined })
  const written: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  print()
  const told = written.join('')
  const t = translator(language)
  expect(told).toContain(t('loss:flag.sales-not-loss'))
  expect(told).toContain(t('loss:rounding'))
  expect(told).toMatch(language === 'en' ? /USD 1,600,000,000\.00 to 1,800,000,000\.00/ : /от 1\s600\s000\s000,00 до/)
  expect(told).toContain('the minister')
  expect(told).not.toMatch(/loss:|\{\{/)
})
