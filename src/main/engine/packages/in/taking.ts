import { isDeepStrictEqual } from 'node:util'
import type { PackagedCase } from '../../../../shared/contract/case-json.ts'
import type { Job } from '../../../../shared/contract/jobs.ts'
import { adoptLines, carryLines, endOfChain } from '../../audit/carrying.ts'
import { keepMergedLines } from '../../audit/merged-lines.ts'
import { freeReference, receiveCase } from '../../cases/carrying.ts'
import { requireOpenCase } from '../../cases/require.ts'
import type { EngineContext } from '../../context.ts'
import { receiveCollection } from '../../custody/carrying.ts'
import { receiveDossier, retireVersion } from '../../dossier/carrying.ts'
import { receiveDocument, receiveRelation } from '../../evidence/carrying.ts'
import { receiveExhibit, receiveSeries, retireNumber } from '../../exhibits/carrying.ts'
import { receiveCitation, receiveFact } from '../../facts/carrying.ts'
import { keepFactNumber } from '../../facts/numbering.ts'
import { EngineError } from '../../fault.ts'
import type { Run } from '../../jobs/jobs.ts'
import { receiveParty } from '../../parties/carrying.ts'
import { revisionsOf } from '../../registers/carrying.ts'
import { receiveSearch } from '../../search/carrying.ts'
import { receiveHighlight, receiveNote } from '../../passages/carrying.ts'
import { receiveStage } from '../../stages/carrying.ts'
import { receiveRuling } from '../../stories/carrying.ts'
import type { Vault } from '../../vault/vault.ts'
import { openPackage } from '../bag/opening.ts'
import type { PackageSource } from '../bag/source.ts'
import { wasRemovedHere } from './comparing.ts'
import { fetchParts, type Fetched } from './fetching.ts'
import { forkOf } from './fork.ts'
import { inspected, type Inspected, vaultRowsOf } from './inspecting.ts'
import { enterRows } from './merging-rows.ts'
import { mergeCase, mergingOf } from './merging.ts'

/**
 * Takes a proved package in: a case that is not here as it is, with its ids and its chain; one that is here by what only
 * the package has and the differences that were chosen. The originals are stored first, then everything is entered in
 * one transaction: a vault that is killed meanwhile has the whole or nothing, and what was stored for nothing goes when
 * it is closed or opened.
 * Throws INSPECTION_GONE, PACKAGE_UNSOUND, REFERENCE_TAKEN, CASE_ARCHIVED.
 */
export function takePackage(
  { jobs, pool }: Pick<EngineContext, 'jobs' | 'pool'>,
  vault: Vault,
  inspectionId: string,
  theirs: readonly string[],
): Job {
  const found = inspected(vault, inspectionId)
  const { inspection, packaged } = found
  const caseId = inspection.caseId
  if (inspection.faults.length > 0) throw new EngineError('PACKAGE_UNSOUND', { faults: inspection.faults.length })
  requireUnchanged(vault, found)
  if (found.end === undefined) freeReference(vault, packaged.case.reference)
  else requireOpenCase(vault, caseId)
  return jobs.start(vault, { kind: 'package-in', caseId }, async (run) => {
    const source = await openPackage(found.at, found.passphrase)
    try {
      const tools = { vault, pool, signal: run.signal }
      if (found.end === undefined) return await takeWhole(tools, source, found, new Set(theirs), run)
      return await takeMerged(tools, source, found, new Set(theirs), run)
    } finally {
      await source.close()
    }
  })
}

type Tools = Parameters<typeof fetchParts>[0]

async function takeWhole(tools: Tools, source: PackageSource, found: Inspected, chosen: ReadonlySet<string>, run: Run) {
  const { vault } = tools
  const { inspection, packaged, lines, merged, manifestHash } = found
  const fetched = await fetchParts(tools, source, found, packaged, progressOf(run, packaged))
  run.signal.throwIfAborted()
  return vault.write(() => {
    requireUnchanged(vault, found)
    const reference = freeReference(vault, packaged.case.reference)
    enterWhole(vault, { ...packaged, case: { ...packaged.case, reference } }, fetched)
    const differences = inspection.otherRows.filter(({ id }) => chosen.has(id))
    const order = { packaged, differences, fetched, manifest: manifestHash, trail: undefined }
    const { merging, notTaken } = mergingOf(vault, order)
    enterRows(merging)
    adoptLines(vault, lines)
    const { id: caseId } = packaged.case
    keepMergedLines(vault, caseId, merged)
    const { documents, dossiers } = packaged.leftOut
    const after = { from: packaged.madeBy, manifest: manifestHash, reference, leftOut: documents + dossiers }
    vault.audit({ caseId, act: 'case.received', subject: caseId, after })
    return {
      caseId,
      reference,
      referenceTaken: reference !== packaged.case.reference,
      merged: false,
      notTaken: [...notTaken],
    }
  })
}

