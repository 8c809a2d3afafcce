import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../engine-under-test.ts'

/** The articles as they were published; they are no part of the project, and may not be there. */
export const EVIDENCE = path.resolve(ROOT, '..', 'shared', 'evidence')
export const isThere = existsSync(EVIDENCE)
const FILES = isThere ? readdirSync(EVIDENCE).filter((name) => name.endsWith('.txt')) : []
export const ARTICLES = FILES.map((name) => path.join(EVIDENCE, name))

/** A line of an article, counted from 1, as it stands there. */
function lineOf(article: number, line: number): string {
  const text = readFileSync(ARTICLES[article] ?? '', 'utf8')
  return (text.split('\n')[line - 1] ?? '').trim()
}

/** As an article is listed: by its title, or where it has none by its first sentence. */
export function titleOf(article: number): string {
  const line = lineOf(article, [5, 7, 1, 8, 3][article] ?? 1)
  return /^date \S+ (.*?\.)(?:\s|$)/.exec(line)?.[1] ?? line
}

export interface Told {
  readonly article: number
  readonly line: number
  /** In words of our own; what is quoted is the article's line. */
  readonly text: string
  /** Where it is not the article's own voice. */
  readonly speaker?: string
}

export const quoteOf = ({ article, line }: Told): string => lineOf(article, line)

const ALEXEYEV = 'Alexander Alexeyev, Ambassador-at-Large'
const IVANOV = 'Sergei Ivanov, Defence Minister'
const IZHMASH = 'Izhmash'

/** What each article says, and on whose word. */
export const FACTS = {
  progress: { article: 0, line: 15, text: 'Talks with Arsenal moved on somewhat.', speaker: ALEXEYEV },
  licensed: { article: 0, line: 17, text: 'Arsenal made the rifle under a licence.' },
  ended: { article: 0, line: 17, text: 'The term of that licence was over by the day of the report.' },
  wentOn: { article: 0, line: 17, text: 'Production at Arsenal went on afterwards.' },
  display: {
    article: 0,
    line: 19,
    text: 'Unlicensed copies from Arsenal were on view at a fair in Malaysia.',
    speaker: 'an official of Rosoboronexport, not named',
  },
  halfOfNato: { article: 0, line: 21, text: 'Every second NATO member has signed nothing.', speaker: ALEXEYEV },
  seven: { article: 0, line: 23, text: 'Seven countries have signed nothing; two are in talks.', speaker: ALEXEYEV },
  billions: { article: 0, line: 27, text: 'Bulgarian output is a loss to Russia, of no stated sum.', speaker: IVANOV },
  sales: { article: 0, line: 29, text: 'World sales of illegal small arms a year, with a share.', speaker: IVANOV },
  announced: {
    article: 0,
    line: 31,
    text: 'Rosoboronexport spoke of going to arbitration.',
    speaker: 'Rosoboronexport',
  },
  share: { article: 0, line: 33, text: 'Most rifles of the family come from elsewhere.', speaker: IZHMASH },
  noneConforms: { article: 0, line: 35, text: 'Against us: no contract protects these rights.', speaker: IZHMASH },
  notStolen: {
    article: 1,
    line: 17,
    text: 'Against us: nobody here can call it theft.',
    speaker: 'Oleg Vashchenko, Defense Ministry',
  },
  fiveCountries: { article: 1, line: 23, text: 'American shops had copies from five countries.' },
  armenia: { article: 2, line: 1, text: 'Armenia makes the newer model; whether by licence is left open.' },
  july: { article: 2, line: 1, text: 'The Armenian army waits for its first pieces until the month is out.' },
  volume: { article: 2, line: 15, text: 'The Neutron plant is planned for fifty thousand a year.' },
  export: {
    article: 2,
    line: 17,
    text: 'Observers expect Neutron to sell abroad; its managers are silent.',
    speaker: 'most military experts, not named',
  },
  behind: {
    article: 3,
    line: 12,
    text: 'Works in Venezuela are late, by fault of both.',
    speaker: 'Alexander Fomin, Federal Service for Military-Technical Cooperation',
  },
  complete: {
    article: 3,
    line: 16,
    text: 'Works in Venezuela were to be ready in twelve to eighteen months.',
    speaker: 'Konstantin Busygin, Izhmash',
  },
  sold: { article: 3, line: 20, text: 'Venezuela bought a hundred thousand of the newer model.' },
  plan: { article: 4, line: 12, text: 'Washington and Moscow adopted a plan of action.' },
} as const satisfies Record<string, Told>

