import type { ChronologyEntry } from '../../../shared/contract/chronology.ts'
import { compareEdtf } from '../../../shared/domain/edtf.ts'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import type { CitedFact } from '../facts/cited-facts.ts'
import { entryOf, sourceOf, type Telling } from './entry.ts'

/** Facts by when they happened; of one whose day is not in evidence, when it was said. */
export function factEntries(facts: readonly CitedFact[], { claims }: Telling): ChronologyEntry[] {
  return facts.map(({ id, number, text, happened, partyIds, places }) => {
    const said = happened === null ? firstSaid(places) : undefined
    return entryOf(happened ?? said?.saidOn ?? null, {
      kind: said ? 'statement' : 'fact',
      event: said ? 'said' : 'happened',
      about: id,
      label: formatFactNumber(number),
      title: text,
      partyIds: [...partyIds],
      claimIds: claims.of([id]),
      sources: (said ? [said] : places).map(sourceOf),
    })
  })
}

function firstSaid(places: CitedFact['places']): CitedFact['places'][number] | undefined {
  return places
    .filter(({ saidOn, stance }) => saidOn !== null && stance === 'supports')
    .toSorted((a, b) => compareEdtf(a.saidOn ?? undefined, b.saidOn ?? undefined))[0]
}
