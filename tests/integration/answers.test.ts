import { expect, test } from 'vitest'
import type { Statement } from '../../src/shared/contract/answers.ts'
import type { Citation } from '../../src/shared/contract/facts.ts'
import type { Row } from '../../src/shared/contract/registers.ts'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { CountryCode } from '../../src/shared/domain/jurisdiction.ts'
import { type Draft, type RegisterKind, REGISTERS } from '../../src/shared/domain/register-kinds.ts'
import { statementInWords } from '../../src/shared/messages/answer-words.ts'
import { translator } from '../../src/shared/messages/translate.ts'
import { type Client, startBench } from '../engine-under-test.ts'
import expected from '../fixtures/sample-answers.json' with { type: 'json' }

const t = translator('en')

/** A statement as the expected answers write it: its sentence, and whose word it stands on. */
function inBrief(statement: Statement) {
  return { says: statementInWords(statement, 'en', t), told: statement.told, from: statement.sources.map(sourceOf) }
}

function sourceOf({ exhibit, listedAs, passage, stance, voice, speaker }: Citation): string {
  const place = `${exhibit ?? listedAs} ¶${passage.firstBlock}`
  return `${stance === 'contradicts' ? 'against ' : ''}${place}: ${voice === 'speaker' ? speaker : 'its own voice'}`
}

async function sampleCase(): Promise<{ client: Client; caseId: string }> {
  const { client } = await startBench()
  await client.vault.openSample({})
  return { client, caseId: (await client.cases.list({}))[0]!.id }
}

async function answersOf(client: Client, caseId: string) {
  const answers = await client.answers.ofCase({ caseId })
  return Object.fromEntries(answers.map(({ question, statements }) => [question, statements.map(inBrief)]))
}

test('the sample case answers what it must, each sentence with its passages and speakers', async () => {
  const { client, caseId } = await sampleCase()
  expect(await answersOf(client, caseId)).toEqual(expected)
})

/** Changes a row of the sample, found by its title. */
async function change<K extends RegisterKind>(
  { client, caseId }: Sample,
  kind: K,
  title: string,
  fields: Partial<Draft<K>>,
): Promise<void> {
  const register = client.registers[kind] as unknown as Register<K>
  const rows = await register.list({ caseId: REGISTERS[kind].of === 'case' ? caseId : null })
  const found = rows.find((row) => (row as { title?: string }).title === title)
  if (!found) throw new Error(`the sample has no ${kind} ${title}`)
  await register.change({ id: found.id, revision: found.revision, fields })
}

interface Register<K extends RegisterKind> {
  list: (asked: { caseId: string | null }) => Promise<Row<K>[]>
  change: (asked: { id: string; revision: number; fields: Partial<Draft<K>> }) => Promise<Row<K>>
}

interface Sample {
  readonly client: Client
  readonly caseId: string
}

/** One thing that is entered otherwise, the sentences that this makes, and those that it takes away. */
interface Otherwise {
  readonly input: string
  readonly enter: (sample: Sample) => Promise<unknown>
  readonly makes: readonly string[]
  readonly takes: readonly string[]
}

const L1 = 'Licence to make the TR-9'
const [A1, A2, A3] = [
  'Production after the licence lapsed',
  'Display at MERSILAT 2006',
  'Copies on sale in the United States',
] as const
const SALES = 'Unlawful sales of copies a year, all makers together'

