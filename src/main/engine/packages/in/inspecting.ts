import { v7 as uuidv7 } from 'uuid'
import { CARRIED_KINDS } from '../../../../shared/contract/carried-rows.ts'
import type { PackagedCase, TrailLine } from '../../../../shared/contract/case-json.ts'
import type { Inspection } from '../../../../shared/contract/packages.ts'
import { carryLines, endOfChain } from '../../audit/carrying.ts'
import { hasCase } from '../../cases/carrying.ts'
import { EngineError } from '../../fault.ts'
import { carryRegisters, ownerOf, revisionsOf } from '../../registers/carrying.ts'
import type { Vault } from '../../vault/vault.ts'
import { openPackage } from '../bag/opening.ts'
import { gatherCase } from '../out/contents.ts'
import { compareCases, compareVaultRows } from './comparing.ts'
import { namesIn } from './naming-differences.ts'
import { provePackage } from './proving.ts'
import { withOurIds } from './same-rows.ts'

/** A package that was proved, as it is kept for taking it in. */
export interface Inspected {
  readonly inspection: Inspection
  readonly at: string
  readonly passphrase: string | undefined
  /** The case under the ids that this vault has for it. */
  readonly packaged: PackagedCase
  readonly lines: readonly TrailLine[]
  readonly merged: readonly TrailLine[]
  readonly manifest: ReadonlyMap<string, string>
  readonly manifestHash: string
  /** Hash of the last entry of the case here when it was compared; undefined where the case was not here. */
  readonly end: string | undefined
  /** The revisions that rows of the vault had then, of those that the package holds. */
  readonly revisions: ReadonlyMap<string, number>
}

/** Comparisons that wait for a person's choice; each holds a case's rows and its passphrase in memory. */
const MOST_KEPT = 3

const kept = new WeakMap<Vault, Map<string, Inspected>>()

/**
 * Proves a package and compares it with the case where it is in this vault. Nothing is written.
 * @throws NOT_A_PACKAGE, PACKAGE_NEWER, PACKAGE_SEALED, WRONG_PASSPHRASE, PLACE_NOT_READABLE; the signal's reason
 */
export async function inspectPackage(
  vault: Vault,
  at: string,
  passphrase: string | undefined,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Inspection> {
  const source = await openPackage(at, passphrase)
  try {
    const total = [...source.files.values()].reduce((sum, size) => sum + size, 0)
    const proof = await provePackage(source, (done) => progress(Math.min(done, total), total), signal)
    const { faults, packaged, lines, merged, manifest, manifestHash } = proof
    if (!packaged) throw unreadable(source.name, faults.length)
    const sound = faults.length === 0
    const compared = sound && hasCase(vault, packaged.case.id) ? compareWithOurs(vault, packaged, lines) : undefined
    const others = sound && !compared ? otherRows(vault, packaged, lines) : undefined
    const inspection: Inspection = {
      id: uuidv7(),
      caseId: packaged.case.id,
      title: packaged.case.title,
      reference: packaged.case.reference,
      madeAt: packaged.madeAt,
      madeBy: packaged.madeBy,
      documents: packaged.documents.length,
      size: packaged.documents.reduce((sum, { size }) => sum + size, 0),
      faults,
      differences: compared?.differences ?? null,
      onlyOurs: compared?.onlyOurs ?? 0,
      otherRows: others?.differences ?? [],
      names: compared?.names ?? others?.names ?? {},
    }
    keep(vault, {
      inspection,
      at,
      passphrase,
      packaged: compared?.packaged ?? packaged,
      lines,
      merged,
      manifest,
      manifestHash,
      end: endOfChain(vault, packaged.case.id)?.hash,
      revisions: revisionsOf(vault, vaultRowsOf(packaged)),
    })
    return inspection
  } finally {
    await source.close()
  }
}

/** Throws INSPECTION_GONE where it is not kept any more. */
export function inspected(vault: Vault, inspectionId: string): Inspected {
  const found = kept.get(vault)?.get(inspectionId)
  if (!found) throw new EngineError('INSPECTION_GONE')
  return found
}

function compareWithOurs(vault: Vault, theirs: PackagedCase, lines: readonly TrailLine[]) {
  const caseId = theirs.case.id
  const ours = gatherCase(vault, caseId, '', new Set(vaultRowsOf(theirs)))
  const packaged = withOurIds(theirs, ours)
  const side = { packaged: ours, lines: carryLines(vault, caseId) }
  const compared = compareCases(side, { packaged, lines })
  return { packaged, ...compared, names: namesIn(compared.differences, [ours, packaged]) }
}

/** A case that is not here brings rows of the vault's registers with it; those that are here may say something else. */
function otherRows(vault: Vault, theirs: PackagedCase, lines: readonly TrailLine[]) {
  const own = new Set([...theirs.parties, ...theirs.documents, ...theirs.facts].map(({ id }) => id))
  const registers = carryRegisters(vault, theirs.case.id, own, new Set(vaultRowsOf(theirs)))
  const differences = compareVaultRows(registers, theirs, lines)
  return { differences, names: namesIn(differences, [theirs, { ...theirs, registers }]) }
}

/** The ids of the rows that are the vault's, not the case's. */
export function vaultRowsOf({ case: { id: caseId }, registers }: PackagedCase): string[] {
  return CARRIED_KINDS.filter((kind) => ownerOf(kind, caseId) === null).flatMap((kind) =>
    registers[kind].map(({ id }) => id),
  )
}

function keep(vault: Vault, inspection: Inspected): void {
  const all = kept.get(vault) ?? new Map<string, Inspected>()
  all.set(inspection.inspection.id, inspection)
  for (const id of [...all.keys()].slice(0, -MOST_KEPT)) all.delete(id)
  kept.set(vault, all)
}

/** A package whose case cannot be read has nothing that could be shown beside its faults. */
function unreadable(name: string, faults: number): EngineError {
  return faults === 0 ? new EngineError('NOT_A_PACKAGE', { name }) : new EngineError('PACKAGE_UNSOUND', { faults })
}
