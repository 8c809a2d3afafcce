import type { AgreementsAbout } from '../../../shared/contract/agreements.ts'
import type { Party } from '../../../shared/contract/cases.ts'
import { compareEdtf, type EdtfDate } from '../../../shared/domain/edtf.ts'
import { homeOf } from '../../../shared/domain/home-country.ts'
import type { CountryCode } from '../../../shared/domain/jurisdiction.ts'
import { caseNames, requireCase } from '../cases/require.ts'
import { partiesOf } from '../parties/parties.ts'
import { standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'

type Told = { country: CountryCode; group: AgreementsAbout['countries'][number]['group'] }

/** The countries and days that a case is about, or all cases of the vault. Throws CASE_NOT_FOUND. */
export function agreementsAbout(vault: Vault, caseId: string | null): AgreementsAbout {
  if (caseId !== null) requireCase(vault, caseId)
  const cases = caseId === null ? [...caseNames(vault).keys()] : [caseId]
  const parties = cases.flatMap((id) => partiesOf(vault, id))
  const acts = cases.flatMap((id) => standingRows(vault, 'act', id))
  const home = homeOf(parties)
  const agreed = standingRows(vault, 'agreement', null).flatMap(({ countries }) => countries)
  const told: Told[] = [
    ...countriesOf(parties, 'defendant').map((country): Told => ({ country, group: 'defendants' })),
    ...acts.flatMap(({ country }): Told[] =>
      country === null ? [] : [{ country: country.slice(0, 2), group: 'acts' }],
    ),
    ...agreed.map((country): Told => ({ country, group: 'agreements' })),
  ]
  const byCountry = new Map<CountryCode, Told>()
  for (const one of told) {
    if (one.country !== home && !byCountry.has(one.country)) byCountry.set(one.country, one)
  }
  const days = new Set(acts.flatMap(({ when }): EdtfDate[] => (when === null ? [] : [when])))
  return { home, countries: [...byCountry.values()], days: [...days].toSorted(compareEdtf) }
}

function countriesOf(parties: readonly Party[], role: Party['role']): CountryCode[] {
  return parties.flatMap((party) => (party.role === role && party.country ? [party.country] : []))
}
