import type { EdtfDate } from '../../../../../shared/domain/edtf.ts'
import { readTypedDate } from '../../../../../shared/domain/typed-date.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../../cli.ts'
import { printJson } from '../../output.ts'
import { withVault } from '../../session.ts'
import { actsReport } from './acts.ts'
import { agreementsReport } from './agreements.ts'
import { answersReport } from './answers.ts'
import { causesReport } from './causes.ts'
import { chronologyReport } from './chronology.ts'
import { claimsReport } from './claims.ts'
import { conflictsReport } from './conflicts.ts'
import { dueReport } from './due.ts'
import { factsReport } from './facts.ts'
import { gapsReport } from './gaps.ts'
import { licencesReport } from './licences.ts'
import { lossReport } from './loss.ts'
import { peopleReport } from './people.ts'
import { proceedingsReport } from './proceedings.ts'
import { referencesReport } from './references.ts'
import { renewalsReport } from './renewals.ts'
import type { Report } from './report.ts'
import { rightsReport } from './rights.ts'
import { rulesReport } from './rules.ts'
import { sectionsReport } from './sections.ts'
import { treatiesReport } from './treaties.ts'

const REPORTS: readonly Report[] = [
  actsReport,
  agreementsReport,
  answersReport,
  causesReport,
  chronologyReport,
  claimsReport,
  conflictsReport,
  dueReport,
  factsReport,
  gapsReport,
  licencesReport,
  lossReport,
  peopleReport,
  proceedingsReport,
  referencesReport,
  renewalsReport,
  rightsReport,
  rulesReport,
  sectionsReport,
  treatiesReport,
]

export const REPORT_NAMES: readonly string[] = REPORTS.map(({ name }) => name)

interface Options {
  case: string
  on?: string
}

/** Prints a report on a case. */
export async function showReport(
  cli: Cli,
  [name = '', folder = '']: string[],
  { case: named, on }: Options,
): Promise<ExitCode> {
  const report = reportNamed(name)
  const day = dayFor(cli, report, on)
  return withVault(cli, folder, async ({ client }) => {
    const { id: caseId } = await client.cases.get({ case: named })
    const { json, print } = await report.run(cli, { client, caseId, on: day })
    if (cli.json) printJson(json)
    else print()
    return EXIT.done
  })
}

function dayFor(cli: Cli, { name, takes }: Report, typed: string | undefined): EdtfDate | undefined {
  if (typed === undefined) return undefined
  if (takes === undefined) {
    const names = REPORTS.filter((one) => one.takes !== undefined).map((one) => one.name)
    throw wrongUse(cli, 'usage.reportWithoutDay', { name, names: names.join(', ') })
  }
  const date = readTypedDate(typed)
  if (date === undefined) throw wrongUse(cli, 'facts.notADate', { typed })
  if (takes === 'day' && !isWholeDay(date)) throw wrongUse(cli, 'usage.reportWholeDay', { name, typed })
  return date
}

function isWholeDay(date: EdtfDate): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(date)
}

function reportNamed(name: string): Report {
  const found = REPORTS.find((one) => one.name === name)
  if (!found) throw new Error(`${name} is no report`)
  return found
}
