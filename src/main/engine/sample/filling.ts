import path from 'node:path'
import { TranslationNote } from '../../../shared/contract/evidence.ts'
import { type Fact, NewFact } from '../../../shared/contract/facts.ts'
import type { MarkedPassage } from '../../../shared/contract/passages.ts'
import { parseExhibitNumber } from '../../../shared/domain/exhibit-number.ts'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import { createCase } from '../cases/cases.ts'
import { addDocument } from '../evidence/adding.ts'
import { annotate, declare } from '../evidence/describing.ts'
import { listDocuments, requireDocument } from '../evidence/documents.ts'
import { markDocuments } from '../evidence/marking.ts'
import { relateDocument } from '../evidence/relating.ts'
import { textsOf } from '../evidence/stretches.ts'
import { listExhibits } from '../exhibits/exhibits.ts'
import { numberAs, numberDocuments } from '../exhibits/numbering.ts'
import { serveExhibits } from '../exhibits/serving.ts'
import { citePassage } from '../facts/citing.ts'
import { addFact } from '../facts/facts.ts'
import { prepareFile } from '../imports/taking-in.ts'
import { partiesOf } from '../parties/parties.ts'
import type { Pool } from '../pool.ts'
import { recordStage } from '../stages/stages.ts'
import type { Vault } from '../vault/vault.ts'
import { enterRows } from './rows.ts'
import type { SampleCase, SampleDocument, SampleFact } from './sample-case.ts'

interface Engine {
  vault: Vault
  pool: Pool
  /** Name and version of the program, for the custody record. */
  tool: string
}

/** Enters the sample case as a lawyer would: the case, its documents, what she makes of each, the exhibits. */
export async function fillSample(engine: Engine, sample: SampleCase, folder: string): Promise<void> {
  const { vault } = engine
  const { id: caseId } = createCase(vault, { ...sample.case, parties: sample.parties, sample: true })
  for (const stage of sample.stages) recordStage(vault, caseId, stage)
  await addFiles(engine, caseId, sample, folder)
  const documents = new Map(listDocuments(vault, caseId).map(({ id }) => [requireDocument(vault, id).origin, id]))
  const idOf = (file: string) => {
    const id = documents.get(file)
    if (id === undefined) throw new Error(`${file} is not among the sample's documents`)
    return id
  }
  for (const described of sample.documents) describe(vault, idOf, described)
  number(vault, caseId, idOf, sample.exhibits)
  const exhibits = new Map(listExhibits(vault, caseId).map(({ id, label }) => [label, id]))
  for (const { exhibits: labels, on, recipient } of sample.served) {
    const served = labels.map((label) => exhibits.get(label) as string)
    serveExhibits(vault, served, { on, recipient, version: null }, [])
  }
  const partyIds = new Map(partiesOf(vault, caseId).map(({ name, id }) => [name, id]))
  const factIds = new Map<string, string>()
  for (const fact of sample.facts) {
    const { id, number } = state(vault, caseId, idOf, { partyIds, factIds }, fact)
    factIds.set(formatFactNumber(number), id)
  }
  enterRows(vault, caseId, sample.rows, { party: partyIds, fact: factIds, document: documents })
}

async function addFiles(
  { vault, pool, tool }: Engine,
  caseId: string,
  sample: SampleCase,
  folder: string,
): Promise<void> {
  const { signal } = new AbortController()
  const files = new Set(sample.documents.map(({ file }) => file.split('/')[0] as string))
  for (const file of files) {
    const prepared = await prepareFile({ vault, pool, signal }, path.join(folder, file), file)
    vault.write(() => addDocument(vault, caseId, prepared, tool))
  }
}

function describe(vault: Vault, idOf: (file: string) => string, described: SampleDocument): void {
  const documentId = idOf(described.file)
  const revision = () => requireDocument(vault, documentId).revision
  if (described.relation) {
    relateDocument(vault, documentId, revision(), {
      ...TranslationNote.parse({}),
      kind: described.relation.kind,
      of: idOf(described.relation.of),
    })
  }
  for (const correction of described.corrections) declare(vault, documentId, revision(), correction)
  const { notes, tags } = described
  if (notes !== '' || tags.length > 0) annotate(vault, documentId, revision(), { notes, tags })
  markDocuments(vault, [documentId], described.marks)
}

function number(vault: Vault, caseId: string, idOf: (file: string) => string, exhibits: SampleCase['exhibits']): void {
  const numbered = exhibits.map(({ label, file }) => {
    const number = parseExhibitNumber(label)
    if (!number) throw new Error(`${label} is no exhibit number`)
    return { ...number, documentId: idOf(file) }
  })
  const leading = numbered.filter(({ translation, correction }) => !translation && correction === 1)
  for (const [series, some] of Map.groupBy(leading, (one) => one.series)) {
    const documentIds = some.sort((a, b) => a.number - b.number).map(({ documentId }) => documentId)
    numberDocuments(vault, caseId, { documentIds, series, exceptions: [] })
  }
  for (const { series, number, translation, documentId } of numbered.filter((one) => !leading.includes(one))) {
    const of = listExhibits(vault, caseId).find((one) => one.label === `${series}-${number}`)
    if (!of) throw new Error(`${series}-${number} is not numbered`)
    numberAs(vault, { documentId, of: of.id, kind: translation ? 'translation' : 'correction', exceptions: [] })
  }
}

interface Named {
  partyIds: ReadonlyMap<string, string>
  factIds: ReadonlyMap<string, string>
}

function state(
  vault: Vault,
  caseId: string,
  idOf: (file: string) => string,
  { partyIds, factIds }: Named,
  { citations, parties, strainsWith, ...told }: SampleFact,
): Fact {
  const draft = {
    ...told,
    partyIds: parties.map((name) => partyIds.get(name)),
    strainsWith: strainsWith.map((number) => factIds.get(number)),
  }
  const [first, ...others] = citations.map(({ file, quote, ...said }) => ({
    ...said,
    passage: passageOf(vault, idOf(file), quote),
  }))
  const fact = addFact(vault, caseId, NewFact.parse(draft), first ?? null)
  for (const cited of others) citePassage(vault, fact.id, cited)
  return fact
}

function passageOf(vault: Vault, documentId: string, quote: string): MarkedPassage {
  const texts = textsOf(vault, documentId)
  const ordinal = texts.findIndex((text) => text.includes(quote)) + 1
  if (ordinal === 0) throw new Error(`no paragraph of the sample's document holds: ${quote}`)
  const from = texts[ordinal - 1]!.indexOf(quote)
  return { documentId, firstBlock: ordinal, from, lastBlock: ordinal, to: from + quote.length, quote }
}
