import { z } from 'zod'
import type { ActDraft } from './act.ts'
import { type KnownRights, rightsOfAct, RightOfAct } from './act-rights.ts'
import { Because, because } from './because.ts'
import { formatRowNumber } from './register-kinds.ts'
import { type LicenceDraft, LicenceState } from './licence.ts'
import { type Broken, BrokenLimit, limitsBroken, outside } from './licence-limits.ts'
import { LicenceOn, possibleWithin, stateOf, stateSteps, type Stretch } from './licence-state.ts'
import { type LimitationRule, LimitationStanding, limitationStanding, withoutRule } from './limitation-time.ts'
import { civilDayOf, readingsOf } from './readings.ts'
import { factsAbout } from './register.ts'

export const STANDS = [
  'right-in-force',
  'surviving-duty',
  'within-licence',
  'breach-of-limit',
  'no-right-in-evidence',
  'cannot-tell',
] as const

export const LicenceOfAct = LicenceOn.extend({ licenceId: z.uuidv7(), limits: z.array(BrokenLimit) })
export type LicenceOfAct = z.infer<typeof LicenceOfAct>

export const ActStanding = z.object({
  actId: z.uuidv7(),
  /** Of the licence that counts: the one named, else those of the actor; `no-licence` where none is in evidence. */
  licence: z.union([LicenceState, z.literal('no-licence')]),
  /** The state that the licence certainly has from that day on, as far as a lasting act goes on. */
  goesOn: z.object({ state: LicenceState, from: z.iso.date() }).nullable(),
  licences: z.array(LicenceOfAct),
  rights: z.array(RightOfAct),
  /** Whether the actor had notice by the act. */
  notice: z.enum(['before', 'after', 'cannot-tell', 'not-in-evidence']),
  /**
   * What the act can be on these inputs: after the end of a licence there is no infringement without a right in that
   * territory or a duty that survives.
   */
  stands: z.enum(STANDS),
  limitation: LimitationStanding,
  /** Independent sources at most. */
  origins: z.int().nonnegative(),
  because: z.array(Because),
})
export type ActStanding = z.infer<typeof ActStanding>
type Stands = ActStanding['stands']

export interface KnownAct extends ActDraft {
  readonly id: string
}

export interface KnownLicence {
  readonly id: string
  readonly number: number
  readonly draft: LicenceDraft
  readonly calendar: readonly Stretch[]
  readonly termSteps: readonly Because[]
}

/** What the case and the vault know beside the act. */
export interface ActContext extends KnownRights {
  /** Civil day. */
  readonly today: string
  readonly licences: ReadonlyMap<string, KnownLicence>
  readonly licencesOf: ReadonlyMap<string, readonly KnownLicence[]>
  readonly rules: ReadonlyMap<string, LimitationRule>
  readonly countryOf: ReadonlyMap<string, string | null>
  readonly variantOf: ReadonlyMap<string, string | null>
  readonly overVolume: (licenceId: string, act: ActDraft, volume: string) => Broken
  readonly originsOf: (factIds: readonly string[]) => number
}

/** The licences that are asked about for an act: the one it names, else every one that its actor may have been granted. */
export function licencesOfAct<Licence extends { readonly draft: Pick<LicenceDraft, 'granted'> }>(
  { licenceId, actorId }: Pick<ActDraft, 'licenceId' | 'actorId'>,
  {
    licences,
    licencesOf,
  }: {
    readonly licences: ReadonlyMap<string, Licence>
    readonly licencesOf: ReadonlyMap<string, readonly Licence[]>
  },
): readonly Licence[] {
  const named = licenceId === null ? undefined : licences.get(licenceId)
  const ofActor = actorId === null ? undefined : licencesOf.get(actorId)
  const asked: readonly Licence[] = licenceId === null ? (ofActor ?? []) : named ? [named] : []
  return asked.filter(({ draft }) => draft.granted !== 'no')
}

/** What follows for an act from all that was entered. */
export function actStanding(act: KnownAct, context: ActContext): ActStanding {
  const known = licencesOfAct(act, context)
  const licences = known.map((licence) => licenceOfAct(act, licence, context))
  const counting = licenceThatCounts(licences)
  const rights = rightsOfAct(act, known, context)
  const surviving = known.filter(
    ({ id, draft }) => draft.survivingDuties !== '' && isOver(licences.find(({ licenceId }) => licenceId === id)),
  )
  const stands = standsOn(
    act,
    licences,
    rights.map(({ state }) => state),
    surviving.length > 0,
  )
  const notice = noticeOf(act)
  const rule = act.limitation && context.rules.get(act.limitation.ruleId)
  const aboutTime = factsAbout(act.grounds, 'limitation')
  return {
    actId: act.id,
    licence: counting?.state ?? 'no-licence',
    goesOn: act.lasting && counting ? goesOn(act, counting, context) : null,
    licences,
    rights,
    notice,
    stands,
    limitation:
      act.limitation && rule
        ? limitationStanding(act, act.limitation, rule, context.today, aboutTime)
        : withoutRule(act.limitation),
    origins: context.originsOf(act.grounds.map(({ factId }) => factId)),
    because: [
      licenceStep(act, licences),
      ...rightSteps(act, rights),
      ...surviving.map(({ number, draft }) =>
        because('act.survivingDuty', { licence: licenceLabel(number) }, factsAbout(draft.grounds, 'survivingDuties')),
      ),
      because(`act.notice.${notice}`, act.notice ? { noticeDate: act.notice } : {}, factsAbout(act.grounds, 'notice')),
      ...(act.lasting && notice === 'after' ? [because('act.noticeWhileGoingOn')] : []),
      because(`act.stands.${stands}`),
    ],
  }
}

