import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Because } from '../domain/because.ts'
import { EdtfDate } from '../domain/edtf.ts'
import { LicenceOn, LicenceStretch } from '../domain/licence-state.ts'
import { MilestoneState } from '../domain/milestone.ts'
import { caseErrors, refusals } from './errors.ts'
import { Id } from './ids.ts'

export const LicenceOnDay = LicenceOn.extend({ licenceId: Id, stretches: z.array(LicenceStretch) })
export type LicenceOnDay = z.infer<typeof LicenceOnDay>

export const MilestoneStanding = z.object({
  licenceId: Id,
  /** Its place among the licence's milestones. */
  index: z.int().nonnegative(),
  what: z.string(),
  state: MilestoneState,
  because: z.array(Because),
})
export type MilestoneStanding = z.infer<typeof MilestoneStanding>

export const licences = {
  /** How each licence that was not withdrawn stood on a day, and from day to day; by number. */
  onDay: oc
    .input(z.object({ caseId: Id, on: EdtfDate }))
    .output(z.array(LicenceOnDay))
    .errors(refusals(caseErrors)),
  /** Each milestone, as of today. */
  milestones: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(MilestoneStanding))
    .errors(refusals(caseErrors)),
}
