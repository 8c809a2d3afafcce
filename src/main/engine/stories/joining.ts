import type { RulingAbout } from '../../../shared/contract/stories.ts'
import { requireOpenCase } from '../cases/require.ts'
import { requireDocument } from '../evidence/documents.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { dropParting, keepRuling } from './rulings.ts'
import { storiesOf } from './stories.ts'
import { inOrder } from './table.ts'

/**
 * Rules that a document and the others are the same story, or have the same origin, or have not. Who is joined to one
 * document of a story is parted from none of the others. Throws DOCUMENT_NOT_FOUND, CASE_ARCHIVED, RELATION_ACROSS_CASES.
 */
export function rule(vault: Vault, about: RulingAbout, documentId: string, otherIds: readonly string[], same: boolean) {
  vault.write(() => {
    const { caseId } = requireDocument(vault, documentId)
    requireOpenCase(vault, caseId)
    const others = [...new Set(otherIds)].filter((other) => other !== documentId)
    for (const other of others) {
      if (requireDocument(vault, other).caseId !== caseId) throw new EngineError('RELATION_ACROSS_CASES')
    }
    if (others.length === 0) throw new EngineError('DOCUMENT_NOT_FOUND')
    if (same) {
      const stories = about === 'story' ? storiesOf(vault, caseId) : []
      const mates = stories.filter((story) => story.documentIds.some((id) => others.includes(id)))
      dropParting(vault, about, documentId, [...others, ...mates.flatMap((story) => story.documentIds)])
    }
    const made = { about, same, madeAt: new Date().toISOString(), madeBy: vault.operator }
    for (const other of others) keepRuling(vault, { ...made, ...inOrder(documentId, other) })
    const act = `${about}.${same ? 'joined' : 'parted'}`
    vault.audit({ caseId, act, subject: documentId, after: { others } })
  })
}
