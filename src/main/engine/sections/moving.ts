import type { Row } from '../../../shared/contract/registers.ts'
import { inReadingOrder } from '../../../shared/domain/section.ts'
import { changesOf } from '../audit/entries.ts'
import { EngineError } from '../fault.ts'
import { changeRow, getRow, standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * Puts a section before another, or at the end where that is null. Throws ROW_NOT_FOUND, ROW_WITHDRAWN, STALE,
 * CASE_ARCHIVED.
 */
export function moveSection(
  vault: Vault,
  { id, revision, before }: { id: string; revision: number; before: string | null },
): Row<'section'>[] {
  return vault.write(() => {
    const moved = getRow(vault, 'section', id)
    const caseId = moved.caseId ?? ''
    if (moved.withdrawnOn !== null) throw new EngineError('ROW_WITHDRAWN')
    if (moved.revision !== revision) {
      throw new EngineError('STALE', { current: moved, ...changesOf(vault, caseId, id) })
    }
    const others = inReadingOrder(standingRows(vault, 'section', caseId)).filter((section) => section.id !== id)
    const at = before === null ? others.length : others.findIndex((section) => section.id === before)
    if (at < 0) throw new EngineError('ROW_NOT_FOUND')
    for (const [position, section] of others.toSpliced(at, 0, moved).entries()) {
      if (section.position === position) continue
      changeRow(vault, 'section', { id: section.id, revision: section.revision, fields: { position } })
    }
    return inReadingOrder(standingRows(vault, 'section', caseId))
  })
}
