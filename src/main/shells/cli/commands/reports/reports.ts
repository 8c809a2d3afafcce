import { readTypedDate } from '../../../../../shared/domain/typed-date.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../../cli.ts'
import { printJson } from '../../output.ts'
import { withVault } from '../../session.ts'
import { actsReport } from './acts.ts'
import { agreementsReport } from './agreements.ts'
import { answersReport } from './answers.ts'
import { chronology } from './chronology.ts'
import { claimsReport } from './claims.ts'
import { dueReport } from './due.ts'
import { factsReport } from './facts.ts'
import { gaps } from './gaps.ts'
import { licencesReport } from './licences.ts'
import { loss } from './loss.ts'
import { references } from './references.ts'
import { conflicts } from './conflicts.ts'
import { people } from './people.ts'
import { renewals } from './renewals.ts'
import { rightsReport } from './rights.ts'
import { treatiesReport } from './treaties.ts'
import type { Report } from './report.ts'

const REPORTS: readonly Report[] = [
  actsReport,
  agreementsReport,
  answersReport,
  chronology,
  claimsReport,
  conflicts,
  dueReport,
  factsReport,
  gaps,
  licencesReport,
  loss,
  people,
  references,
  renewals,
  rightsReport,
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
  const day = on === undefined ? undefined : readTypedDate(on)
  if (on !== undefined && day === undefined) throw wrongUse(cli, 'facts.notADate', { typed: on })
  return withVault(cli, folder, async ({ client }) => {
    const { id: caseId } = await client.cases.get({ case: named })
    const { json, print } = await reportNamed(name).run(cli, { client, caseId, on: day })
    if (cli.json) printJson(json)
    else print()
    return EXIT.done
  })
}

function reportNamed(name: string): Report {
  const found = REPORTS.find((one) => one.name === name)
  if (!found) throw new Error(`${name} is no report`)
  return found
}
