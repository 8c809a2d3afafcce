import type { ChronologyEntry, ChronologySource } from '../../../shared/contract/chronology.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { stretchInLink } from '../../../shared/domain/passage.ts'
import type { Grounds } from '../../../shared/domain/register.ts'
import type { z } from 'zod'
import type { CitedPlace } from '../facts/cited-facts.ts'
import type { ClaimsNaming } from './naming-claims.ts'

/** What the entries of a case are told with; each is read once. */
export interface Telling {
  /** Where each fact that was not withdrawn is read. */
  readonly placesOf: ReadonlyMap<string, readonly CitedPlace[]>
  readonly claims: ClaimsNaming
}

type Told = Partial<ChronologyEntry> & Pick<ChronologyEntry, 'kind' | 'event' | 'about' | 'title'>

/** An entry of which only these fields are told. */
export function entryOf(on: EdtfDate | null, told: Told, one = ''): ChronologyEntry {
  return {
    id: [told.about, told.event, one].filter(Boolean).join('.'),
    label: '',
    on,
    lasting: false,
    state: null,
    licenceId: null,
    partyIds: [],
    claimIds: [],
    country: null,
    where: '',
    sources: [],
    ...told,
  }
}

/** The same for each of a row's dates that is in evidence. */
export function datedEntries(
  told: Omit<Told, 'event'>,
  dates: Readonly<Record<string, EdtfDate | null | undefined>>,
): ChronologyEntry[] {
  return Object.entries(dates).flatMap(([event, on]) => (on ? [entryOf(on, { ...told, event })] : []))
}

export function sourceOf({ documentId, stance, voice, speaker, placed, ...stretch }: CitedPlace): ChronologySource {
  return {
    documentId,
    firstBlock: stretch.firstBlock,
    lastBlock: stretch.lastBlock,
    stretch: placed ? stretchInLink(stretch) : null,
    contradicts: stance === 'contradicts',
    voice,
    speaker,
  }
}

/** The passages of the facts on which a row rests, each once. */
export function sourcesOfGrounds(grounds: z.infer<typeof Grounds>, { placesOf }: Telling): ChronologySource[] {
  const sources = [...new Set(grounds.map(({ factId }) => factId))]
    .flatMap((id) => placesOf.get(id) ?? [])
    .map(sourceOf)
  const seen = new Set<string>()
  return sources.filter(({ documentId, firstBlock, lastBlock, stretch, contradicts, voice, speaker }) => {
    const key = [documentId, stretch ?? `${firstBlock} ${lastBlock}`, contradicts, voice, speaker].join()
    return !seen.has(key) && seen.add(key)
  })
}
