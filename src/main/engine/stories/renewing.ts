import { setImmediate as otherWork } from 'node:timers/promises'
import type { ChangeBoard } from '../events/board.ts'
import type { VaultGuest } from '../vault/session.ts'
import type { Vault } from '../vault/vault.ts'
import { CURRENT_VERSION, sketchText } from './sketching.ts'

/** Milliseconds that one stretch of the work may take before others have their turn. */
const TURN = 15

interface Outdated {
  id: string
  caseId: string
  title: string | null
}

const OUTDATED = `FROM document LEFT JOIN sketch ON sketch.document_id = document.id
  WHERE document.blocks > 0 AND (sketch.no IS NULL OR sketch.version <> ?)`

/** How many documents of a case have a text that is still to be sketched. */
export function countPending(vault: Vault, caseId: string): number {
  return vault.sqlite
    .prepare<[number, string], number>(`SELECT count(*) ${OUTDATED} AND document.case_id = ?`)
    .pluck()
    .get(CURRENT_VERSION, caseId)!
}

/** Sketches, after a vault was opened, what came in before documents were sketched as they are now. */
export function sketchGuest(changes: Pick<ChangeBoard, 'tell'>): VaultGuest {
  let ending: AbortController | undefined
  let renewing: Promise<void> | undefined
  return {
    opened(vault) {
      if (vault.readOnly) return
      ending = new AbortController()
      renewing = renew(vault, changes, ending.signal).catch(() => undefined)
    },
    async closing() {
      ending?.abort()
      await renewing
    },
  }
}

async function renew(vault: Vault, changes: Pick<ChangeBoard, 'tell'>, signal: AbortSignal): Promise<void> {
  const outdated = vault.sqlite
    .prepare<[number], Outdated>(`SELECT document.id, document.case_id AS caseId, document.title ${OUTDATED}`)
    .all(CURRENT_VERSION)
  const stillThere = vault.sqlite.prepare<[string], number>('SELECT 1 FROM document WHERE id = ?').pluck()
  const paragraphs = vault.sqlite.prepare<[string], { ordinal: number; text: string; noise: number }>(
    'SELECT ordinal, text, noise FROM block WHERE document_id = ? ORDER BY ordinal',
  )
  for (let next = 0; next < outdated.length && !signal.aborted;) {
    vault.write(() => {
      const end = performance.now() + TURN
      do {
        const document = outdated[next++]!
        if (stillThere.get(document.id) === undefined) continue
        const blocks = paragraphs.all(document.id).map((block) => ({ ...block, noise: block.noise === 1 }))
        sketchText(vault, document, blocks)
      } while (next < outdated.length && performance.now() < end)
    })
    await otherWork()
  }
  for (const caseId of new Set(outdated.map((document) => document.caseId))) changes.tell('stories', caseId)
}
