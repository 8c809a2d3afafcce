import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { CaseJson } from '../../../../shared/contract/case-json.ts'
import type { Job } from '../../../../shared/contract/jobs.ts'
import { UNREVIEWED } from '../../../../shared/domain/mark.ts'
import { freeReference } from '../../cases/carrying.ts'
import { archiveCase, createCase } from '../../cases/cases.ts'
import type { EngineContext } from '../../context.ts'
import { declareCollection } from '../../custody/declaring.ts'
import { retireVersion } from '../../dossier/carrying.ts'
import { addDocument } from '../../evidence/adding.ts'
import { annotate, declare } from '../../evidence/describing.ts'
import { requireDocument } from '../../evidence/documents.ts'
import { markDocuments } from '../../evidence/marking.ts'
import { addRelation } from '../../evidence/relating.ts'
import { receiveExhibit, retireNumber } from '../../exhibits/carrying.ts'
import { keepSeries, listSeries, setSeries } from '../../exhibits/series.ts'
import type { Prepared } from '../../imports/reading-in-pool.ts'
import { InputRefused, prepareFile } from '../../imports/taking-in.ts'
import type { Run } from '../../jobs/jobs.ts'
import { saveSearch } from '../../search/saved.ts'
import { recordStage } from '../../stages/stages.ts'
import { rule } from '../../stories/joining.ts'
import type { Vault } from '../../vault/vault.ts'
import { LARGEST_JSON } from '../bag/limits.ts'
import { readText } from '../in/proving-text.ts'
import { enterFacts, enterMargins } from './facts.ts'
import { documentName } from './name-faults.ts'
import { readCaseJson, refuse, type ReadCase } from './reading.ts'
import { enterRows, type Names, noNames } from './rows.ts'

type JsonDocument = CaseJson['documents'][number]

/**
 * Makes a new case of JSON that another system has written. Its files are read as any import reads them; the case is
 * entered whole, in one transaction, or not at all.
 * Throws JSON_NOT_ACCEPTED, PACKAGE_NEWER, PLACE_NOT_READABLE, REFERENCE_TAKEN.
 */
export async function importJson(
  { jobs, pool, host }: Pick<EngineContext, 'jobs' | 'pool' | 'host'>,
  vault: Vault,
  file: string,
  folder = path.dirname(file),
): Promise<Job> {
  const read = await readCaseJson(file, folder, host.resources)
  if (read.json.case.reference !== null) freeReference(vault, read.json.case.reference)
  return jobs.start(vault, { kind: 'package-in', caseId: null }, async (run) => {
    const prepared = await prepareAll({ vault, pool, signal: run.signal }, read, run)
    run.signal.throwIfAborted()
    return vault.write(() => enter(vault, read, prepared, `Libellus ${host.version}`))
  })
}

async function prepareAll(
  tools: Parameters<typeof prepareFile>[0],
  { json, files }: ReadCase,
  run: Run,
): Promise<Prepared[]> {
  const prepared: Prepared[] = []
  run.progress({ done: 0, total: json.documents.length })
  for (const [at, document] of json.documents.entries()) {
    prepared.push(await prepare(tools, document, files, `documents[${at}]`))
    run.progress({ done: prepared.length })
  }
  return prepared
}

async function prepare(
  tools: Parameters<typeof prepareFile>[0],
  document: JsonDocument,
  files: ReadonlyMap<string, string>,
  at: string,
): Promise<Prepared> {
  const { file, text, origin = file } = document
  const read = await prepareFile(tools, files.get(file)!, origin).catch((failure: unknown) => {
    if (failure instanceof InputRefused) refuse([{ path: `${at}.file`, why: 'not-read', what: failure.refusal }])
    throw failure
  })
  if (document.sha256 !== undefined && document.sha256 !== read.sha256) {
    refuse([{ path: `${at}.sha256`, why: 'other-bytes', what: read.sha256 }])
  }
  const named = { ...read, fileName: document.fileName ?? file.slice(file.lastIndexOf('/') + 1) }
  if (text === undefined) return named
  const source = files.get(text)!
  const given = (await stat(source)).size > LARGEST_JSON ? undefined : readText(await readFile(source))
  if (!given) return refuse([{ path: `${at}.text`, why: 'not-accepted', what: text }])
  const { blocks, pageSizes } = given
  const sizes = pageSizes.map(([width, height]) => ({ width, height }))
  const readable = blocks.length > 0 ? { readable: 'text' as const, refusal: null } : {}
  const extraction = { ...named.extraction, ...readable, blocks, ...(sizes.length > 0 && { pageSizes: sizes }) }
  return { ...named, extraction }
}