function licenceLabel(number: number): string {
  return formatRowNumber('licence', number) ?? String(number)
}

function licenceOfAct(act: KnownAct, licence: KnownLicence, context: ActContext): LicenceOfAct {
  const possible = possibleWithin(licence.calendar, readingsOf(act.when))
  const { draft } = licence
  return {
    licenceId: licence.id,
    state: stateOf(possible),
    possible,
    because: [...licence.termSteps, ...stateSteps(possible, act.when)],
    limits: limitsBroken(draft, act, {
      possible,
      actorCountry: (act.actorId && context.countryOf.get(act.actorId)) || null,
      variantOf: context.variantOf,
      overVolume: () => context.overVolume(licence.id, act, draft.volumePerYear ?? '0'),
    }),
  }
}

/** Of several licences the one that allows most: what is allowed under one is allowed. */
const ALLOWING: readonly LicenceState[] = [
  'in-term',
  'cannot-tell',
  'sell-off',
  'terminated',
  'expired',
  'not-yet-in-force',
]

export function licenceThatCounts<Licence extends { readonly state: LicenceState }>(
  licences: readonly Licence[],
): Licence | undefined {
  return licences.toSorted((a, b) => ALLOWING.indexOf(a.state) - ALLOWING.indexOf(b.state))[0]
}

/** Whether a licence had been in force and was certainly over. */
function isOver(licence: LicenceOfAct | undefined): boolean {
  const over: readonly LicenceState[] = ['expired', 'terminated', 'sell-off']
  return licence !== undefined && licence.possible.length > 0 && licence.possible.every((one) => over.includes(one))
}

function goesOn(act: KnownAct, counting: LicenceOfAct, { licences }: ActContext): ActStanding['goesOn'] {
  const last = licences.get(counting.licenceId)?.calendar.at(-1)
  const from = last && civilDayOf(last.from)
  if (!last || !from || last.possible.length !== 1 || last.from <= readingsOf(act.when).from) return null
  return { state: stateOf(last.possible), from }
}

function standsOn(
  act: KnownAct,
  licences: readonly LicenceOfAct[],
  rights: readonly RightOfAct['state'][],
  dutySurvives: boolean,
): Stands {
  const outsideEach = licences.map(({ possible }) => {
    const [only, ...others] = new Set(possible.map((state) => outside(state, act.kind)))
    return only !== undefined && others.length === 0 ? only : 'cannot-tell'
  })
  const allowing = licences.filter((_, at) => outsideEach[at] === 'no')
  if (allowing.length > 0) return standsWithin(allowing)
  if (outsideEach.includes('cannot-tell')) return 'cannot-tell'
  if (rights.includes('in-force')) return 'right-in-force'
  if (dutySurvives) return 'surviving-duty'
  return rights.includes('cannot-tell') ? 'cannot-tell' : 'no-right-in-evidence'
}

function standsWithin(licences: readonly LicenceOfAct[]): Stands {
  const each = licences.map(({ limits }): Stands => {
    const told = limits.filter(({ limit }) => limit !== 'term').map(({ broken }) => broken)
    if (told.includes('yes')) return 'breach-of-limit'
    return told.every((broken) => broken === 'no') ? 'within-licence' : 'cannot-tell'
  })
  if (each.includes('within-licence')) return 'within-licence'
  return each.every((one) => one === 'breach-of-limit') ? 'breach-of-limit' : 'cannot-tell'
}

function noticeOf({ notice, when }: KnownAct): ActStanding['notice'] {
  if (notice === null) return 'not-in-evidence'
  const noticed = readingsOf(notice)
  const done = readingsOf(when)
  if (noticed.to <= done.from) return 'before'
  return noticed.from > done.to ? 'after' : 'cannot-tell'
}

function licenceStep(act: KnownAct, licences: readonly LicenceOfAct[]): Because {
  if (licences.length > 0) return because('act.licences', { count: licences.length })
  if (act.licenceId !== null) return because('act.licenceWithdrawn')
  return because(act.actorId === null ? 'act.noParty' : 'act.noLicence')
}

function rightSteps(act: KnownAct, rights: readonly RightOfAct[]): Because[] {
  if (act.country === null) return [because('act.countryNotInEvidence')]
  if (rights.length === 0) return [because('act.noRight', { actCountry: act.country })]
  return rights.map(({ title, territory, state }) =>
    because(`act.right.${state}`, { right: title, rightCountry: territory }),
  )
}
