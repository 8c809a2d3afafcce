import type { UndoState, UndoStep } from '../../../shared/contract/undo.ts'
import { requireOpenCase } from '../cases/require.ts'
import { lastVersion } from '../dossier/versions.ts'
import type { ChangeBoard } from '../events/board.ts'
import { followTitles } from '../evidence/titles.ts'
import { areInHouse } from '../exhibits/in-house.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import type { VaultGuest } from '../vault/session.ts'
import { isOvertaken, replay } from './replay.ts'
import { forgetSteps, keepStep, type Step, stepsOf } from './steps.ts'
import { UNDOABLE_TABLES } from './undoable.ts'

/** Remembers what can be taken back as long as a vault is open, and tells the windows when that changes. */
export function undoGuest(changes: ChangeBoard): VaultGuest {
  return {
    opened(vault) {
      if (vault.readOnly) return
      vault.watchRows(UNDOABLE_TABLES)
      vault.onCommit((entries, rows) => {
        const forgotten = entries.filter(({ act }) => act.endsWith('.deleted-for-good'))
        if (forgotten.length > 0) forgetSteps(vault, new Set(forgotten.map(({ caseId }) => caseId)))
        if (keepStep(vault, entries, rows) || forgotten.length > 0) changes.tell('undo')
      })
    },
    async closing(vault) {
      forgetSteps(vault)
    },
  }
}

export function undoState(vault: Vault): UndoState {
  const { undo, redo } = stepsOf(vault)
  return { undo: undo.at(-1)?.told ?? null, redo: redo.at(-1)?.told ?? null }
}

/**
 * Takes the operator's last step back, or does the last that was taken back again: in one transaction, each of its
 * entries of the trail followed by one that names it. Throws NOTHING_TO_UNDO, NOTHING_TO_REDO, CASE_ARCHIVED; and
 * UNDO_STALE or UNDO_NUMBERS_LEFT, after which the step is dropped.
 */
export function takeStep(vault: Vault, changes: ChangeBoard, direction: 'undo' | 'redo'): UndoStep {
  const steps = stepsOf(vault)
  const step = steps[direction].at(-1)
  if (!step) throw new EngineError(direction === 'undo' ? 'NOTHING_TO_UNDO' : 'NOTHING_TO_REDO')
  try {
    vault.write(() => write(vault, step, direction))
  } catch (failure) {
    const left = failure instanceof EngineError && failure.code === 'UNDO_NUMBERS_LEFT'
    if (!left && !isOvertaken(failure)) throw failure
    steps[direction].pop()
    changes.tell('undo')
    throw left ? failure : new EngineError('UNDO_STALE')
  }
  steps[direction].pop()
  steps[direction === 'undo' ? 'redo' : 'undo'].push(step)
  changes.tell('undo')
  return step.told
}

function write(vault: Vault, { entries, rows, told, dossier }: Step, direction: 'undo' | 'redo'): void {
  for (const caseId of new Set(entries.map((entry) => entry.caseId))) {
    if (caseId != null) requireOpenCase(vault, caseId)
  }
  const exhibits = rows.filter(({ table }) => table === 'exhibit')
  if (exhibits.length > 0) {
    const printed = told.caseId !== null && lastVersion(vault, told.caseId) > dossier
    if (printed || !areInHouse(vault, exhibits)) throw new EngineError('UNDO_NUMBERS_LEFT')
  }
  replay(vault, rows, direction)
  followTitles(
    vault,
    rows
      .filter(({ table, after }) => table === 'document' && after && 'title' in after)
      .map(({ key }) => String(key['id'])),
  )
  const isUndo = direction === 'undo'
  for (const { caseId, act, subject, before, after } of isUndo ? entries.toReversed() : entries) {
    vault.audit({
      ...(caseId !== undefined && { caseId }),
      act: `${act}.${isUndo ? 'undone' : 'redone'}`,
      subject,
      before: isUndo ? after : before,
      after: isUndo ? before : after,
    })
  }
}
