import type { Citation, Fact, NewCitation } from '../../../../shared/contract/facts.ts'
import type { MarkedPassage } from '../../../../shared/contract/passages.ts'
import type { EdtfDate } from '../../../../shared/domain/edtf.ts'
import {
  type Criticality,
  type Dispute,
  type FactFilter,
  type FactOrder,
  formatFactNumber,
  isShown,
  type Knowledge,
  parseFactNumber,
  restsOnOneSource,
  sortFacts,
} from '../../../../shared/domain/fact.ts'
import { readTypedDate } from '../../../../shared/domain/typed-date.ts'
import type { EngineClient } from '../../engine-client.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printJson, printTable } from '../output.ts'
import { withVault } from '../session.ts'

interface Listing {
  case: string
  show?: FactFilter
  order?: FactOrder
}

/** Lists the facts of a case with the passages they rest on. */
export async function listFacts(cli: Cli, [folder = '']: string[], options: Listing): Promise<ExitCode> {
  const { show = 'all', order = 'number' } = options
  return withVault(cli, folder, async ({ client }) => {
    const { id: caseId } = await client.cases.get({ case: options.case })
    const all = await client.facts.list({ caseId })
    const facts = sortFacts(
      all.filter((fact) => isShown(fact, show)),
      order,
    )
    if (cli.json) printJson({ facts })
    else if (facts.length === 0) print(cli.t('cli:facts.none'))
    else printFacts(cli, facts)
    return EXIT.done
  })
}

function printFacts({ t }: Cli, facts: readonly Fact[]): void {
  printTable(
    [t('facts:column.number'), t('facts:column.happened'), t('facts:column.sources'), t('facts:column.fact')],
    facts.map((fact) => [
      formatFactNumber(fact.number),
      fact.happened ?? '—',
      [...fact.citations.map((citation) => sourceOf(t, citation)), ...standingOf(t, fact)].join(', '),
      fact.text,
    ]),
  )
}

type Cited = Pick<Citation, 'exhibit' | 'listedAs' | 'stance'> & {
  passage: Pick<Citation['passage'], 'firstBlock' | 'placed' | 'recognised'>
}

/** A citation in a line: where it stands, how surely its text was recognised, and whether it speaks against the fact. */
export function sourceOf(t: Cli['t'], { exhibit, listedAs, passage, stance }: Cited): string {
  const place = t('facts:pinpoint.one', { named: exhibit ?? listedAs, at: passage.firstBlock })
  const told = passage.placed ? place : `${exhibit ?? listedAs} (${t('facts:lost.mark')})`
  const { recognised } = passage
  const sure = recognised === null ? told : `${told} (${t('recognition:tag', { confidence: recognised })})`
  return stance === 'contradicts' ? `${t('facts:against')} ${sure}` : sure
}

function standingOf(t: Cli['t'], fact: Fact): string[] {
  if (fact.citations.length === 0) return [t('facts:gap')]
  return restsOnOneSource(fact) ? [t('stories:origins.one')] : []
}

/** What counsel says of a fact. */
interface Weighed {
  /** Parties of the case by name or id. */
  party?: string[]
  weight?: Criticality
  dispute?: Dispute
  /** Facts that it strains against, as F-3. */
  strains?: string[]
}

interface NewFact extends Weighed {
  case: string
  /** A new fact's words, or with `fact` nothing. */
  text?: string
  /** A fact that is there, as F-7. */
  fact?: string
  date?: string
  doc?: string
  quote?: string
  contradicts?: true
  speaker?: string
  said?: string
  knowledge?: Knowledge
  hedge?: string
  translation?: string
}

/** Adds a fact, or cites a passage for one that is there. */
export async function addFact(cli: Cli, [folder = '']: string[], options: NewFact): Promise<ExitCode> {
  const { text, fact: named, doc, quote } = options
  if ((text === undefined) === (named === undefined)) throw wrongUse(cli, 'facts.textOrFact')
  if ((doc === undefined) !== (quote === undefined)) throw wrongUse(cli, 'facts.docAndQuote')
  if (named !== undefined && quote === undefined) throw wrongUse(cli, 'facts.docAndQuote')
  const happened = dateTyped(cli, options.date)
  const said = dateTyped(cli, options.said)
  return withVault(cli, folder, async ({ client }) => {
    const { id: caseId } = await client.cases.get({ case: options.case })
    const cited =
      doc === undefined || quote === undefined
        ? null
        : citationOf(options, said, await findQuote(cli, client, doc, quote))
    const fact =
      text === undefined
        ? await client.facts.cite({ ...cited!, factId: await factNamed(cli, client, caseId, named ?? '') })
        : await client.facts.add({
            caseId,
            text,
            happened,
            citation: cited,
            ...(await weighedOf(cli, client, caseId, options)),
          })
    if (cli.json) printJson(fact)
    else print(cli.t('cli:facts.added', { fact: formatFactNumber(fact.number), text: fact.text }))
    return EXIT.done
  })
}

