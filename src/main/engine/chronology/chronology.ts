import type { Chronology, ChronologyEntry } from '../../../shared/contract/chronology.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { type ChronologyFilter, passing, sortChronology } from '../../../shared/domain/chronology.ts'
import { homeOf } from '../../../shared/domain/home-country.ts'
import { countryOf } from '../../../shared/domain/jurisdiction.ts'
import { type CaseRow, requireCase } from '../cases/require.ts'
import { today } from '../clock.ts'
import { listingsOf } from '../evidence/documents.ts'
import { exhibitLabels } from '../exhibits/labels.ts'
import { citedFacts } from '../facts/cited-facts.ts'
import { partiesOf } from '../parties/parties.ts'
import { standingRows } from '../registers/rows.ts'
import { rightsNamedBy } from '../rights/named.ts'
import { listStages } from '../stages/stages.ts'
import { derived } from '../vault/derived.ts'
import type { Vault } from '../vault/vault.ts'
import { actEntries } from './act-entries.ts'
import type { Telling } from './entry.ts'
import { factEntries } from './fact-entries.ts'
import { licenceEntries, termOf } from './licence-entries.ts'
import { claimsNaming } from './naming-claims.ts'
import { deadlineEntry, proceedingEntry, stageEntries } from './proceeding-entries.ts'
import { treatyEntries } from './treaty-entries.ts'
import { agreementEntries, rightEntries } from './world-entries.ts'

/** What of a case has a date, and what should have one, as the filter asks. Throws CASE_NOT_FOUND. */
export function chronologyOf(
  vault: Vault,
  resources: string,
  caseId: string,
  filter: ChronologyFilter = {},
): Chronology {
  const file = requireCase(vault, caseId)
  const whole = derived(vault, `chronology ${caseId}`, () => wholeChronology(vault, resources, file))
  const entries = whole.entries.filter(passing(filter))
  const ofOne = ({ partyIds, claimIds }: { partyIds: string[]; claimIds: string[] }) =>
    (filter.partyId === undefined || partyIds.includes(filter.partyId)) &&
    (filter.claimId === undefined || claimIds.includes(filter.claimId))
  return {
    ...whole,
    entries,
    terms: whole.terms.filter(ofOne),
    documents: documentsOf(vault, caseId, entries),
    today: today(),
  }
}

function wholeChronology(
  vault: Vault,
  resources: string,
  { id: caseId, jurisdiction }: CaseRow,
): Omit<Chronology, 'documents' | 'today'> {
  const facts = citedFacts(vault, caseId).filter(({ withdrawn }) => !withdrawn)
  const rows = <K extends 'licence' | 'act' | 'claim' | 'proceeding' | 'deadline'>(kind: K) =>
    standingRows(vault, kind, caseId)
  const [claims, licences, acts] = [rows('claim'), rows('licence'), rows('act')]
  const parties = partiesOf(vault, caseId)
  const telling: Telling = {
    placesOf: new Map(facts.map(({ id, places }) => [id, places])),
    claims: claimsNaming(claims),
  }
  const countries = new Set([
    ...(jurisdiction === null ? [] : [countryOf(jurisdiction)]),
    ...[...parties, ...acts].flatMap(({ country }) => country ?? []),
  ])
  const world = treatyEntries(vault, resources, {
    home: homeOf(parties),
    countries: [...parties.filter(({ role }) => role === 'defendant'), ...acts].flatMap(({ country }) => country ?? []),
  })
  const entries = [
    ...licences.flatMap((licence) => licenceEntries(licence, telling)),
    ...actEntries(acts, licences, telling),
    ...factEntries(facts, telling),
    ...stageEntries(listStages(vault, caseId)),
    ...rows('proceeding').map((row) => proceedingEntry(row, telling)),
    ...rows('deadline').map((row) => deadlineEntry(row, telling)),
    ...rightsNamedBy(vault, [...licences, ...acts, ...claims]).flatMap((row) => rightEntries(row, telling)),
    ...agreementsBetween(vault, countries, telling).flatMap((row) => agreementEntries(row, telling)),
    ...world.entries,
  ]
  return {
    entries: sortChronology(entries, 'date'),
    terms: licences.map((licence) => termOf(licence, telling)),
    parties: parties.map(({ id, name, role }) => ({ id, name, role })),
    claims: claims.map(({ id, key, title }) => ({ id, key, title })),
    treaties: world.treaties,
  }
}

/** The agreements between two countries of the case, and those that rest on a fact of it. */
function agreementsBetween(vault: Vault, countries: ReadonlySet<string>, { placesOf }: Telling): Row<'agreement'>[] {
  return standingRows(vault, 'agreement', null).filter(
    (row) =>
      row.countries.every((country) => countries.has(country)) ||
      row.grounds.some(({ factId }) => placesOf.has(factId)),
  )
}

function documentsOf(vault: Vault, caseId: string, entries: readonly ChronologyEntry[]): Chronology['documents'] {
  const ids = new Set(entries.flatMap(({ sources }) => sources.map(({ documentId }) => documentId)))
  const labels = exhibitLabels(vault, caseId)
  return [...listingsOf(vault, ids)].map(([id, { listedAs }]) => ({ id, exhibit: labels.get(id) ?? null, listedAs }))
}
