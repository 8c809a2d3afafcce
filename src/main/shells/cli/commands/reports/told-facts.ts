import type { Citation, Fact } from '../../../../../shared/contract/facts.ts'
import { formatFactNumber, restsOnOneSource } from '../../../../../shared/domain/fact.ts'
import { speakerInWords } from '../../../../../shared/messages/speaker-words.ts'
import type { Cli } from '../../cli.ts'
import { sourceOf } from '../facts.ts'

/** A fact of a report, with its passages and whose word each is. */
export interface ToldFact {
  id: string
  number: string
  text: string
  happened: string | null
  dispute: string
  criticality: string | null
  withdrawn: boolean
  oneSource: boolean
  passages: ToldPassage[]
}

interface ToldPassage extends Pick<
  Citation,
  'stance' | 'voice' | 'speaker' | 'saidOn' | 'knowledge' | 'hedge' | 'exhibit' | 'listedAs' | 'translation'
> {
  documentId: string
  /** ¶ of its first block. */
  paragraph: number
  quote: string
}

export function toldFact(fact: Fact): ToldFact {
  const { id, number, text, happened, dispute, criticality, withdrawnOn, citations } = fact
  return {
    id,
    number: formatFactNumber(number),
    text,
    happened,
    dispute,
    criticality,
    withdrawn: withdrawnOn !== null,
    oneSource: restsOnOneSource(fact),
    passages: citations.map(toldPassage),
  }
}

/** A passage with whose word it is. */
export function toldPassage(citation: Citation): ToldPassage {
  const { stance, voice, speaker, saidOn, knowledge, hedge, exhibit, listedAs, translation, passage } = citation
  const { documentId, firstBlock: paragraph, quote } = passage
  return {
    stance,
    voice,
    speaker,
    saidOn,
    knowledge,
    hedge,
    exhibit,
    listedAs,
    documentId,
    paragraph,
    quote,
    translation,
  }
}

/** A fact in a line: its number, its words, and where each passage stands with who speaks there. */
export function factInLine({ t }: Cli, fact: Fact): string {
  const sources = fact.citations.map((citation) => {
    const said = citation.voice === 'outlet' ? '' : `: ${speakerInWords(citation, t)}`
    return `${sourceOf(t, citation)}${said}`
  })
  const marks = [
    ...(sources.length > 0 ? sources : [t('reports:facts.noDocument')]),
    ...(restsOnOneSource(fact) ? [t('reports:facts.oneSource')] : []),
  ]
  return `${formatFactNumber(fact.number)} ${fact.text} [${marks.join('; ')}]`
}