interface ChangedFact extends Weighed {
  case: string
  fact: string
  text?: string
  date?: string
}

/** Corrects a fact; what is not named stays as it is. */
export async function changeFact(cli: Cli, [folder = '']: string[], options: ChangedFact): Promise<ExitCode> {
  const { text, date, fact: named } = options
  const happened = dateTyped(cli, date)
  return withVault(cli, folder, async ({ client }) => {
    const { id: caseId } = await client.cases.get({ case: options.case })
    const factId = await factNamed(cli, client, caseId, named)
    const { revision } = await client.facts.get({ factId })
    const fields = {
      ...(text !== undefined && { text }),
      ...(date !== undefined && { happened }),
      ...(await weighedOf(cli, client, caseId, options)),
    }
    if (Object.keys(fields).length === 0) throw wrongUse(cli, 'facts.nothingToChange')
    const fact = await client.facts.change({ factId, revision, fields })
    if (cli.json) printJson(fact)
    else print(cli.t('cli:facts.added', { fact: formatFactNumber(fact.number), text: fact.text }))
    return EXIT.done
  })
}

async function weighedOf(cli: Cli, client: EngineClient, caseId: string, options: Weighed) {
  const { party, weight, dispute, strains } = options
  const { parties } = await client.cases.get({ case: caseId })
  const partyIds = party?.map((named) => {
    const found = parties.find(({ id, name, aliases }) => [id, name, ...aliases].includes(named))
    if (!found) throw wrongUse(cli, 'facts.noSuchParty', { named })
    return found.id
  })
  const strainsWith: string[] = []
  for (const named of strains ?? []) strainsWith.push(await factNamed(cli, client, caseId, named))
  return {
    ...(partyIds && { partyIds }),
    ...(weight && { criticality: weight }),
    ...(dispute && { dispute }),
    ...(strains && { strainsWith }),
  }
}

function citationOf(options: NewFact, saidOn: EdtfDate | null, passage: MarkedPassage): NewCitation {
  return {
    passage,
    stance: options.contradicts ? 'contradicts' : 'supports',
    voice: options.speaker === undefined ? 'outlet' : 'speaker',
    speaker: options.speaker ?? '',
    saidOn,
    knowledge: options.knowledge ?? null,
    hedge: options.hedge ?? '',
    translation: options.translation ?? '',
  }
}

function dateTyped(cli: Cli, typed: string | undefined): EdtfDate | null {
  if (typed === undefined) return null
  const date = readTypedDate(typed)
  if (date === undefined) throw wrongUse(cli, 'facts.notADate', { typed })
  return date
}

async function factNamed(cli: Cli, client: EngineClient, caseId: string, named: string): Promise<string> {
  const number = parseFactNumber(named)
  const found = (await client.facts.list({ caseId })).find((fact) => fact.number === number || fact.id === named)
  if (!found) throw wrongUse(cli, 'facts.noSuchFact', { named })
  return found.id
}

/** Where the words stand to the letter; in one paragraph, and only once in the document. */
async function findQuote(cli: Cli, client: EngineClient, documentId: string, quote: string): Promise<MarkedPassage> {
  const places: MarkedPassage[] = []
  for (let from = 1; ;) {
    const { blocks, total } = await client.evidence.blocks({ documentId, from })
    for (const { ordinal, text } of blocks) {
      for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
        places.push({ documentId, firstBlock: ordinal, from: at, lastBlock: ordinal, to: at + quote.length, quote })
      }
    }
    from += blocks.length
    if (blocks.length === 0 || from > total) break
  }
  const [only, ...others] = places
  if (!only) throw wrongUse(cli, 'facts.noSuchQuote', { quote })
  if (others.length > 0) throw wrongUse(cli, 'facts.quoteTwice', { quote, places: places.length })
  return only
}
