import type { LossFigure, LossTotal } from '../../../../../shared/contract/loss.ts'
import type { Fact } from '../../../../../shared/contract/facts.ts'
import type { Row } from '../../../../../shared/contract/registers.ts'
import { flagInWords } from '../../../../../shared/domain/loss-words.ts'
import { moneyInWords } from '../../../../../shared/domain/money-words.ts'
import type { Cli } from '../../cli.ts'
import { print, printTable } from '../../output.ts'
import type { Report } from './report.ts'
import { factInLine, toldFact } from './told-facts.ts'

type Line = Row<'loss-line'>

/** What every line of loss comes to and on whose word, how it was computed, what has to be said of it, and the sums. */
export const lossReport: Report = {
  name: 'loss',
  run: async (cli, { client, caseId }) => {
    const [rows, { figures, totals }, facts] = await Promise.all([
      client.registers['loss-line'].list({ caseId }),
      client.loss.figures({ caseId }),
      client.facts.list({ caseId }),
    ])
    const byId = new Map(rows.map((row) => [row.id, row]))
    const lines = figures.map((figure): Told => {
      const line = byId.get(figure.lineId) as Line
      return { line, figure, facts: factsOf(line, facts) }
    })
    /** Only JSON tells the steps. */
    const stepsOf = ({ line }: Told) => (cli.json ? client.loss.computation({ lineId: line.id }) : [])
    const steps = await Promise.all(lines.map(stepsOf))
    return {
      json: {
        lines: lines.map((one, at) => ({ ...one, steps: steps[at], facts: one.facts.map(toldFact) })),
        totals,
      },
      print() {
        if (lines.length === 0) return print(cli.t('reports:loss.none'))
        for (const one of lines) printLine(cli, one, byId)
        printTotals(cli, totals)
        print(cli.t('loss:rounding'))
      },
    }
  },
}

/** Those on which the line or a figure of it rests. */
function factsOf(line: Line, facts: readonly Fact[]): Fact[] {
  const named = new Set([...line.inputs, ...line.grounds].map(({ factId }) => factId))
  return facts.filter(({ id, withdrawnOn }) => withdrawnOn === null && named.has(id))
}

interface Told {
  line: Line
  figure: LossFigure
  facts: readonly Fact[]
}

function printLine(cli: Cli, { line, figure, facts }: Told, lines: ReadonlyMap<string, Line>): void {
  const { t, language } = cli
  const { amount, currency, interest, converted, flags } = figure
  print(`${line.number}. ${line.title} (${t(`loss:head.${line.head}`)})`)
  const said = [
    amount === null ? t('loss:amount.cannot') : moneyInWords(amount, currency, language),
    ...(interest === null ? [] : [`${t('loss:amount.interest')}: ${moneyInWords(interest, currency, language)}`]),
    ...(converted === null
      ? []
      : [`${t('loss:amount.claimed', converted)}: ${moneyInWords(converted.amount, converted.currency, language)}`]),
    ...(line.assumption === '' ? [] : [t('reports:loss.assumes', { assumption: line.assumption })]),
    ...facts.map((fact) => factInLine(cli, fact)),
    ...flags.map((flag) => `– ${flagInWords(flag, line.inputs, (id) => lines.get(id)?.title ?? '', language)}`),
  ]
  for (const sentence of said) print(`   ${sentence}`)
}

function printTotals({ t, language }: Cli, totals: readonly LossTotal[]): void {
  if (totals.length === 0) return
  print('')
  printTable(
    [t('loss:totals.title'), t('loss:amount.own'), t('loss:amount.interest')],
    totals.map(({ side, head, currency, amount, interest, overlapping, elsewhere }) => [
      [
        t(head === null ? 'loss:totals.all' : `loss:head.${head}`),
        ...(side === 'theirs' ? [t('loss:totals.theirs')] : []),
        ...(overlapping.length > 0 ? [t('loss:totals.overlap', { count: overlapping.length })] : []),
        ...(elsewhere.length > 0 ? [t('loss:totals.elsewhere', { count: elsewhere.length })] : []),
      ].join(', '),
      moneyInWords(amount, currency, language),
      interest === null ? '—' : moneyInWords(interest, currency, language),
    ]),
  )
}
