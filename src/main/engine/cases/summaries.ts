import type { Case, CaseSummary } from '../../../shared/contract/cases.ts'
import { currentStage } from '../../../shared/domain/stage.ts'
import { countDocuments } from '../evidence/counts.ts'
import { countExhibits } from '../exhibits/labels.ts'
import { listStages } from '../stages/stages.ts'
import type { Vault } from '../vault/vault.ts'

/** The cases with what a list shows of each: the stage it stands in and its counts. */
export function summariseCases(vault: Vault, cases: readonly Case[]): CaseSummary[] {
  const documents = countDocuments(vault)
  const exhibits = countExhibits(vault)
  return cases.map(({ notes: _kept, ...shown }) => {
    const history = listStages(vault, shown.id)
    const stage = currentStage(history)
    return {
      ...shown,
      stage: stage ? { stage: stage.stage, on: stage.on } : null,
      stages: history.length,
      ...(documents.get(shown.id) ?? { documents: 0, refused: 0, unreviewed: 0 }),
      exhibits: exhibits.get(shown.id) ?? 0,
    }
  })
}