function enter(vault: Vault, { json, sha256 }: ReadCase, prepared: readonly Prepared[], tool: string) {
  const { id: _id, archivedOn, createdAt: _createdAt, revision: _revision, ...fields } = json.case
  const reference = fields.reference === null ? null : freeReference(vault, fields.reference)
  const made = createCase(vault, {
    ...fields,
    reference,
    parties: json.parties.map(({ id: _party, revision: _r, ...party }) => party),
  })
  const caseId = made.id
  for (const { id: _stage, revision: _r, ...stage } of json.stages) recordStage(vault, caseId, stage)
  for (const { name, text } of json.savedSearches) saveSearch(vault, { caseId, name, text })
  const names = noNames()
  for (const [at, { id }] of made.parties.entries()) {
    const name = json.parties[at]?.id
    if (name !== undefined) names.party.set(name, id)
  }
  const ids = names.document
  for (const [at, document] of json.documents.entries()) {
    const { documentId } = addDocument(vault, caseId, prepared[at]!, tool)
    ids.set(documentName(document), documentId)
    describe(vault, documentId, document)
  }
  for (const { document, of, declared: _declared, ...said } of json.relations) {
    const [documentId, ofDocument] = [ids.get(document)!, ids.get(of)!]
    addRelation(vault, { ...said, documentId, ofDocument, declared: true })
    vault.audit({
      caseId,
      act: 'document.related',
      subject: documentId,
      before: [],
      after: { ...said, of: ofDocument },
    })
  }
  for (const { about, document, other, same } of json.rulings) {
    rule(vault, about, ids.get(document)!, [ids.get(other)!], same)
  }
  enterMargins(vault, caseId, json, ids)
  enterFacts(vault, caseId, json, names)
  enterExhibits(vault, caseId, json, names)
  enterRows(vault, caseId, json, names)
  for (const version of json.retiredVersions) retireVersion(vault, caseId, version)
  const after = { from: json.madeBy ?? '', json: sha256, reference: made.reference }
  vault.audit({ caseId, act: 'case.received', subject: caseId, after })
  if (archivedOn !== null) archiveCase(vault, caseId)
  return { caseId, reference: made.reference, documents: json.documents.length }
}

/** What the other system knows of a document, entered as a person would. */
function describe(vault: Vault, documentId: string, { findings, marks, notes, tags, collection }: JsonDocument): void {
  const revision = () => requireDocument(vault, documentId).revision
  for (const { field, role, value, basis } of findings) {
    if (basis === 'declared') declare(vault, documentId, revision(), { field, role, value })
  }
  markDocuments(vault, [documentId], { ...UNREVIEWED, ...marks })
  if (notes !== '' || tags.length > 0) annotate(vault, documentId, revision(), { notes, tags })
  if (collection) {
    const { revision: _r, ...declared } = collection
    declareCollection(vault, documentId, 0, declared)
  }
}

function enterExhibits(vault: Vault, caseId: string, json: CaseJson, names: Names): void {
  if (json.series.length > 0) setSeries(vault, caseId, listSeries(vault, caseId), json.series)
  else if (json.exhibits.length > 0) keepSeries(vault, caseId)
  for (const exhibit of json.exhibits) {
    const documentId = names.document.get(exhibit.document)!
    const subject = uuidv7()
    if (exhibit.id !== undefined) names.exhibit.set(exhibit.id, subject)
    receiveExhibit(vault, caseId, { ...exhibit, id: subject, document: documentId })
    vault.audit({ caseId, act: 'exhibit.numbered', subject, after: { label: exhibit.number, documentId } })
    for (const served of exhibit.services) vault.audit({ caseId, act: 'exhibit.served', subject, after: served })
    if (exhibit.withdrawnOn !== null) {
      vault.audit({ caseId, act: 'exhibit.withdrawn', subject, after: { on: exhibit.withdrawnOn } })
    }
  }
  for (const label of json.retiredNumbers) retireNumber(vault, caseId, label)
}