export type FactName = keyof typeof FACTS

export interface Expected {
  /** Words of the sentence, in their order. */
  readonly says: readonly string[]
  readonly told: 'told' | 'cannot-tell' | 'not-in-evidence'
  readonly from: readonly FactName[]
}

/** What has to follow from them, question by question, each with the facts whose passages stand under it. */
export const ANSWERS: Readonly<Record<string, readonly Expected[]>> = {
  'who-copies': [
    { says: ['made', 'rifles', '(Bulgaria)', 'Arsenal, Bulgaria', 'A-1'], told: 'told', from: ['wentOn'] },
    { says: ['displayed', '(Malaysia)', 'Arsenal, Bulgaria', 'A-2'], told: 'told', from: ['display'] },
    { says: ['sold', '(United States)', 'makers in five countries', 'A-3'], told: 'told', from: ['fiveCountries'] },
  ],
  'which-licence': [
    { says: ['granted', 'Arsenal', 'L-1'], told: 'told', from: ['licensed'] },
    { says: ['L-1', 'ended by 4 December 2006', 'not in evidence'], told: 'told', from: ['ended'] },
    {
      says: ['Not in evidence', 'L-1', 'territories', 'volume a year', 'export', 'milestones'],
      told: 'not-in-evidence',
      from: [],
    },
    { says: ['Whether', 'not in evidence', 'Neutron', 'L-2'], told: 'not-in-evidence', from: ['armenia'] },
    {
      says: ['Not in evidence', 'L-2', 'territories', 'volume a year', 'export'],
      told: 'not-in-evidence',
      from: [],
    },
    { says: ['L-2', 'First rifles', 'July 2020', 'not in evidence'], told: 'not-in-evidence', from: ['july'] },
    { says: ['Said of L-2', 'volume a year'], told: 'told', from: ['volume'] },
    { says: ['Said of L-2', 'export'], told: 'told', from: ['export'] },
    { says: ['Whether', 'not in evidence', 'L-3'], told: 'not-in-evidence', from: ['sold'] },
    {
      says: ['L-3', 'Both plants', 'not in evidence'],
      told: 'not-in-evidence',
      from: ['behind', 'complete'],
    },
    { says: ['Said of L-3', 'milestones', 'late'], told: 'told', from: ['behind'] },
  ],
  'in-term': [
    { says: ['A-1', '5 December 2006', 'L-1', 'had expired'], told: 'told', from: ['wentOn', 'ended'] },
    {
      says: ['A-2', '2006', 'L-1', 'cannot be told'],
      told: 'cannot-tell',
      from: ['display', 'ended'],
    },
    { says: ['A-3', 'names no party'], told: 'cannot-tell', from: ['fiveCountries'] },
  ],
  'which-agreements': [
    { says: ['Russia and Bulgaria', '5 December 2006', 'both bound', 'Paris Convention'], told: 'told', from: [] },
    { says: ['Russia and Bulgaria', '5 December 2006', 'not yet bound', 'WTO'], told: 'told', from: [] },
    { says: ['Russia and Bulgaria', 'no bilateral agreement'], told: 'not-in-evidence', from: [] },
    { says: ['no agreement', 'Russia', '5 December 2006', 'Latvia'], told: 'told', from: ['seven'] },
  ],
  loss: [
    { says: ['USD 1.6 billion to 1.8 billion'], told: 'told', from: ['sales'] },
    { says: ['assumes', 'Nobody says so.'], told: 'not-in-evidence', from: [] },
    { says: ['sales', 'a loss is not in evidence'], told: 'not-in-evidence', from: [] },
    { says: ['Whose loss', 'not in evidence'], told: 'not-in-evidence', from: [] },
    { says: ['By whose acts', 'not in evidence'], told: 'not-in-evidence', from: [] },
  ],
  'filed-and-due': [
    { says: ['Announced', 'filed is not in evidence', 'Lawsuits'], told: 'told', from: ['announced'] },
    { says: ['Due on 15 January 2030', 'Ask for the licence'], told: 'told', from: [] },
    { says: ['No rule of limitation', 'A-1', 'no date is called safe'], told: 'cannot-tell', from: [] },
  ],
  consent: [
    {
      says: ['Arsenal', 'Use after the end', 'no consent to arbitrate is in evidence'],
      told: 'not-in-evidence',
      from: [],
    },
  ],
}

/** The sentence with these words in their order. */
export const pattern = ({ says }: Expected): RegExp =>
  new RegExp(says.map((words) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*'))
