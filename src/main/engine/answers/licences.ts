import type { MilestoneStanding } from '../../../shared/contract/licences.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { bounds } from '../../../shared/domain/edtf.ts'
import type { LicenceDraft } from '../../../shared/domain/licence.ts'
import { milestoneStandings } from '../licences/licences.ts'
import { actNumber, factsFor, type Known, licenceNumber, MOST, namesOf, type Said, say } from './known.ts'

type Licence = Row<'licence'>

/** What of a licence has to be in evidence, in the order in which it is asked for. */
const ASKED = {
  licensorIds: ({ licensorIds }) => licensorIds.length > 0,
  licenseeIds: ({ licenseeIds }) => licenseeIds.length > 0,
  territories: ({ territories }) => territories !== null,
  volumePerYear: ({ volumePerYear }) => volumePerYear !== null,
  export: (licence) => licence.export !== 'not-in-evidence',
  royalty: ({ royalty }) => royalty !== '',
  start: ({ start }) => start !== null,
  end: ({ end, openEnded, extensions, termination }) =>
    end !== null || openEnded || extensions.length > 0 || termination !== null,
  sellOff: ({ sellOff }) => sellOff !== null,
  milestones: ({ milestones }) => milestones.length > 0,
  documentIds: ({ documentIds }) => documentIds.length > 0,
} as const satisfies Partial<Record<keyof LicenceDraft, (licence: Licence) => boolean>>
type Asked = keyof typeof ASKED

/** Of what is said though the licence itself says nothing of it that is in evidence. */
const SAID_OF = ['territories', 'volumePerYear', 'export', 'milestones'] as const satisfies Asked[]

const GRANTED = { yes: 'granted', no: 'notGranted', 'not-in-evidence': 'unknown' } as const

/** Under which licence: each that was entered, what of it is not in evidence, and what is said of it. */
export function whichLicence(known: Known): Said[] {
  const { vault, caseId, today, licences } = known
  const milestones = Map.groupBy(milestoneStandings(vault, caseId, today), ({ licenceId }) => licenceId)
  const told = licences.slice(0, MOST).flatMap((licence) => ofLicence(known, licence, milestones.get(licence.id) ?? []))
  return [
    ...told,
    ...(licences.length > MOST ? [say('more.licences', { count: licences.length - MOST })] : []),
    ...withoutLicence(known),
  ]
}

/** Parties that did an act and of whom no licence was entered. */
function withoutLicence(known: Known): Said[] {
  const licensees = new Set(known.licences.flatMap(({ licenseeIds }) => licenseeIds))
  const found = new Map<string, Row<'act'>[]>()
  for (const act of known.acts) {
    if (act.actorId === null || act.licenceId !== null || licensees.has(act.actorId)) continue
    found.set(act.actorId, [...(found.get(act.actorId) ?? []), act])
  }
  return [...found].slice(0, MOST).map(([actorId, acts]) => {
    const [first] = acts as [Row<'act'>]
    const values = { actor: known.partyOf.get(actorId)?.name ?? '', acts: acts.slice(0, MOST).map(actNumber) }
    return say('licence.none', values, { told: 'not-in-evidence', about: { kind: 'act', id: first.id } })
  })
}

function ofLicence(known: Known, row: Licence, milestones: readonly MilestoneStanding[]): Said[] {
  const licence = licenceNumber(row)
  const about = { kind: 'licence' as const, id: row.id }
  const to = namesOf(known, row.licenseeIds)
  const missing = row.granted === 'no' ? [] : (Object.keys(ASKED) as Asked[]).filter((field) => !ASKED[field](row))
  return [
    say(
      `licence.${GRANTED[row.granted]}${to.length === 0 ? '-to-nobody' : ''}`,
      { title: row.title, to, licence },
      {
        told: row.granted === 'not-in-evidence' ? 'not-in-evidence' : 'told',
        factIds: factsFor(row.grounds, ''),
        about,
      },
    ),
    ...endOf(row, licence).map((said) => ({ ...said, about })),
    ...(missing.length === 0
      ? []
      : [
          say(
            'licence.missing',
            { licence, fields: missing },
            { told: 'not-in-evidence', factIds: factsFor(row.grounds, 'documentIds'), about },
          ),
        ]),
    ...milestones.map((milestone) => ofMilestone(row, milestone, licence)),
    ...SAID_OF.filter((field) => missing.includes(field) || field === 'milestones').flatMap((field) =>
      factsFor(row.grounds, field).map((factId) =>
        say('licence.said', { licence, field, text: known.factNames.get(factId) ?? '' }, { factIds: [factId], about }),
      ),
    ),
  ]
}

function endOf({ end, openEnded, extensions, termination, grounds }: Licence, licence: string): Said[] {
  const told: Said[] = []
  const about = (field: string) => ({ factIds: factsFor(grounds, field) })
  if (end && bounds(end).earliest === undefined) {
    const byDate = bounds(end).latest
    if (byDate) told.push(say('licence.endedBy', { licence, byDate }, about('end')))
  } else if (end) told.push(say('licence.ends', { licence, endDate: end }, about('end')))
  if (openEnded) told.push(say('licence.openEnded', { licence }, about('openEnded')))
  for (const { until } of extensions) {
    told.push(say('licence.extended', { licence, untilDate: until }, about('extensions')))
  }
  if (termination) told.push(say('licence.terminated', { licence, onDate: termination.on }, about('termination')))
  return told
}

function ofMilestone({ id, milestones, grounds }: Licence, { index, what, state }: MilestoneStanding, licence: string) {
  const due = milestones[index]?.due ?? null
  const more = { factIds: factsFor(grounds, 'milestones'), about: { kind: 'licence' as const, id } }
  const told = state === 'cannot-tell' || state === 'not-in-evidence' ? state : 'told'
  return due === null
    ? say('milestone.no-due-day', { licence, what }, { ...more, told: 'not-in-evidence' })
    : say(`milestone.${state}`, { licence, what, dueDate: due }, { ...more, told })
}
