import type { Answer, Statement } from '../../../../../shared/contract/answers.ts'
import { statementInWords, tableInWords } from '../../../../../shared/messages/answer-words.ts'
import { speakerInWords } from '../../../../../shared/messages/speaker-words.ts'
import { today } from '../../civil-day.ts'
import type { Cli } from '../../cli.ts'
import { print } from '../../output.ts'
import { sourceOf } from '../facts.ts'
import type { Report } from './report.ts'
import { toldPassage } from './told-facts.ts'

/** The case in answers: who copies, under which licence, what the loss is, what falls due, each with its passages. */
export const answersReport: Report = {
  name: 'answers',
  run: async (cli, { client, caseId }) => {
    const answers = await client.answers.ofCase({ caseId })
    return {
      json: { asOf: today(), answers: answers.map((answer) => toldAnswer(cli, answer)) },
      print() {
        for (const answer of answers) printAnswer(cli, answer)
      },
    }
  },
}

function toldAnswer({ t, language }: Cli, { question, statements, tally }: Answer) {
  return {
    question,
    asks: t(`answers:question.${question}`),
    tally: Object.fromEntries(tally.map(({ key, count }) => [key, count])),
    statements: statements.map((statement) => ({
      ...statement,
      says: statementInWords(statement, language, t),
      sources: statement.sources.map(toldPassage),
    })),
  }
}

function printAnswer(cli: Cli, { question, statements }: Answer): void {
  const { t } = cli
  print(t(`answers:question.${question}`))
  if (statements.length === 0) print(`  ${t(`answers:nothing.${question}`)}`)
  for (const statement of statements) printStatement(cli, statement)
  print('')
}

function printStatement({ t, language }: Cli, statement: Statement): void {
  const { told, sources, origins } = statement
  const mark = told === 'told' ? '' : ` [${t(`answers:told.${told}`)}]`
  print(`  ${statementInWords(statement, language, t)}${mark}`)
  for (const source of sources) {
    print(`      ${sourceOf(t, source)}, ${speakerInWords(source, t)}: “${source.passage.quote}”`)
  }
  for (const table of statement.tables) print(`      ${tableInWords(table, language, t)}`)
  if (origins === 1) print(`      ${t('stories:origins.one')}`)
}