const OTHERWISE: readonly Otherwise[] = [
  {
    input: 'the end of the licence lies after the first act',
    enter: (sample) => change(sample, 'licence', L1, { end: edtfDate('2007-06-30') }),
    makes: [
      'The term of L-1 ends: 30 June 2007.',
      'A-1, 5 December 2006: whether licence L-1 was in term cannot be told.',
      'A-1 goes on, for how long is not in evidence; from 1 July 2007 the licence has expired.',
    ],
    takes: [
      'L-1 had ended by 4 December 2006; on which day is not in evidence.',
      'A-1, 5 December 2006: licence L-1 had expired.',
    ],
  },
  {
    input: 'that a licence was granted is not in evidence',
    enter: (sample) => change(sample, 'licence', L1, { granted: 'not-in-evidence' }),
    makes: [
      'Whether a licence was granted is not in evidence: Licence to make the TR-9, Trakorazh AD (L-1).',
      'A-1, 5 December 2006: whether licence L-1 was in term cannot be told.',
    ],
    takes: [
      'A licence is said to have been granted: Licence to make the TR-9, Trakorazh AD (L-1).',
      'A-1, 5 December 2006: licence L-1 had expired.',
    ],
  },
  {
    input: 'the licence was for Bulgaria alone',
    enter: (sample) => change(sample, 'licence', L1, { territories: ['BG'] }),
    makes: [
      'Not in evidence of L-1: licensors, volume a year, export, royalty, term begins, sell-off, milestones, documents.',
      'A-2 broke a limit of L-1: territory.',
    ],
    takes: [
      'Not in evidence of L-1: licensors, territories, volume a year, export, royalty, term begins, sell-off, milestones, documents.',
    ],
  },
  {
    input: 'the day of the show',
    enter: (sample) => change(sample, 'act', A2, { when: edtfDate('2006-12-10') }),
    makes: [
      'A-2, 10 December 2006: licence L-1 had expired.',
      'Russia and Malaysia, 10 December 2006: both bound by Paris Convention, Berne Convention (A-2).',
      'Russia and Malaysia, 10 December 2006: not yet bound by WTO, TRIPS (A-2).',
      'Russia and Bulgaria, 10 December 2006: both bound by Paris Convention, Berne Convention (A-2).',
      'Russia and Bulgaria, 10 December 2006: not yet bound by WTO, TRIPS (A-2).',
    ],
    takes: [
      'A-2, 2006: whether licence L-1 was in term cannot be told.',
      'Russia and Malaysia, 2006: both bound by Paris Convention, Berne Convention (A-2).',
      'Russia and Malaysia, 2006: not yet bound by WTO, TRIPS (A-2).',
      'Russia and Bulgaria, 2006: both bound by Paris Convention, Berne Convention (A-2).',
      'Russia and Bulgaria, 2006: not yet bound by WTO, TRIPS (A-2).',
    ],
  },
  {
    input: 'the day of the sales in the United States',
    enter: (sample) => change(sample, 'act', A3, { when: edtfDate('2014') }),
    makes: [
      'Russia and United States, 2014: both bound by Paris Convention, Berne Convention, WTO, TRIPS (A-3).',
      'Russia and United States, 2014: whether a bilateral agreement on intellectual property bound them cannot be told.',
    ],
    takes: ['A-3: its day is not in evidence, so what bound Russia and United States then cannot be told.'],
  },
  {
    input: 'the country of the first act',
    enter: (sample) => change(sample, 'act', A1, { country: CountryCode.parse('RS') }),
    makes: [
      'Said to have made TR-9 rifles (Serbia): Trakorazh AD, Bulgaria (A-1).',
      'Russia and Serbia, 5 December 2006: both bound by Paris Convention, Berne Convention (A-1).',
      'Russia and Serbia, 5 December 2006: whether both were bound by WTO, TRIPS cannot be told (A-1).',
      'Russia and Serbia: no bilateral agreement on intellectual property is on record here, which does not say that there is none.',
    ],
    takes: ['Said to have made TR-9 rifles (Bulgaria): Trakorazh AD, Bulgaria (A-1).'],
  },
  {
    input: 'a rule of limitation that was verified',
    enter: (sample) =>
      change(sample, 'act', A1, {
        lasting: false,
        limitation: {
          ruleId: 'RU-general',
          knew: edtfDate('2006-12-05'),
          concealedUntil: null,
          tolled: [],
          interrupted: [],
          contractualBar: null,
        },
      }),
    makes: [
      'The time for a claim on A-1 has ended on what was entered, on 5 December 2009 at the earliest.',
      'No rule of limitation is chosen for A-2, A-3, so no date is called safe.',
    ],
    takes: ['No rule of limitation is chosen for A-1, A-2, A-3, so no date is called safe.'],
  },
  {
    input: 'a bilateral agreement',
    enter: ({ client }) =>
      client.registers.agreement.add({
        caseId: null,
        row: draftOf('agreement', {
          countries: [CountryCode.parse('RU'), CountryCode.parse('BG')],
          state: 'in-force',
          inForce: edtfDate('2000-01-01'),
        }),
      }),
    makes: [
      'Russia and Bulgaria, 5 December 2006: a bilateral agreement on intellectual property was in force, no title entered.',
      'Russia and Bulgaria, 2006: a bilateral agreement on intellectual property was in force, no title entered.',
    ],
    takes: [
      'Russia and Bulgaria: no bilateral agreement on intellectual property is on record here, which does not say that there is none.',
    ],
  },
  {
    input: 'a correction of the treaty tables',
    enter: ({ client }) =>
      client.registers.correction.add({
        caseId: null,
        row: draftOf('correction', {
          treaty: 'berne',
          country: CountryCode.parse('RU'),
          state: 'in-force',
          from: edtfDate('2010-01-01'),
          note: 'From the note of the depositary',
        }),
      }),
    makes: [
      'Russia and Bulgaria, 5 December 2006: both bound by Paris Convention (A-1).',
      'Russia and Bulgaria, 5 December 2006: not yet bound by Berne Convention, WTO, TRIPS (A-1).',
      'By your correction of Berne Convention for Russia: From the note of the depositary',
      'Russia and Malaysia, 2006: both bound by Paris Convention (A-2).',
      'Russia and Malaysia, 2006: not yet bound by Berne Convention, WTO, TRIPS (A-2).',
      'Russia and Bulgaria, 2006: both bound by Paris Convention (A-2).',
      'Russia and Bulgaria, 2006: not yet bound by Berne Convention, WTO, TRIPS (A-2).',
    ],
    takes: [
      'Russia and Bulgaria, 5 December 2006: both bound by Paris Convention, Berne Convention (A-1).',
      'Russia and Bulgaria, 5 December 2006: not yet bound by WTO, TRIPS (A-1).',
      'Russia and Malaysia, 2006: both bound by Paris Convention, Berne Convention (A-2).',
      'Russia and Malaysia, 2006: not yet bound by WTO, TRIPS (A-2).',
      'Russia and Bulgaria, 2006: both bound by Paris Convention, Berne Convention (A-2).',
      'Russia and Bulgaria, 2006: not yet bound by WTO, TRIPS (A-2).',
    ],
  },
  {
    input: 'an assumption that nobody makes any more',
    enter: (sample) => change(sample, 'loss-line', SALES, { assumption: '' }),
    makes: [],
    takes: ['It assumes: The share of the volume is also one of the value. Nobody says so.'],
  },
  {
    input: 'another head of loss',
    enter: (sample) => change(sample, 'loss-line', SALES, { head: 'account-of-profits' }),
    makes: ['It overlaps with Cost of Bulgarian production to Russia: both cannot be had.'],
    takes: ['These are sales; that they are a loss is not in evidence.'],
  },
  {
    input: 'the proceeding was filed',
    enter: (sample) => change(sample, 'proceeding', 'Claims over manufacture in other countries', { state: 'filed' }),
    makes: ['Filed: Claims over manufacture in other countries, international arbitration courts, none named.'],
    takes: [
      'Announced, and that it was filed is not in evidence: Claims over manufacture in other countries, international arbitration courts, none named.',
    ],
  },
  {
    input: 'a deadline that was met',
    enter: (sample) =>
      change(sample, 'deadline', 'Ask the archive for a copy of its card on Trakorazh', { doneOn: '2026-11-20' }),
    makes: [],
    takes: ['Due on 15 December 2026: Ask the archive for a copy of its card on Trakorazh.'],
  },
  {
    input: 'a clause of which a fact tells, and of which the parties are not in evidence',
    enter: async ({ client, caseId }) => {
      const [first] = await client.facts.list({ caseId })
      const grounds = [{ about: '', factId: first!.id }]
      await client.registers.consent.add({
        caseId,
        row: draftOf('consent', { title: 'Clause 14 of the licence', grounds }),
      })
    },
    makes: [
      'Trakorazh AD, Use of the licensed designs and documents after the end of the licence: whether Clause 14 of the licence covers it cannot be told.',
      'Trakorazh AD, Unfair competition: whether Clause 14 of the licence covers it cannot be told.',
    ],
    takes: [
      'Trakorazh AD, Use of the licensed designs and documents after the end of the licence: no consent to arbitrate is in evidence.',
      'Trakorazh AD, Unfair competition: no consent to arbitrate is in evidence.',
    ],
  },
  {
    input: 'the milestone of the Armenian plant was met in time',
    enter: (sample) =>
      change(sample, 'licence', 'Making of TR-93 rifles in Armenia', {
        milestones: [
          { what: 'First rifles to the army', due: edtfDate('2020-07'), met: edtfDate('2020-06-30'), unmet: null },
        ],
      }),
    makes: ['Milestone of L-2, First rifles to the army: met in time.'],
    takes: ['Milestone of L-2, First rifles to the army, due July 2020: that it was met is not in evidence.'],
  },
  {
    input: 'another figure of the sales',
    enter: (sample) =>
      change(sample, 'loss-line', SALES, {
        inputs: [
          {
            name: 'sales',
            title: '',
            value: { low: '1000000', high: '3000000', likely: null },
            unit: 'money',
            shareOf: null,
            factId: null,
          },
        ],
      }),
    makes: [
      'Unlawful sales of copies a year, all makers together: USD 1 million to 3 million.',
      'Not every figure in it rests on a fact.',
    ],
    takes: [
      'Unlawful sales of copies a year, all makers together: USD 1.6 billion to 1.8 billion.',
      'A share of the volume is taken for a share of the value.',
    ],
  },
  {
    input: 'where the defendant is at home',
    enter: async ({ client, caseId }) => {
      const { parties } = await client.cases.get({ case: caseId })
      const { id: partyId, revision } = parties.find(({ role }) => role === 'defendant')!
      await client.parties.change({ partyId, revision, fields: { country: CountryCode.parse('RS') } })
    },
    makes: [
      'Said to have made TR-9 rifles (Bulgaria): Trakorazh AD, Serbia (A-1).',
      'Said to have displayed counterfeit Tarnyshev rifles (Malaysia): Trakorazh AD, Serbia (A-2).',
      'Russia and Serbia, 5 December 2006: both bound by Paris Convention, Berne Convention (A-1).',
      'Russia and Serbia, 5 December 2006: whether both were bound by WTO, TRIPS cannot be told (A-1).',
      'Russia and Serbia: no bilateral agreement on intellectual property is on record here, which does not say that there is none.',
      'Russia and Serbia, 2006: both bound by Paris Convention, Berne Convention (A-2).',
      'Russia and Serbia, 2006: whether both were bound by WTO, TRIPS cannot be told (A-2).',
      'Russia and Serbia, today: an investment treaty is in force, which gives no claim against a private copier.',
      'Russia and Serbia, today, for the recognition of an award: New York Convention.',
      'New York Convention: which reservations were made was not read for Russia, Serbia.',
    ],
    takes: [
      'Said to have made TR-9 rifles (Bulgaria): Trakorazh AD, Bulgaria (A-1).',
      'Said to have displayed counterfeit Tarnyshev rifles (Malaysia): Trakorazh AD, Bulgaria (A-2).',
      'Russia and Bulgaria, 2006: both bound by Paris Convention, Berne Convention (A-2).',
      'Russia and Bulgaria, 2006: not yet bound by WTO, TRIPS (A-2).',
      'Russia and Bulgaria, today: an investment treaty is in force, which gives no claim against a private copier.',
      'Russia and Bulgaria, today, for the recognition of an award: New York Convention.',
      'New York Convention: which reservations were made was not read for Russia.',
    ],
  },
  {
    input: 'a clause of both sides that is wide and was found',
    enter: async ({ client, caseId }) => {
      const [fact] = await client.facts.list({ caseId })
      const { parties } = await client.cases.get({ case: caseId })
      await client.registers.consent.add({
        caseId,
        row: draftOf('consent', {
          title: 'Submission agreement',
          partyIds: parties.map(({ id }) => id),
          scope: 'wider',
          grounds: [{ about: '', factId: fact!.id }],
        }),
      })
    },
    makes: [
      'Trakorazh AD, Use of the licensed designs and documents after the end of the licence: consent to arbitrate is in evidence, Submission agreement.',
      'Trakorazh AD, Unfair competition: consent to arbitrate is in evidence, Submission agreement.',
    ],
    takes: [
      'Trakorazh AD, Use of the licensed designs and documents after the end of the licence: no consent to arbitrate is in evidence.',
      'Trakorazh AD, Unfair competition: no consent to arbitrate is in evidence.',
    ],
  },
]