function enterWhole(vault: Vault, packaged: PackagedCase, fetched: Fetched): void {
  const caseId = packaged.case.id
  receiveCase(vault, packaged.case)
  for (const row of packaged.parties) receiveParty(vault, caseId, row)
  for (const row of packaged.stages) receiveStage(vault, caseId, row)
  for (const row of packaged.documents) {
    receiveDocument(vault, caseId, row, fetched.text(row.id), fetched.web(row.id))
    if (row.collection) receiveCollection(vault, row.id, row.collection)
  }
  for (const row of packaged.relations) receiveRelation(vault, row)
  for (const row of packaged.rulings) receiveRuling(vault, row)
  for (const row of packaged.highlights) receiveHighlight(vault, row)
  for (const row of packaged.marginNotes) receiveNote(vault, row)
  for (const row of packaged.facts) {
    receiveFact(vault, caseId, row)
    for (const cited of row.citations) receiveCitation(vault, row.id, cited)
  }
  keepFactNumber(vault, caseId, packaged.lastFact)
  for (const row of packaged.series) receiveSeries(vault, caseId, row)
  for (const row of packaged.exhibits) receiveExhibit(vault, caseId, row)
  for (const label of packaged.retiredNumbers) retireNumber(vault, caseId, label)
  for (const row of packaged.dossiers) receiveDossier(vault, caseId, row)
  for (const row of packaged.savedSearches) receiveSearch(vault, caseId, row)
  for (const version of packaged.retiredVersions) retireVersion(vault, caseId, version)
}

async function takeMerged(
  tools: Tools,
  source: PackageSource,
  found: Inspected,
  chosen: ReadonlySet<string>,
  run: Run,
) {
  const { vault, signal } = tools
  const { inspection, packaged, lines, merged, manifestHash } = found
  const { caseId } = inspection
  const differences = (inspection.differences ?? []).filter((one) =>
    one.field === null ? !wasRemovedHere(one) || chosen.has(one.id) : chosen.has(one.id),
  )
  const wanted = new Set(differences.map(({ id }) => id))
  const parts = {
    documents: packaged.documents.filter(({ id }) => wanted.has(`document ${id}`)),
    dossiers: packaged.dossiers.filter(({ id }) => wanted.has(`dossier ${id}`)),
  }
  const fetched = await fetchParts(tools, source, found, parts, progressOf(run, parts))
  const ours = carryLines(vault, caseId)
  const fork = forkOf(ours, lines)
  const parted = !fork.theyGoOn && fork.common < lines.length
  const trail = parted ? lines.at(-1)?.hash : undefined
  signal.throwIfAborted()
  return vault.write(() => {
    requireUnchanged(vault, found)
    if (fork.theyGoOn) adoptLines(vault, lines.slice(fork.common))
    keepMergedLines(vault, caseId, [...(parted ? lines.slice(fork.common) : []), ...merged])
    return mergeCase(vault, { packaged, differences, fetched, manifest: manifestHash, trail })
  })
}

/** Throws INSPECTION_GONE where the case here, or a row of the vault, is not the one any more that was compared. */
function requireUnchanged(vault: Vault, { inspection, packaged, end, revisions }: Inspected): void {
  const same = isDeepStrictEqual(revisionsOf(vault, vaultRowsOf(packaged)), revisions)
  if (!same || endOfChain(vault, inspection.caseId)?.hash !== end) throw new EngineError('INSPECTION_GONE')
}

function progressOf(run: Run, { documents, dossiers }: Pick<PackagedCase, 'documents' | 'dossiers'>) {
  const total = [...documents, ...dossiers].reduce((sum, { size }) => sum + size, 0)
  run.progress({ done: 0, total })
  return (done: number) => run.progress({ done: Math.min(done, total) })
}
