import type { Meeting } from '../../../shared/contract/conflicts.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import type { Decision } from '../../../shared/domain/conflict.ts'
import { foundInCheck } from '../../../shared/domain/conflict-found.ts'
import { client } from '../../app/engine.ts'
import { noteSaved } from '../../app/saved.ts'
import { readAnew } from '../registers/useRegister.ts'

/** Names in one check. */
export const AT_ONCE = 100

export interface Decided {
  readonly decision: Decision
  readonly reason: string
}

interface Check extends Decided {
  readonly names: readonly string[]
  readonly meetings: readonly Meeting[]
  readonly forCaseId: string | null
}

/** Keeps a check with what it found that day and what was decided. */
export async function recordCheck({ names, meetings, ...decided }: Check): Promise<Row<'conflict-check'>> {
  const row = { names: names.slice(0, AT_ONCE), found: foundInCheck(meetings), ...decided }
  const recorded = await client.registers['conflict-check'].add({ caseId: null, row })
  noteSaved()
  await readAnew('conflict-check')
  return recorded
}
