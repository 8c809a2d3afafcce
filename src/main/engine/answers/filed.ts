import type { Due } from '../../../shared/contract/answers.ts'
import type { Row } from '../../../shared/contract/registers.ts'
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

/** Whether the time for a claim on each act runs, by the rule that was chosen for it; without a verified one no date is safe. */
function limitation({ acts }: Known, standings: readonly ActStanding[]): Said[] {
  const standingOf = new Map(standings.map((standing) => [standing.actId, standing.limitation]))
  const ruled = acts.filter(({ id }) => standingOf.get(id)?.ruleId != null)
  const unruled = acts.filter((act) => !ruled.includes(act))
  const unverified = ruled.filter(({ id }) => standingOf.get(id)?.verified === false)
  const told = ruled.slice(0, MOST).map((act): Said => {
    const { earliestEnd, state } = standingOf.get(act.id)!
    const isOpen = state === 'cannot-tell' || state === 'may-have-ended' || earliestEnd === null
    return say(
      `due.limitation.${earliestEnd === null ? 'cannot-tell' : state}`,
      { act: actNumber(act), onDate: earliestEnd ?? '' },
      {
        told: isOpen ? 'cannot-tell' : 'told',
        factIds: factsFor(act.grounds, 'limitation'),
        about: { kind: 'act', id: act.id },
      },
    )
  })
  return [
    ...told,
    ...(ruled.length > MOST ? [say('more.acts', { count: ruled.length - MOST })] : []),
    ...withoutSafety('due.limitation.unverified', unverified),
    ...withoutSafety('due.limitation.no-rule', unruled),
  ]
}

function withoutSafety(key: string, acts: readonly Row<'act'>[]): Said[] {
  if (acts.length === 0) return []
  const named = say(key, { acts: acts.slice(0, MOST).map(actNumber) }, { told: 'cannot-tell' })
  return acts.length > MOST ? [named, say('more.acts', { count: acts.length - MOST })] : [named]
}
