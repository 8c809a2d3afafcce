import { z } from 'zod'

/** What part of a line's acts is within limitation; `cannot-tell` where one of them cannot be told, or none is named. */
export const WithinLimitation = z.object({
  part: z.enum(['whole', 'part', 'none', 'cannot-tell']),
  /** Those of which the time still runs, under a verified rule. */
  actIds: z.array(z.uuidv7()),
  outside: z.array(z.uuidv7()),
  notTold: z.array(z.uuidv7()),
})
export type WithinLimitation = z.infer<typeof WithinLimitation>

/** How limitation stands against one act, as of today. */
export interface ActLimitation {
  readonly state: 'running' | 'may-have-ended' | 'ended' | 'cannot-tell' | 'no-rule'
  readonly verified: boolean
}

/** Without a verified rule no act is called within limitation, and none outside. */
export function withinLimitation(
  actIds: readonly string[],
  standingOf: (actId: string) => ActLimitation | undefined,
): WithinLimitation {
  const told = actIds.map((actId) => {
    const standing = standingOf(actId)
    return { actId, is: standing?.verified ? standing.state : 'cannot-tell' }
  })
  const within = told.filter(({ is }) => is === 'running').map(({ actId }) => actId)
  const outside = told.filter(({ is }) => is === 'ended').map(({ actId }) => actId)
  const notTold = actIds.filter((actId) => !within.includes(actId) && !outside.includes(actId))
  const isTold = actIds.length > 0 && notTold.length === 0
  const part = !isTold ? 'cannot-tell' : outside.length === 0 ? 'whole' : within.length === 0 ? 'none' : 'part'
  return { part, actIds: within, outside, notTold }
}
