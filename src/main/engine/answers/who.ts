import type { StatementValue } from '../../../shared/contract/answers.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { actNumber, factsFor, type Known, MOST, type Said, say } from './known.ts'

/** Who copies: what each act says of who did what and where. */
export function whoCopies(known: Known): Said[] {
  return [...known.acts.slice(0, MOST).map((act) => whoDid(known, act)), ...actsBeyond(known)]
}

function whoDid(known: Known, act: Row<'act'>): Said {
  const values = { did: act.kind, what: whatIs(act, known), actor: actorOf(known, act), act: actNumber(act) }
  const more = { factIds: factsFor(act.grounds, ''), about: { kind: 'act' as const, id: act.id } }
  return act.country === null
    ? say('who.nowhere', values, more)
    : say('who.somewhere', { ...values, inCountry: act.country }, more)
}

/** A party with its country, else as the evidence names whoever did it; empty where it names nobody. */
export function actorOf({ partyOf }: Known, { actorId, actor }: Row<'act'>): StatementValue {
  const party = actorId === null ? undefined : partyOf.get(actorId)
  if (!party) return actor
  const { name, country } = party
  if (country === null) return name
  return [name, { en: territoryInWords(country, 'en'), ru: territoryInWords(country, 'ru') }]
}

function whatIs({ product, productIds }: Row<'act'>, { products }: Known): StatementValue {
  if (product !== '') return product
  return productIds.flatMap((id) => products.get(id) ?? [])
}

/** How many acts an answer leaves out, where there are more than it speaks of one by one. */
export function actsBeyond({ acts }: Known): Said[] {
  return acts.length > MOST ? [say('more.acts', { count: acts.length - MOST })] : []
}
