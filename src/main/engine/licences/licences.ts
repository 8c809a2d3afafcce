import type { LicenceOnDay, MilestoneStanding } from '../../../shared/contract/licences.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { licenceStateOn, licenceStretches } from '../../../shared/domain/licence-state.ts'
import { milestoneStanding } from '../../../shared/domain/milestone.ts'
import { factsAbout } from '../../../shared/domain/register.ts'
import { requireCase } from '../cases/require.ts'
import { today } from '../clock.ts'
import { standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'

/** How each licence of the case that was not withdrawn stood on a day, by number. Throws CASE_NOT_FOUND. */
export function licencesOnDay(vault: Vault, caseId: string, on: EdtfDate): LicenceOnDay[] {
  requireCase(vault, caseId)
  return standingRows(vault, 'licence', caseId).map((licence) => ({
    licenceId: licence.id,
    ...licenceStateOn(licence, on),
    stretches: licenceStretches(licence),
  }))
}

/** Each milestone of the licences of the case, as of a civil day. Throws CASE_NOT_FOUND. */
export function milestoneStandings(vault: Vault, caseId: string, asOf = today()): MilestoneStanding[] {
  requireCase(vault, caseId)
  return standingRows(vault, 'licence', caseId).flatMap(({ id, milestones, grounds }) =>
    milestones.map((milestone, index) => ({
      licenceId: id,
      index,
      what: milestone.what,
      ...milestoneStanding(milestone, asOf, factsAbout(grounds, 'milestones')),
    })),
  )
}
