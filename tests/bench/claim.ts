/*
 * A large case: how long each view and report of the claim takes inside the engine, asked again and after a change, against
 * the bare reading of the facts, the citations and the rows that it is told from (their columns and JSON, in one connection,
 * nothing derived).
 * Run: node tests/bench/claim.ts [share of the whole, 0 to 1]
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { actStandings, inBrief } from '../../src/main/engine/acts/standings.ts'
import { resolveMatrix } from '../../src/main/engine/agreements/resolving.ts'
import { answersOf, dueIn } from '../../src/main/engine/answers/answers.ts'
import { createCase } from '../../src/main/engine/cases/cases.ts'
import { readCauses } from '../../src/main/engine/claims/causes.ts'
import { consentStandings } from '../../src/main/engine/claims/consent.ts'
import { elementStandings } from '../../src/main/engine/claims/elements.ts'
import { gapsOf } from '../../src/main/engine/claims/gaps.ts'
import { chronologyOf } from '../../src/main/engine/chronology/chronology.ts'
import { meetings } from '../../src/main/engine/conflicts/checking.ts'
import { everyPerson } from '../../src/main/engine/conflicts/people.ts'
import { addDocument } from '../../src/main/engine/evidence/adding.ts'
import { listDocuments } from '../../src/main/engine/evidence/documents.ts'
import { textsOf } from '../../src/main/engine/evidence/stretches.ts'
import { addFact } from '../../src/main/engine/facts/facts.ts'
import { citePassage } from '../../src/main/engine/facts/citing.ts'
import { listFacts } from '../../src/main/engine/facts/reading.ts'
import { prepareFile } from '../../src/main/engine/imports/taking-in.ts'
import { licencesOnDay, milestoneStandings } from '../../src/main/engine/licences/licences.ts'
import { lossFigures } from '../../src/main/engine/loss/figures.ts'
import { partiesOf } from '../../src/main/engine/parties/parties.ts'
import { listRows, addRow } from '../../src/main/engine/registers/rows.ts'
import { renewalsDue, rightStandings } from '../../src/main/engine/rights/standings.ts'
import { listReferences } from '../../src/main/engine/sections/references.ts'
import { listTargets } from '../../src/main/engine/sections/targets.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'
import { NewFact } from '../../src/shared/contract/facts.ts'
import { ACT_KINDS } from '../../src/shared/domain/act.ts'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { CountryCode } from '../../src/shared/domain/jurisdiction.ts'
import type { Draft, RegisterKind } from '../../src/shared/domain/register-kinds.ts'
import { InterestDraft } from '../../src/shared/domain/loss.ts'
import { RIGHT_TYPES } from '../../src/shared/domain/right.ts'
import { house } from '../fixtures/packaged-case.ts'
import { median, printTable, ratio } from './table.ts'

const SHARE = Number(process.argv[2] ?? 1)
const [FACTS, ACTS, RIGHTS, LICENCES] = [10_000, 5_000, 2_000, 200].map((count) => Math.ceil(count * SHARE)) as [
  number,
  number,
  number,
  number,
]
const [CLAIMS, ELEMENTS, LINES, AGREEMENTS, SECTIONS, PARTIES] = [40, 10, 300, 300, 40, 200]
const [DOCUMENTS, PARAGRAPHS] = [200, 60]
/** Times that each is asked for; the first three, which read their pages and warm the code, do not count. */
const ROUNDS = 23
const COUNTRIES = ['RU', 'BG', 'RS', 'PL', 'RO', 'CN', 'AM', 'US', 'MY', 'VE', 'TR', 'IN'] as const
const HOME = CountryCode.parse('RU')
const NAMES = ['Vostok', 'Trakiya', 'Dunav', 'Balkan', 'Orlovets', 'Pirin', 'Sredets', 'Osogovo'] as const

