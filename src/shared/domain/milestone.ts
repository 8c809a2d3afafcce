import { z } from 'zod'
import { type Because, because } from './because.ts'
import type { Milestone } from './licence.ts'
import { dayNumber, readingsOf } from './readings.ts'

export const MilestoneState = z.enum(['met', 'met-late', 'missed', 'not-due', 'cannot-tell', 'not-in-evidence'])
export type MilestoneState = z.infer<typeof MilestoneState>

/**
 * How a milestone stands on a civil day. That it was met, and that it was not, must be in evidence: a day that went by says
 * neither.
 */
export function milestoneStanding(
  { due, met, unmet }: Milestone,
  today: string,
  factIds: readonly string[] = [],
): { state: MilestoneState; because: Because[] } {
  const state = milestoneState({ due, met, unmet }, dayNumber(today))
  const told = [
    due ? because('milestone.due', { dueDate: due }, factIds) : because('milestone.dueNotInEvidence', {}, factIds),
    ...(met ? [because('milestone.met', { metDate: met }, factIds)] : []),
    ...(unmet ? [because('milestone.unmet', { unmetDate: unmet }, factIds)] : []),
    ...(met || unmet ? [] : [because('milestone.metNotInEvidence', {}, factIds)]),
  ]
  return { state, because: [...told, because(`milestone.state.${state}`)] }
}

function milestoneState({ due, met, unmet }: Omit<Milestone, 'what'>, today: number): MilestoneState {
  if (due === null) return met ? 'met' : 'not-in-evidence'
  const by = readingsOf(due)
  if (met) {
    const on = readingsOf(met)
    if (on.to <= by.from) return 'met'
    return on.from > by.to ? 'met-late' : 'cannot-tell'
  }
  if (unmet && readingsOf(unmet).from > by.to) return 'missed'
  if (today <= by.from) return 'not-due'
  return today > by.to ? 'not-in-evidence' : 'cannot-tell'
}
