import type { Meeting } from '../../../../shared/contract/conflicts.ts'
import type { Decision } from '../../../../shared/domain/conflict.ts'
import { foundInCheck } from '../../../../shared/domain/conflict-found.ts'
import { likenessInWords } from '../../../../shared/messages/meeting-words.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printJson, printTable } from '../output.ts'
import { withVault } from '../session.ts'

interface Options {
  case?: string
  decision?: Decision
  reason?: string
}

/** Looks for names in every case of the vault; with a decision, records the check. */
export async function checkConflicts(
  cli: Cli,
  [folder = '', ...names]: string[],
  { case: named, decision, reason = '' }: Options,
): Promise<ExitCode> {
  if (decision !== undefined && decision !== 'clear' && reason.trim() === '') throw wrongUse(cli, 'usage.reasonNeeded')
  return withVault(cli, folder, async ({ client }) => {
    const caseId = named === undefined ? undefined : (await client.cases.get({ case: named })).id
    const meetings = await client.conflicts.check({ names, exceptCaseId: caseId })
    const row = {
      names,
      forCaseId: caseId ?? null,
      found: foundInCheck(meetings),
      decision: decision ?? 'clear',
      reason,
    }
    const recorded =
      decision === undefined ? undefined : await client.registers['conflict-check'].add({ caseId: null, row })
    if (cli.json) printJson({ names, meetings, ...(recorded && { recorded }) })
    else printMeetings(cli, meetings)
    if (!cli.json && recorded) {
      const decided = cli.t(`conflicts:decision.${recorded.decision}`)
      print(cli.t('conflicts:report.recorded', { decision: decided }))
    }
    return EXIT.done
  })
}

export function printMeetings({ t }: Cli, meetings: readonly Meeting[]): void {
  if (meetings.length === 0) return print(t('conflicts:report.clear'))
  printTable(
    [t('conflicts:head.name'), t('conflicts:alike'), t('conflicts:head.roles'), t('conflicts:head.cases')],
    meetings.map(({ asked, name, alias, likeness, role, reference, caseTitle }) => [
      asked,
      `${alias === null ? name : `${name} ${t('conflicts:by', { name: alias })}`} (${likenessInWords(likeness, t)})`,
      t(`cases:role.${role}`),
      `${reference} ${caseTitle}`,
    ]),
  )
}