const SYLLABLES = ['ba', 'do', 'fi', 'gu', 'ka', 'lo', 'me', 'nu', 'pa', 'ri', 'so', 'ta', 'vo', 'zi'] as const
/** Terms of interest: as a case has them, a few that many lines share. */
const INTEREST = [
  { kind: 'compound', compounding: 'quarterly', dayCount: 'actual/365', from: '2015-01-01', to: '2025-01-01' },
  { kind: 'compound', compounding: 'yearly', dayCount: 'actual/actual', from: '2012-03-15', to: '2026-06-30' },
  { kind: 'simple', compounding: 'yearly', dayCount: '30E/360', from: '2009-10-20', to: '2026-01-01' },
].map((terms) =>
  InterestDraft.parse({
    ...terms,
    rates: [
      { from: '2009-01-01', percent: '4' },
      { from: '2020-01-01', percent: '6.5' },
    ],
    source: 'Made',
  }),
)

let end: () => Promise<void> = () => Promise.resolve()
const bench = await house('Measured', (finished) => {
  end = finished
})
try {
  await run()
} finally {
  await end()
}

async function run(): Promise<void> {
  const { vault, host } = bench
  const began = performance.now()
  const caseId = await fill()
  console.log(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  const { resources } = host
  const on = edtfDate('2015-06-01')
  const others = COUNTRIES.map((code) => CountryCode.parse(code))
  const measured: [string, () => unknown, () => unknown][] = [
    [
      'overview: the case in answers',
      () => answersOf(vault, resources, caseId),
      () => bare(vault, ['fact', 'citation', 'register_row']),
    ],
    ['overview: what falls due', () => dueIn(vault, resources, caseId), () => bare(vault, ['register_row'])],
    ['facts with their passages', () => listFacts(vault, caseId), () => bare(vault, ['fact', 'citation', 'passage'])],
    ['acts, in brief', () => actStandings(vault, resources, caseId).map(inBrief), () => bare(vault, ['register_row'])],
    ['acts, step by step', () => actStandings(vault, resources, caseId), () => bare(vault, ['register_row'])],
    ['the register of acts', () => listRows(vault, 'act', caseId), () => bareRows(vault, 'act')],
    ['the register of rights', () => listRows(vault, 'right', null), () => bareRows(vault, 'right')],
    ['rights on a day', () => rightStandings(vault, on), () => bareRows(vault, 'right')],
    ['renewals', () => renewalsDue(vault, 90), () => bareRows(vault, 'right')],
    ['licences on a day', () => licencesOnDay(vault, caseId, on), () => bareRows(vault, 'licence')],
    ['milestones', () => milestoneStandings(vault, caseId), () => bareRows(vault, 'licence')],
    [
      'elements of the claims',
      () => elementStandings(vault, caseId),
      () => bare(vault, ['fact', 'citation', 'register_row']),
    ],
    ['gaps', () => gapsOf(vault, caseId), () => bare(vault, ['fact', 'citation', 'register_row'])],
    [
      'consent to arbitrate',
      () => consentStandings(vault, readCauses(resources), caseId),
      () => bareRows(vault, 'claim'),
    ],
    ['loss', () => lossFigures(vault, resources, caseId), () => bare(vault, ['fact', 'register_row'])],
    [
      'chronology',
      () => chronologyOf(vault, resources, caseId, {}),
      () => bare(vault, ['fact', 'citation', 'register_row']),
    ],
    [
      'agreements: 12 countries',
      () => resolveMatrix(vault, resources, { one: HOME, others, on }),
      () => bareRows(vault, 'agreement'),
    ],
    ['people', () => everyPerson(vault), () => bare(vault, ['party'])],
    ['check of a name', () => meetings(vault, ['Тракия АД']), () => bare(vault, ['party'])],
    ['references of the sections', () => listReferences(vault, caseId), () => bare(vault, ['fact', 'register_row'])],
    ['what can be referred to', () => listTargets(vault, caseId), () => bare(vault, ['fact', 'register_row'])],
  ]
  const rows = measured.map(([name, ours, plain]) => {
    const [warm, changed, baseline] = [timed(ours), timed(ours, () => change(vault)), timed(plain)]
    return [
      name,
      warm.median.toFixed(1),
      warm.p95.toFixed(1),
      changed.median.toFixed(1),
      changed.p95.toFixed(1),
      baseline.median.toFixed(1),
      ratio(changed.median, baseline.median),
    ]
  })
  printTable(
    `${FACTS} facts, ${ACTS} acts, ${RIGHTS} rights, ${LICENCES} licences`,
    [
      'view or report',
      'asked again, median ms',
      'p95',
      'after a change, median ms',
      'p95',
      'bare reading, ms',
      'after a change to bare',
    ],
    rows,
  )
}

/** A row is written, so that nothing that was derived before is still kept. */
function change(vault: Vault): void {
  vault.sqlite.prepare('UPDATE register_count SET last = last').run()
}

function timed(run: () => unknown, before: () => void = () => undefined): { median: number; p95: number } {
  const times = Array.from({ length: ROUNDS }, () => {
    before()
    const began = performance.now()
    run()
    return performance.now() - began
  }).slice(3)
  return { median: median(times), p95: times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN }
}

/** Every row of the tables, as the database hands them out, with the JSON of the registers parsed. */
function bare(vault: Vault, tables: readonly string[]): void {
  for (const table of tables) {
    for (const row of vault.sqlite.prepare<[], { fields?: string }>(`SELECT * FROM ${table}`).all()) {
      if (row.fields !== undefined) JSON.parse(row.fields)
    }
  }
}

function bareRows(vault: Vault, kind: RegisterKind): void {
  const rows = vault.sqlite.prepare<[string], { fields: string }>('SELECT * FROM register_row WHERE kind = ?').all(kind)
  for (const { fields } of rows) JSON.parse(fields)
}

/** A case in which everything names something else, as a large one does. */
async function fill(): Promise<string> {
  const { vault, pool, folder } = bench
  const parties = Array.from({ length: PARTIES }, (_, at) => ({
    role: at < 3 ? ('claimant' as const) : ('defendant' as const),
    name: `${pick(NAMES, at)} ${at} AD`,
    aliases: [],
    country: at < 3 ? HOME : CountryCode.parse(pick(COUNTRIES, at)),
    address: '',
    representative: '',
  }))
  const { id: caseId } = createCase(vault, { title: 'A large case', parties })
  const { signal } = new AbortController()
  for (let number = 0; number < DOCUMENTS; number++) {
    const name = `report-${number}.txt`
    // Every tenth tells again what the one before it told, and leaves something out.
    const [told, from] = number % 10 === 9 ? [number - 1, 3] : [number, 0]
    const paragraphs = range(PARAGRAPHS)
      .slice(from)
      .map((at) => sentence(told * PARAGRAPHS + at))
    writeFileSync(path.join(folder, name), paragraphs.join('\n\n'))
    const prepared = await prepareFile({ vault, pool, signal }, path.join(folder, name), name)
    vault.write(() => addDocument(vault, caseId, prepared, 'Libellus bench'))
  }
  vault.write(() => enter(vault, caseId))
  return caseId
}

function enter(vault: Vault, caseId: string): void {
  const partyIds = partiesOf(vault, caseId).map(({ id }) => id)
  const documents = listDocuments(vault, caseId).map(({ id }) => ({ id, texts: textsOf(vault, id) }))
  const factIds = range(FACTS).map((at) => {
    const cite = (shift: number) => citationOf(documents, at * 2 + shift)
    const draft = NewFact.parse({ text: sentence(at), happened: dayOf(at), partyIds: [pick(partyIds, at)] })
    const { id } = addFact(vault, caseId, draft, cite(0))
    if (at % 2 === 0) citePassage(vault, id, cite(1))
    return id
  })
  const grounds = (at: number, ...about: string[]) =>
    ['', ...about].map((field, shift) => ({ about: field, factId: pick(factIds, at * 3 + shift) }))
  const rows = <K extends RegisterKind>(kind: K, count: number, fields: (at: number) => Partial<Draft<K>>) =>
    range(count).map((at) => addRow(vault, kind, ofVault.has(kind) ? null : caseId, draftOf(kind, fields(at))).id)
  const ofVault = new Set<RegisterKind>(['right', 'product', 'agreement'])

  const productIds = rows<'product'>('product', 100, (at) => ({ name: `Model ${at}` }))
  const rightIds = rows<'right'>('right', RIGHTS, (at) => ({
    type: pick(RIGHT_TYPES, at),
    title: `Right ${at}`,
    territory: pick(COUNTRIES, at),
    status: at % 3 === 0 ? 'in-force' : 'not-in-evidence',
    registered: dayOf(at),
    expires: edtfDate(`${2010 + (at % 20)}`),
    renewalDue: `${2020 + (at % 12)}-05-01`,
    productIds: [pick(productIds, at)],
    grounds: grounds(at),
  }))
  const licenceIds = rows<'licence'>('licence', LICENCES, (at) => ({
    title: `Licence ${at}`,
    licensorIds: [partyIds[0] as string],
    licenseeIds: [pick(partyIds, at + 3)],
    productIds: [pick(productIds, at)],
    territories: at % 2 === 0 ? [pick(COUNTRIES, at)] : null,
    volumePerYear: at % 3 === 0 ? '5000' : null,
    start: edtfDate(`${1980 + (at % 20)}`),
    end: at % 4 === 0 ? edtfDate(`../${2000 + (at % 20)}`) : edtfDate(`${2000 + (at % 20)}-06`),
    extensions: at % 5 === 0 ? [{ until: edtfDate('2012'), note: '' }] : [],
    sellOff: at % 6 === 0 ? { until: edtfDate('2022') } : null,
    milestones: [{ what: 'Plant complete', due: edtfDate('2010'), met: null, unmet: null }],
    grounds: grounds(at, 'end'),
  }))
  const actIds = rows<'act'>('act', ACTS, (at) => ({
    title: `Act ${at}`,
    kind: pick(ACT_KINDS, at),
    actorId: at % 10 === 0 ? null : pick(partyIds, at + 3),
    actor: at % 10 === 0 ? 'a maker that is not named' : '',
    when: at % 7 === 0 ? null : dayOf(at),
    country: pick(COUNTRIES, at),
    quantity: at % 3 === 0 ? '1200' : null,
    productIds: [pick(productIds, at)],
    rightIds: [pick(rightIds, at)],
    licenceId: at % 2 === 0 ? pick(licenceIds, at) : null,
    limitation:
      at % 4 === 0
        ? {
            ruleId: 'DE-regular',
            knew: dayOf(at),
            concealedUntil: null,
            tolled: [],
            interrupted: [],
            contractualBar: null,
          }
        : null,
    grounds: grounds(at),
  }))
  const claimIds = rows<'claim'>('claim', CLAIMS, (at) => ({
    key: `claim-${at}`,
    title: `Claim ${at}`,
    causeId: 'use-after-end',
    claimantIds: partyIds.slice(0, 3),
    defendantIds: range(5).map((shift) => pick(partyIds, at * 5 + shift + 3)),
    licenceIds: [pick(licenceIds, at)],
    rightIds: [pick(rightIds, at)],
    elements: range(ELEMENTS).map((place) => ({
      number: place + 1,
      title: `Element ${place + 1}`,
      asks: '',
      strength: null,
      factIds: range(8).map((shift) => pick(factIds, at * 97 + place * 11 + shift)),
      againstIds: [pick(factIds, at * 31 + place)],
      note: '',
    })),
    grounds: grounds(at),
  }))
  rows<'consent'>('consent', 20, (at) => ({
    title: `Clause ${at}`,
    licenceId: pick(licenceIds, at),
    partyIds: partyIds.slice(0, 6),
  }))
  rows<'loss-line'>('loss-line', LINES, (at) => ({
    title: `Line ${at}`,
    head: 'lost-profit',
    claimantId: partyIds[0] as string,
    defendantIds: [pick(partyIds, at + 3)],
    actIds: range(8).map((shift) => pick(actIds, at * 17 + shift)),
    claimId: pick(claimIds, at),
    computation: 'units-times-margin',
    inputs: [
      {
        name: 'units',
        title: '',
        value: stated('1200', '1500'),
        unit: 'units',
        shareOf: null,
        factId: pick(factIds, at),
      },
      {
        name: 'price',
        title: '',
        value: stated('400', '450'),
        unit: 'money-per-unit',
        shareOf: null,
        factId: pick(factIds, at + 1),
      },
      {
        name: 'cost',
        title: '',
        value: stated('210.50', '215'),
        unit: 'money-per-unit',
        shareOf: null,
        factId: pick(factIds, at + 2),
      },
    ],
    interest: pick(INTEREST, at),
    grounds: grounds(at),
  }))
  rows<'agreement'>('agreement', AGREEMENTS, (at) => ({
    countries: [HOME, CountryCode.parse(pick(COUNTRIES.slice(1), at))],
    title: `Agreement ${at}`,
    state: at % 2 === 0 ? 'in-force' : 'none',
    inForce: dayOf(at),
    grounds: grounds(at),
  }))
  rows<'deadline'>('deadline', 200, (at) => ({
    title: `Deadline ${at}`,
    due: `2027-0${1 + (at % 9)}-10`,
    grounds: grounds(at),
  }))
  rows<'proceeding'>('proceeding', 30, (at) => ({ title: `Proceeding ${at}`, on: dayOf(at), grounds: grounds(at) }))
  rows<'section'>('section', SECTIONS, (at) => ({
    heading: `Section ${at}`,
    position: at,
    body: range(50)
      .map((line) => `${sentence(line)} {fact:${pick(factIds, at * 50 + line)}}`)
      .join('\n\n'),
  }))
}

function citationOf(documents: readonly { id: string; texts: readonly string[] }[], at: number) {
  const { id: documentId, texts } = pick(documents, at)
  const ordinal = (Math.floor(at / documents.length) % texts.length) + 1
  const text = texts[ordinal - 1] as string
  const from = at % 7
  const quote = text.slice(from, from + 60)
  return {
    passage: { documentId, firstBlock: ordinal, from, lastBlock: ordinal, to: from + quote.length, quote },
    stance: 'supports' as const,
    voice: at % 3 === 0 ? ('speaker' as const) : ('outlet' as const),
    speaker: at % 3 === 0 ? `Speaker ${at % 50}` : '',
    saidOn: null,
    knowledge: null,
    hedge: '',
    translation: '',
  }
}

function stated(low: string, high: string) {
  return { low, high, likely: null }
}

function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at)
}

function pick<T>(from: readonly T[], at: number): T {
  return from[at % from.length] as T
}

function dayOf(at: number) {
  const year = 1990 + (at % 30)
  if (at % 5 === 0) return edtfDate(`${year}`)
  return edtfDate(`${year}-0${1 + (at % 9)}-${10 + (at % 18)}`)
}

/** Of words that follow one another anew in each, as they do where texts are not copied. */
function sentence(at: number): string {
  const words = range(14).map((place) => word(at * 14 + place))
  return `Report ${at} says that the ${pick(NAMES, at)} works ${words.join(' ')} in the year ${1990 + (at % 30)}.`
}

function word(at: number): string {
  const mixed = Math.imul(at ^ (at >>> 5) ^ 0x5bd1, 0x9e3779b1)
  const drawn = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 8
  return range(3)
    .map((place) => pick(SYLLABLES, Math.floor(drawn / SYLLABLES.length ** place)))
    .join('')
}
