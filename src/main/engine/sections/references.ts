import type { LiveReference } from '../../../shared/contract/sections.ts'
import { bracesIn } from '../../../shared/domain/reference.ts'
import { indexTargets, resolveReference, type TargetIndex, toKept } from '../../../shared/domain/reference-target.ts'
import { inReadingOrder } from '../../../shared/domain/section.ts'
import { standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'
import { listTargets } from './targets.ts'

/** Every reference in the sections that stand, in reading order. */
export function listReferences(
  vault: Vault,
  caseId: string,
  targets: TargetIndex = indexTargets(listTargets(vault, caseId)),
): LiveReference[] {
  return inReadingOrder(standingRows(vault, 'section', caseId)).flatMap(({ id: sectionId, heading, body }) =>
    bracesIn(body).map(({ at, inside }): LiveReference => {
      const { state, label, target } = resolveReference(inside, targets)
      const named = target && { of: target.of, id: target.id, title: target.title, documentId: target.documentId }
      return { sectionId, heading, at, kept: `{${inside}}`, label, state, target: named }
    }),
  )
}

/** A text as it is typed, `{C-1/8}`, with its references bound to what they name in the case today. */
export function bindReferences(vault: Vault, caseId: string, typed: string): string {
  return toKept(typed, indexTargets(listTargets(vault, caseId)))
}
