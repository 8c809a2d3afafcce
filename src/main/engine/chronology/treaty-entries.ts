import type { TreatyLine } from '../../../shared/contract/agreements.ts'
import type { Chronology, ChronologyEntry } from '../../../shared/contract/chronology.ts'
import { compareEdtf, type EdtfDate, edtfDate } from '../../../shared/domain/edtf.ts'
import type { CountryCode } from '../../../shared/domain/jurisdiction.ts'
import { lastOf } from '../../../shared/domain/treaty-day.ts'
import { resolveMatrix } from '../agreements/resolving.ts'
import { readTreatyTables } from '../agreements/tables.ts'
import { today } from '../clock.ts'
import type { Vault } from '../vault/vault.ts'
import { entryOf } from './entry.ts'

interface About {
  /** The claimants' country, where it is one. */
  readonly home: CountryCode | null
  readonly countries: Iterable<CountryCode>
}

interface Treaties {
  readonly entries: ChronologyEntry[]
  /** Those that an entry names. */
  readonly treaties: Chronology['treaties']
}

/** From when and until when each main treaty binds the claimants' country and one of the others that the case is about. */
export function treatyEntries(vault: Vault, resources: string, { home, countries }: About): Treaties {
  const { known, treaties } = readTreatyTables(resources)
  const others = [...new Set(countries)].filter((country) => country !== home && known.has(country))
  if (home === null || !known.has(home) || others.length === 0) return { entries: [], treaties: [] }
  // Agreements that the user keeps stand with their own days.
  const main = treaties.filter(({ id, main: isMain }) => isMain && id !== 'bilateral-ip')
  const asked = { one: home, others, on: edtfDate(today()), treaties: main.map(({ id }) => id) }
  const entries = resolveMatrix(vault, resources, asked).flatMap(({ country, lines }) =>
    lines.flatMap((line) => {
      const told = { kind: 'treaty', about: line.treaty, title: '', where: `${home}–${country}` } as const
      return Object.entries(daysOf(line)).map(([event, on]) => entryOf(on, { ...told, event }, country))
    }),
  )
  const named = new Set(entries.map(({ about }) => about))
  return { entries, treaties: main.filter(({ id }) => named.has(id)).map(({ id, title }) => ({ id, title })) }
}

/** Without a day from which it bound both, its end is none between them. */
function daysOf({ state, since, each }: TreatyLine): Record<string, EdtfDate> {
  const began = since ?? (state === 'ended' ? lastOf(each.map((side) => side.since)) : null)
  if (began === null) return {}
  const [ended] = each.flatMap(({ until }) => until ?? []).toSorted(compareEdtf)
  return { 'in-force': began, ...(ended && { ended }) }
}
