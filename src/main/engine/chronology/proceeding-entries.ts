import type { ChronologyEntry } from '../../../shared/contract/chronology.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { edtfDate } from '../../../shared/domain/edtf.ts'
import type { StageEntry } from '../../../shared/domain/stage.ts'
import { entryOf, sourcesOfGrounds, type Telling } from './entry.ts'

export function stageEntries(stages: readonly StageEntry[]): ChronologyEntry[] {
  return stages.map(({ id, stage, on, note }) => entryOf(on, { kind: 'stage', event: stage, about: id, title: note }))
}

export function proceedingEntry(row: Row<'proceeding'>, telling: Telling): ChronologyEntry {
  const { id, title, state, on, forum, claimantIds, defendantIds, grounds } = row
  return entryOf(on, {
    kind: 'proceeding',
    event: state,
    about: id,
    title,
    where: forum,
    partyIds: [...new Set([...claimantIds, ...defendantIds])],
    sources: sourcesOfGrounds(grounds, telling),
  })
}

/** When it is due; done or not stands in the event. */
export function deadlineEntry({ id, title, due, doneOn, grounds }: Row<'deadline'>, telling: Telling): ChronologyEntry {
  return entryOf(edtfDate(due), {
    kind: 'deadline',
    event: doneOn === null ? 'due' : 'done',
    about: id,
    title,
    sources: sourcesOfGrounds(grounds, telling),
  })
}
