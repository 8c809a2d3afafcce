import type { Due } from '../../../shared/contract/answers.ts'
import type { ActStanding } from '../../../shared/domain/act-standing.ts'
import { currentStage } from '../../../shared/domain/stage.ts'
import { standingRows } from '../registers/rows.ts'
import { listStages } from '../stages/stages.ts'
import { actNumber, factsFor, type Known, MOST, type Said, say } from './known.ts'

/** What is filed or was announced, and what falls due. */
export function filedAndDue(known: Known, standings: readonly ActStanding[], dues: readonly Due[]): Said[] {
  return [...stageReached(known), ...proceedings(known), ...deadlines(known, dues), ...limitation(known, standings)]
}

function stageReached({ vault, caseId }: Known): Said[] {
  const reached = currentStage(listStages(vault, caseId))
  return reached ? [say('filed.stage', { stage: reached.stage, onDate: reached.on })] : []
}

function proceedings({ vault, caseId }: Known): Said[] {
  const rows = standingRows(vault, 'proceeding', caseId)
  const told = rows
    .slice(0, MOST)
    .map(({ id, state, title, forum, grounds }) =>
      say(
        `filed.${state}${forum === '' ? '-nowhere' : ''}`,
        { title, forum },
        { factIds: grounds.map(({ factId }) => factId), about: { kind: 'proceeding', id } },
      ),
    )
  return rows.length > MOST ? [...told, say('more.proceedings', { count: rows.length - MOST })] : told
}

function deadlines({ vault, caseId }: Known, dues: readonly Due[]): Said[] {
  const rows = new Map(standingRows(vault, 'deadline', caseId).map((row) => [row.id, row]))
  const entered = dues.filter(({ kind }) => kind === 'deadline')
  const told = entered.slice(0, MOST).map(({ id, title, on }) => {
    const factIds = factsOf(rows.get(id)?.grounds ?? [])
    return say('due.deadline', { title, onDate: on }, { factIds, about: { kind: 'deadline', id } })
  })
  return entered.length > MOST ? [...told, say('more.days', { count: entered.length - MOST })] : told
}

const factsOf = (grounds: readonly { factId: string }[]) => grounds.map(({ factId }) => factId)

/** The earliest end of limitation of each act, by the rule that was chosen for it; without a rule no date is safe. */
function limitation({ acts }: Known, standings: readonly ActStanding[]): Said[] {
  const standingOf = new Map(standings.map((standing) => [standing.actId, standing.limitation]))
  const ruled = acts.filter(({ id }) => standingOf.get(id)?.ruleId != null)
  const unruled = acts.filter((act) => !ruled.includes(act))
  const told = ruled.slice(0, MOST).map((act): Said => {
    const { earliestEnd, verified } = standingOf.get(act.id)!
    const about = { kind: 'act' as const, id: act.id }
    const factIds = factsFor(act.grounds, 'limitation')
    if (earliestEnd === null) {
      return say('due.limitation-cannot-tell', { act: actNumber(act) }, { told: 'cannot-tell', factIds, about })
    }
    const values = { act: actNumber(act), onDate: earliestEnd }
    return verified
      ? say('due.limitation', values, { factIds, about })
      : say('due.limitation-unverified', values, { told: 'cannot-tell', factIds, about })
  })
  if (unruled.length === 0) return told
  const named = unruled.slice(0, MOST).map(actNumber)
  return [...told, say('due.limitation-no-rule', { acts: named }, { told: 'cannot-tell' })]
}
