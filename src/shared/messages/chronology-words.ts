import type { Chronology, ChronologyEntry } from '../contract/chronology.ts'
import { dateInWords, type DateForm } from '../domain/edtf-words.ts'
import type { Language } from '../domain/language.ts'
import { speakerInWords } from './speaker-words.ts'
import { territoryInWords } from './territory-words.ts'
import { translator } from './translate.ts'

/** How entries of a chronology read in a language. */
export interface ChronologyWords {
  kind(entry: ChronologyEntry): string
  /** What of the row the date is: `term ends`, `in force from then`; empty where the kind says it all. */
  event(entry: ChronologyEntry): string
  /** What is listed: its own title, or what stands for one. */
  what(entry: ChronologyEntry): string
  date(entry: ChronologyEntry, form?: DateForm): string
  parties(entry: ChronologyEntry): string
  claims(entry: ChronologyEntry): string
  where(entry: ChronologyEntry): string
  /** Empty but for acts. */
  state(entry: ChronologyEntry): string
  /** As `C-1 ¶ 6; C-3 ¶ 6–8 (who says it there)`. */
  sources(entry: ChronologyEntry): string
}

/** The names that a chronology tells once are looked up in it. */
export function chronologyWords(
  { parties, claims, documents, treaties }: Pick<Chronology, 'parties' | 'claims' | 'documents' | 'treaties'>,
  language: Language,
): ChronologyWords {
  const t = translator(language)
  const nameOf = new Map(parties.map(({ id, name }) => [id, name]))
  const claimOf = new Map(claims.map(({ id, title }) => [id, title]))
  const documentOf = new Map(documents.map((one) => [one.id, one]))
  const joined = (ids: readonly string[], names: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => names.get(id) ?? []).join('; ')
  const treatyOf = new Map(treaties.map(({ id, title }) => [id, title[language]]))
  const isPair = ({ kind }: ChronologyEntry) => kind === 'agreement' || kind === 'treaty'
  const pair = (where: string) =>
    where
      .split('–')
      .map((code) => territoryInWords(code, language))
      .join(', ')
  const placeOf = (entry: ChronologyEntry) => {
    if (isPair(entry)) return pair(entry.where)
    // Of a right `where` is part of the event.
    const own = entry.kind === 'right' ? '' : entry.where
    return [entry.country && territoryInWords(entry.country, language), own].filter(Boolean).join(', ')
  }
  return {
    kind: ({ kind }) => t(`chronology:kind.${kind}`),
    event: (entry) =>
      entry.kind === 'stage'
        ? t(`cases:stage.${entry.event}`)
        : t(`chronology:event.${entry.kind}.${entry.event}`, { where: entry.where }),
    what: (entry) =>
      entry.title ||
      treatyOf.get(entry.about) ||
      (isPair(entry) ? t('chronology:agreementOf', { where: pair(entry.where) }) : t(`chronology:kind.${entry.kind}`)),
    date: ({ on, lasting }, form = 'short') => {
      if (on === null) return t('chronology:undated')
      const date = dateInWords(on, language, form)
      return lasting ? t('chronology:lasting', { date }) : date
    },
    parties: ({ partyIds }) => joined(partyIds, nameOf),
    claims: ({ claimIds }) => joined(claimIds, claimOf),
    where: placeOf,
    state: ({ state }) => (state === null ? '' : t(`chronology:state.${state}`)),
    sources: ({ sources }) =>
      sources
        .map(({ documentId, firstBlock, lastBlock, contradicts, ...told }) => {
          const document = documentOf.get(documentId)
          const named = document?.exhibit ?? document?.listedAs ?? ''
          const place =
            firstBlock === lastBlock
              ? t('facts:pinpoint.one', { named, at: firstBlock })
              : t('facts:pinpoint.several', { named, from: firstBlock, to: lastBlock })
          const said = told.voice === 'speaker' ? `${place} (${speakerInWords(told, t)})` : place
          return contradicts ? `${t('facts:against')} ${said}` : said
        })
        .join('; '),
  }
}
