import type { PartyRole } from '../../../shared/contract/cases.ts'

/** Roles of those whom a case names beside its two sides. */
export const OTHER_ROLES: readonly PartyRole[] = ['group-company', 'witness', 'expert', 'arbitrator', 'third-party']
