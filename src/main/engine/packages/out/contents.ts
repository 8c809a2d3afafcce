import { CASE_JSON_FORMAT, type PackagedCase, type TrailLine } from '../../../../shared/contract/case-json.ts'
import type { Exception } from '../../../../shared/contract/leaving.ts'
import { carryLines, endOfChain } from '../../audit/carrying.ts'
import { carryMergedLines } from '../../audit/merged-lines.ts'
import { carryCase } from '../../cases/carrying.ts'
import { carryCollections } from '../../custody/carrying.ts'
import { carryDossiers, carryRetiredVersions } from '../../dossier/carrying.ts'
import { carryDocuments, carryRelations, carryText } from '../../evidence/carrying.ts'
import { listDocuments } from '../../evidence/documents.ts'
import { heldBy } from '../../evidence/handing-out.ts'
import { carryExhibits, carryRetiredNumbers, carrySeries } from '../../exhibits/carrying.ts'
import { carryFacts } from '../../facts/carrying.ts'
import { lastFactNumber } from '../../facts/numbering.ts'
import { carryParties } from '../../parties/carrying.ts'
import { carryLastNumbers, carryRegisters } from '../../registers/carrying.ts'
import { carrySearches } from '../../search/carrying.ts'
import { carryHighlights, carryNotes } from '../../passages/carrying.ts'
import { carryStages } from '../../stages/carrying.ts'
import { carryRulings } from '../../stories/carrying.ts'
import type { Vault } from '../../vault/vault.ts'
import { CASE_FILE, MERGED_FILE, TRAIL_FILE } from '../bag/bag.ts'
import { entriesOn } from './entries-on.ts'
import { documentsToStay, withoutDocuments } from './leaving-out.ts'

/** Entries that are read at a time: an open query would hold up every other. */
const STRETCH = 500

/**
 * Every row of a case as it stands now, and of the vault's registers those that it names and those of `also`. To be called
 * where nothing changes meanwhile. Throws CASE_NOT_FOUND.
 */
export function gatherCase(vault: Vault, caseId: string, program: string, also?: ReadonlySet<string>): PackagedCase {
  const collections = carryCollections(vault, caseId)
  const [parties, documents, facts] = [
    carryParties(vault, caseId),
    carryDocuments(vault, caseId),
    carryFacts(vault, caseId),
  ]
  const own = new Set([...parties, ...documents, ...facts].map(({ id }) => id))
  return {
    format: CASE_JSON_FORMAT,
    program,
    madeAt: new Date().toISOString(),
    madeBy: vault.operator,
    leftOut: { documents: 0, dossiers: 0 },
    case: carryCase(vault, caseId),
    parties,
    stages: carryStages(vault, caseId),
    documents: documents.map((document) => ({
      ...document,
      file: originalFile(document),
      text: `text/${document.id}.json`,
      collection: collections.get(document.id) ?? null,
    })),
    relations: carryRelations(vault, caseId),
    rulings: carryRulings(vault, caseId),
    highlights: carryHighlights(vault, caseId),
    marginNotes: carryNotes(vault, caseId),
    facts: facts.map((fact) => ({
      ...fact,
      parties: fact.parties.filter((id) => own.has(id)),
      strainsWith: fact.strainsWith.filter((id) => own.has(id)),
    })),
    lastFact: lastFactNumber(vault, caseId),
    registers: carryRegisters(vault, caseId, own, also),
    lastNumbers: carryLastNumbers(vault, caseId),
    series: carrySeries(vault, caseId),
    exhibits: carryExhibits(vault, caseId),
    retiredNumbers: carryRetiredNumbers(vault, caseId),
    retiredVersions: carryRetiredVersions(vault, caseId),
    dossiers: carryDossiers(vault, caseId).map((made) => ({ ...made, file: `dossiers/${made.version}.pdf` })),
    savedSearches: carrySearches(vault, caseId),
    trail: endOfChain(vault, caseId) ?? { entries: 1, hash: '' },
  }
}

/** The name of a file from elsewhere is never a path: the original is named by its hash, its own name stands in the JSON. */
function originalFile({ sha256, format }: { sha256: string; format: string }): string {
  return `originals/${sha256}.${format === 'other' ? 'bin' : format}`
}

/** The documents of a case that an unsealed package is to leave behind. */
export function stayingDocuments(vault: Vault, caseId: string, exceptions: readonly Exception[]): Set<string> {
  return documentsToStay(listDocuments(vault, caseId), exceptions, (id) => heldBy(vault, caseId, id))
}

/** A case as it goes into a package. */
export interface Contents {
  readonly packaged: PackagedCase
  /** Bytes of the originals and the dossiers. */
  readonly size: number
  /** The payload of the bag, file by file, in an order that is always the same. */
  files(): Iterable<{ path: string; bytes: () => AsyncIterable<Uint8Array> }>
}

export function contentsOf(vault: Vault, whole: PackagedCase, stay: ReadonlySet<string>): Contents {
  const { packaged, staying } = withoutDocuments(whole, stay)
  const { documents, dossiers, trail } = packaged
  const caseId = packaged.case.id
  const { see, speaks } = entriesOn(staying)
  if (stay.size > 0) {
    for (const stretch of stretches(vault, caseId, trail.entries)) see(stretch)
    see(carryMergedLines(vault, caseId))
  }
  const unnamed = (line: TrailLine) => (speaks(line) ? { ...line, payload: null, salt: null } : line)
  return {
    packaged,
    size: [...documents, ...dossiers].reduce((sum, { size }) => sum + size, 0),
    *files() {
      yield { path: CASE_FILE, bytes: () => text(`${JSON.stringify(packaged, null, 2)}\n`) }
      yield { path: TRAIL_FILE, bytes: () => lines(vault, caseId, trail.entries, unnamed) }
      const merged = carryMergedLines(vault, caseId)
      if (merged.length > 0) yield { path: MERGED_FILE, bytes: () => mergedLines(merged, unnamed) }
      for (const { id, text: file } of documents) {
        yield { path: `data/${file}`, bytes: () => text(`${JSON.stringify(carryText(vault, id))}\n`) }
      }
      for (const { file, sha256 } of [...documents, ...dossiers]) {
        yield { path: `data/${file}`, bytes: () => vault.objects.read(sha256) }
      }
    },
  }
}

async function* text(whole: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(whole)
}

function* stretches(vault: Vault, caseId: string, last: number): Generator<TrailLine[]> {
  for (let from = 1; from <= last; from += STRETCH) {
    yield carryLines(vault, caseId, from, Math.min(STRETCH, last - from + 1))
  }
}

async function* lines(vault: Vault, caseId: string, last: number, unnamed: (line: TrailLine) => TrailLine) {
  for (const stretch of stretches(vault, caseId, last)) {
    yield Buffer.from(stretch.map((line) => `${JSON.stringify(unnamed(line))}\n`).join(''))
  }
}

async function* mergedLines(merged: readonly TrailLine[], unnamed: (line: TrailLine) => TrailLine) {
  for (let from = 0; from < merged.length; from += STRETCH) {
    const stretch = merged.slice(from, from + STRETCH)
    yield Buffer.from(stretch.map((line) => `${JSON.stringify(unnamed(line))}\n`).join(''))
  }
}
