import type { Case } from '../../../shared/contract/cases.ts'
import type { ChronologySource } from '../../../shared/contract/chronology.ts'
import { chronologyOf } from '../chronology/chronology.ts'
import { pagesOfBlocks } from '../evidence/stretches.ts'
import { listExhibits } from '../exhibits/exhibits.ts'
import type { Vault } from '../vault/vault.ts'
import type { DossierEvent, EventSource } from './input.ts'
import { placeIn } from './printed-references.ts'

type CountryName = (code: string | null) => string | null

/**
 * The dated facts and acts of a case, each with the exhibited passages that support it. What stands on documents that are
 * not exhibited is not in it, nor is a passage of one: it would be disclosed. What an act comes to is counsel's own.
 */
export function gatherEvents(
  vault: Vault,
  resources: string,
  { id: caseId, parties }: Pick<Case, 'id' | 'parties'>,
  countryName: CountryName,
): DossierEvent[] {
  // Whom else the case names, as third parties, stands in no dossier.
  const sides = parties.filter(({ role }) => role === 'claimant' || role === 'defendant')
  const nameOf = new Map(sides.map(({ id, name }) => [id, name]))
  const exhibits = listExhibits(vault, caseId)
  const standing = new Map(
    exhibits.flatMap(({ document, state, label }, index) =>
      state === 'withdrawn' ? [] : [[document.id, { index, label }] as const],
    ),
  )
  const { entries } = chronologyOf(vault, resources, caseId, { kinds: ['fact', 'act'] })
  const pageOf = pagesOfBlocks(
    vault,
    entries.flatMap(({ sources }) => sources.map(({ documentId, firstBlock: ordinal }) => ({ documentId, ordinal }))),
  )
  const sourceOf = (source: ChronologySource): EventSource[] => {
    const { documentId, firstBlock, lastBlock, stretch, voice, speaker } = source
    const exhibit = standing.get(documentId)
    if (!exhibit || source.contradicts) return []
    const { index, label } = exhibit
    const isPlaced = stretch !== null
    return [
      {
        label,
        paragraphs: isPlaced ? [firstBlock, lastBlock] : null,
        speaker: voice === 'speaker' ? speaker : null,
        place: placeIn({ exhibits, pageOf }, index, undefined, isPlaced ? firstBlock : undefined),
      },
    ]
  }
  return entries.flatMap(({ kind, on, lasting, title, partyIds, country, sources }): DossierEvent[] => {
    const exhibited = sources.flatMap(sourceOf)
    if (on === null || exhibited.length === 0) return []
    const who = kind === 'act' ? [...partyIds.map((id) => nameOf.get(id)), countryName(country)] : []
    return [{ on, lasting, text: title, by: who.filter(Boolean).join(', '), sources: exhibited }]
  })
}
