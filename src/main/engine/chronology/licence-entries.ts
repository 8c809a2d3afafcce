import type { ChronologyEntry, LicenceTerm } from '../../../shared/contract/chronology.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { licenceStretches } from '../../../shared/domain/licence-state.ts'
import { formatRowNumber } from '../../../shared/domain/register-kinds.ts'
import { datedEntries, entryOf, sourcesOfGrounds, type Telling } from './entry.ts'

type Licence = Row<'licence'>

const labelOf = ({ number }: Licence) => formatRowNumber('licence', number) ?? ''
const partiesOf = ({ licensorIds, licenseeIds }: Licence) => [...new Set([...licensorIds, ...licenseeIds])]

/** A licence as a bar; days on which its state cannot be told stand together, whatever it may have been. */
export function termOf(licence: Licence, { claims }: Telling): LicenceTerm {
  const stretches = licenceStretches(licence).reduce<LicenceTerm['stretches']>((merged, { state, from, to }) => {
    const last = merged.at(-1)
    return last?.state === state ? [...merged.slice(0, -1), { ...last, to }] : [...merged, { state, from, to }]
  }, [])
  return {
    licenceId: licence.id,
    label: labelOf(licence),
    title: licence.title,
    partyIds: partiesOf(licence),
    claimIds: claims.of([licence.id]),
    stretches,
  }
}

/** The days of a licence, and what was to be done under it. */
export function licenceEntries(licence: Licence, telling: Telling): ChronologyEntry[] {
  const { id, title, start, end, extensions, termination, sellOff, milestones, grounds } = licence
  const shared = {
    about: id,
    label: labelOf(licence),
    licenceId: id,
    partyIds: partiesOf(licence),
    claimIds: telling.claims.of([id]),
  }
  const restingOn = (field: string) =>
    sourcesOfGrounds(
      grounds.filter(({ about }) => about === field || about === ''),
      telling,
    )
  const term = { ...shared, kind: 'licence', title } as const
  return [
    ...datedEntries({ ...term, sources: restingOn('start') }, { start }),
    ...datedEntries({ ...term, sources: restingOn('end') }, { end }),
    ...extensions.map(({ until }, at) =>
      entryOf(until, { ...term, event: 'extended', sources: restingOn('extensions') }, String(at + 1)),
    ),
    ...datedEntries({ ...term, sources: restingOn('termination') }, { terminated: termination?.on }),
    ...datedEntries(
      { ...term, sources: restingOn('sellOff') },
      { 'sell-off-ends': sellOff === 'none' ? null : sellOff?.until },
    ),
    ...milestones.flatMap(({ what, due, met, unmet }, at) => {
      const dates = { due, met, unmet }
      const milestone = { ...shared, kind: 'milestone', title: what, sources: restingOn('milestones') } as const
      const dated = Object.entries(dates).flatMap(([event, on]) =>
        on === null ? [] : [entryOf(on, { ...milestone, event }, String(at + 1))],
      )
      return dated.length > 0 ? dated : [entryOf(null, { ...milestone, event: 'due' }, String(at + 1))]
    }),
  ]
}
