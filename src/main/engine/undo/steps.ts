import type { UndoStep } from '../../../shared/contract/undo.ts'
import { lastVersion } from '../dossier/versions.ts'
import type { Change } from '../vault/audit.ts'
import type { RowChange } from '../vault/row-changes.ts'
import type { Vault } from '../vault/vault.ts'
import { ATTENDANT, UNDOABLE } from './undoable.ts'

/** One transaction of a person: what it entered in the trail, and every row that it wrote. */
export interface Step {
  readonly told: UndoStep
  readonly entries: readonly Change[]
  readonly rows: readonly RowChange[]
  /** The last version of the case's dossier at that time; 0 before the first. */
  readonly dossier: number
}

export interface Steps {
  readonly undo: Step[]
  readonly redo: Step[]
}

/** How many steps can be taken back. */
const MOST = 200

/** By operator: nobody takes back what another one did. */
const stepsOfVaults = new WeakMap<Vault, Map<string, Steps>>()

/** The steps of whoever works with the vault now. */
export function stepsOf(vault: Vault): Steps {
  const operators = stepsOfVaults.get(vault) ?? new Map<string, Steps>()
  stepsOfVaults.set(vault, operators)
  const steps = operators.get(vault.operator) ?? { undo: [], redo: [] }
  operators.set(vault.operator, steps)
  return steps
}

/** Forgets the steps of every operator, or those of some cases. */
export function forgetSteps(vault: Vault, caseIds?: ReadonlySet<string | null | undefined>): void {
  const kept = ({ entries }: Step) => caseIds !== undefined && !entries.some(({ caseId }) => caseIds.has(caseId))
  for (const { undo, redo } of stepsOfVaults.get(vault)?.values() ?? []) {
    undo.splice(0, undo.length, ...undo.filter(kept))
    redo.splice(0, redo.length, ...redo.filter(kept))
  }
}

/** Keeps what a transaction did where it can be taken back; answers whether it is one of those. */
export function keepStep(vault: Vault, entries: readonly Change[], rows: readonly RowChange[]): boolean {
  const done = entries.filter(({ act }) => UNDOABLE.has(act))
  const [first] = done
  if (!first || rows.length === 0 || !entries.every(({ act }) => UNDOABLE.has(act) || ATTENDANT.has(act))) return false
  const { act, caseId = null } = first
  const { undo, redo } = stepsOf(vault)
  redo.length = 0
  const subjects = new Set(done.filter((one) => one.act === act).map(({ subject }) => subject))
  const told = { act, field: fieldOf(done), count: subjects.size, caseId }
  undo.push({ told, entries, rows, dossier: caseId === null ? 0 : lastVersion(vault, caseId) })
  if (undo.length > MOST) undo.shift()
  return true
}

/** The one field of documents that these entries changed; null where it is another, or none. */
function fieldOf(entries: readonly Change[]): string | null {
  const fields = new Set(entries.flatMap((entry) => (entry.act.startsWith('document.') ? changedFields(entry) : [''])))
  const [only = ''] = fields
  return fields.size === 1 && only !== '' ? only : null
}

function changedFields({ act, after }: Change): string[] {
  const [one] = [after].flat() as unknown[]
  if (typeof one !== 'object' || one === null) return ['']
  if (act === 'document.declared') return [String((one as { field?: unknown }).field ?? '')]
  return Object.entries(one).flatMap(([name, value]) => (value === undefined ? [] : [name]))
}