test('one input that is entered otherwise changes the answers that follow from it, and no other sentence', async () => {
  const sample = await sampleCase()
  const { client, caseId } = sample
  const sentences = async () =>
    Object.values(await answersOf(client, caseId)).flatMap((all) => all.map(({ says }) => says))
  const before = await sentences()
  for (const { input, enter, makes, takes } of OTHERWISE) {
    await enter(sample)
    const after = await sentences()
    const [made, taken] = [without(after, before), without(before, after)]
    expect({ made, taken }, input).toEqual({ made: makes, taken: takes })
    await client.undo.undo()
    expect(await sentences(), `${input}, taken back`).toEqual(before)
  }
})

/** The sentences of the first that the others lack, in their order. */
function without(sentences: readonly string[], others: readonly string[]): string[] {
  return sentences.filter((sentence) => !others.includes(sentence))
}

test('a statement loses the passages of a fact that is withdrawn', async () => {
  const { client, caseId } = await sampleCase()
  const fact = (await client.facts.list({ caseId })).find(({ number }) => number === 3)!
  await client.facts.withdraw({ factId: fact.id, revision: fact.revision })
  const { 'who-copies': [first] = [] } = await answersOf(client, caseId)
  expect(first).toEqual({ ...expected['who-copies'][0], from: [] })
})
