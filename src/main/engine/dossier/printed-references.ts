import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import type { Fact } from '../../../shared/contract/facts.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { type NarrativeBlock, type NarrativeSpan, readNarrative } from '../../../shared/domain/narrative.ts'
import { indexTargets, isBroken, resolveReference, type Resolution } from '../../../shared/domain/reference-target.ts'
import { inReadingOrder } from '../../../shared/domain/section.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { type Paragraph, pagesOfBlocks } from '../evidence/stretches.ts'
import { listExhibits } from '../exhibits/exhibits.ts'
import { factsByIds } from '../facts/reading.ts'
import { standingRows } from '../registers/rows.ts'
import { listTargets } from '../sections/targets.ts'
import type { Vault } from '../vault/vault.ts'
import type { DossierNarrative, ExhibitPlace, NarrativeLine, PrintedSpan } from './input.ts'

/** What the printing of a reference is told by. */
interface Printing {
  readonly exhibits: readonly Exhibit[]
  /** The places of the exhibits by their ids. */
  readonly places: ReadonlyMap<string, number>
  /** The places of those that were not withdrawn, by their numbers. */
  readonly standing: ReadonlyMap<string, number>
  readonly facts: ReadonlyMap<string, Fact>
  readonly targets: ReturnType<typeof indexTargets>
  /** The page of a paragraph that a reference names; null where the format has none. */
  readonly pageOf: (place: Paragraph) => number | null
  readonly say: (key: string, values: Record<string, string | number>) => string
}

/**
 * The sections that are to be printed, with their references as the dossier says them: an exhibit by its number and place,
 * a fact by the exhibits that support it, and what is counsel's own by its number alone.
 */
export function gatherNarrative(vault: Vault, caseId: string, language: Language): DossierNarrative[] {
  const sections = inReadingOrder(standingRows(vault, 'section', caseId)).filter(({ printed }) => printed)
  if (sections.length === 0) return []
  const t = translator(language)
  const told = sections.map(({ heading, body }) => ({ heading, blocks: readNarrative(body) }))
  const targets = indexTargets(listTargets(vault, caseId))
  const resolved = told
    .flatMap(({ blocks }) => blocks.flatMap(({ spans }) => spans))
    .flatMap(({ reference }) => (reference === null ? [] : [resolveReference(reference, targets)]))
  const factIds = resolved.flatMap(({ target }) => (target?.of === 'fact' ? [target.id] : []))
  const exhibits = listExhibits(vault, caseId)
  const printing: Printing = {
    exhibits,
    places: new Map(exhibits.map(({ id }, place) => [id, place])),
    standing: new Map(exhibits.flatMap(({ label, state }, place) => (state === 'withdrawn' ? [] : [[label, place]]))),
    facts: new Map(factsByIds(vault, caseId, [...new Set(factIds)]).map((fact) => [fact.id, fact])),
    targets,
    pageOf: pagesOfBlocks(vault, resolved.flatMap(paragraphOf)),
    // Held together, so that a line does not end between a number and its page.
    say: (key, values) => t(`sections:${key}`, values).replaceAll(' ', '\u00a0'),
  }
  return told.map(({ heading, blocks }) => ({ heading, blocks: blocks.map((block) => lineOf(block, printing)) }))
}

function lineOf(block: NarrativeBlock, printing: Printing): NarrativeLine {
  const ofList = block.kind === 'list-item' ? { mark: block.mark, depth: block.depth } : { mark: '', depth: 0 }
  return { look: block.kind, ...ofList, spans: block.spans.flatMap((span) => printSpan(span, printing)) }
}

function printSpan({ reference, ...span }: NarrativeSpan, printing: Printing): PrintedSpan[] {
  if (reference === null) return [{ ...span, place: null }]
  const resolution = resolveReference(reference, printing.targets)
  const { target, label, state } = resolution
  if (target?.of === 'exhibit' && resolution.reference) {
    return [{ ...span, text: readAs(resolution, printing), place: placeOf(resolution, printing) }]
  }
  const sources = target?.of === 'fact' && state === 'resolved' ? sourcesOf(target.id, printing) : []
  if (sources.length === 0) return [{ ...span, text: label ?? printing.say('printed.missing', {}), place: null }]
  return sources.flatMap((source, at) => [
    ...(at > 0 ? [{ ...span, text: '; ', place: null }] : []),
    { ...span, ...source },
  ])
}

function readAs({ reference, target, label }: Resolution, { say }: Printing): string {
  const pinpoint = reference?.pinpoint
  if (!pinpoint || !target) return label ?? ''
  const { kind, from, to } = pinpoint
  return say(`pin.${kind}${from === to ? '' : 's'}`, { label: target.label, at: from, from, to })
}

/** The paragraph that a reference to an exhibit names. */
function paragraphOf({ reference, target }: Resolution): Paragraph[] {
  const [pinpoint, documentId] = [reference?.pinpoint, target?.documentId]
  return pinpoint?.kind === 'paragraph' && documentId ? [{ documentId, ordinal: pinpoint.from }] : []
}

/** Where it leads in the dossier; null where the exhibit's pages are not in it. */
function placeOf({ reference, target, state }: Resolution, printing: Printing): ExhibitPlace | null {
  const exhibit = printing.places.get(target?.id ?? '')
  if (exhibit === undefined || printing.exhibits[exhibit]?.state === 'withdrawn') return null
  const { kind, from } = (isBroken(state) ? null : reference?.pinpoint) ?? {}
  return placeIn(printing, exhibit, kind === 'page' ? from : undefined, kind === 'paragraph' ? from : undefined)
}

/** A paragraph of an exhibit that stands with its own pages is found on its page. */
export function placeIn(
  { exhibits, pageOf }: Pick<Printing, 'exhibits' | 'pageOf'>,
  exhibit: number,
  page?: number,
  paragraph?: number,
): ExhibitPlace {
  const document = exhibits[exhibit]?.document
  const isText = document?.format !== 'pdf' && document?.format !== 'image'
  if (paragraph === undefined || isText || !document) {
    return { exhibit, page: page ?? null, paragraph: paragraph ?? null }
  }
  return { exhibit, page: pageOf({ documentId: document.id, ordinal: paragraph }), paragraph: null }
}

/** The exhibited passages that support a fact, each once; none where nothing of it is exhibited. */
function sourcesOf(factId: string, printing: Printing): Pick<PrintedSpan, 'text' | 'place'>[] {
  const { exhibits, standing, facts, say } = printing
  const cited = (facts.get(factId)?.citations ?? []).flatMap(({ stance, exhibit: label, passage }) => {
    const exhibit = standing.get(label ?? '')
    if (stance !== 'supports' || exhibit === undefined) return []
    if (!passage.placed) return [{ text: label ?? '', place: { exhibit, page: null, paragraph: null } }]
    const { firstBlock: from, lastBlock: to } = passage
    const text = say(`pin.paragraph${from === to ? '' : 's'}`, { label: label ?? '', at: from, from, to })
    return [{ text, place: placeIn({ exhibits, pageOf: () => passage.page }, exhibit, undefined, from) }]
  })
  return [...new Map(cited.map((source) => [source.text, source])).values()]
}
