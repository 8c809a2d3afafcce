import type { AgreementDraft } from './agreement.ts'
import { type Because, because } from './because.ts'
import type { EdtfDate } from './edtf.ts'
import { type DaySpan, readingsOf } from './readings.ts'
import type { TreatyState } from './treaty.ts'
import { certainlyBefore, certainlyFrom, speaksFor } from './treaty-day.ts'

export type AgreementTerm = Pick<
  AgreementDraft,
  'title' | 'state' | 'asOf' | 'signed' | 'inForce' | 'suspended' | 'ended' | 'survivesUntil' | 'source' | 'grounds'
>

export interface AgreementOn {
  readonly state: TreatyState
  /** Whether the state is told beyond the day for which the source speaks, or that day is not entered. */
  readonly afterSource: boolean
  readonly because: readonly Because[]
}

const TOLD: Readonly<Record<AgreementDraft['state'], TreatyState>> = {
  unknown: 'unknown',
  none: 'none-says-a-source',
  'in-talks': 'in-talks',
  signed: 'signed-only',
  'in-force': 'in-force',
  suspended: 'suspended',
  ended: 'ended',
}

/**
 * How a bilateral agreement stood on a day: by its dates where they tell it on every reading, else by what a source says of
 * that very day. That there was none, or that there were talks, is told of the day for which the source speaks and of no
 * other. An agreement lasts until it ends: one in force without an end is so beyond the day of its source, too, with the
 * reserve that an end would not be known; one that is signed may have entered into force since, so that is left open.
 */
export function agreementOn(agreement: AgreementTerm, day: DaySpan): AgreementOn {
  const { title, asOf, source, grounds } = agreement
  const state = byDates(agreement, day) ?? bySource(agreement, day)
  const afterSource = lasts(agreement, state) && (asOf === null || day.to > readingsOf(asOf).to)
  const factIds = grounds.map(({ factId }) => factId)
  const told = (key: string, values: Because['values'] = {}) =>
    because(`treaty.agreement.${key}`, { title: title === '' ? '—' : title, ...values }, factIds)
  const steps = [
    ...(agreement.signed ? [told('signed', { date: agreement.signed })] : []),
    ...(agreement.inForce ? [told('inForce', { date: agreement.inForce })] : []),
    ...(agreement.suspended ? [told('suspended', { date: agreement.suspended })] : []),
    ...(agreement.ended ? [told('ended', { date: agreement.ended })] : []),
    ...(agreement.survivesUntil ? [told('survives', { date: agreement.survivesUntil })] : []),
    ...(asOf === null
      ? [told('undated', { state: agreement.state })]
      : [told(`says.${agreement.state}`, { date: asOf, source: source === '' ? '—' : source })]),
    ...(state === 'unknown' && asOf !== null ? [told('notThatDay', { date: asOf })] : []),
    ...(afterSource && asOf !== null ? [told('afterSource', { date: asOf })] : []),
  ]
  return { state, afterSource, because: steps }
}

/** Whether a state goes on until a change of which nothing is entered. */
function lasts({ suspended, ended }: AgreementTerm, state: TreatyState): boolean {
  return (state === 'in-force' && ended === null && suspended === null) || (state === 'suspended' && ended === null)
}

/** Undefined where the dates are silent about the day. */
function byDates(
  { state, asOf, signed, inForce, suspended, ended }: AgreementTerm,
  day: DaySpan,
): TreatyState | undefined {
  if (ended !== null && certainlyFrom(day, ended)) return 'ended'
  if (inForce === null) {
    if (signed === null || state !== 'signed') return undefined
    if (certainlyBefore(day, signed)) return 'not-yet'
    const told = asOf === null || day.to <= readingsOf(asOf).to
    return certainlyFrom(day, signed) && told ? 'signed-only' : 'unknown'
  }
  if (certainlyBefore(day, inForce)) return signed !== null && certainlyFrom(day, signed) ? 'signed-only' : 'not-yet'
  if (!certainlyFrom(day, inForce)) return 'unknown'
  const past = (date: EdtfDate | null, told: boolean) => (date === null ? told : !certainlyBefore(day, date))
  if (past(ended, state === 'ended')) return ended === null ? undefined : 'unknown'
  if (past(suspended, state === 'suspended')) {
    return suspended === null ? undefined : certainlyFrom(day, suspended) ? 'suspended' : 'unknown'
  }
  return 'in-force'
}

function bySource({ state, asOf }: AgreementTerm, day: DaySpan): TreatyState {
  return asOf !== null && speaksFor(asOf, day) ? TOLD[state] : 'unknown'
}

/** Of several rows the one that says most; rows that say the opposite of each other leave it open. */
const STRENGTH: readonly TreatyState[] = [
  'in-force',
  'suspended',
  'signed-only',
  'in-talks',
  'none-says-a-source',
  'ended',
  'not-yet',
  'unknown',
]

/** How the agreements of a pair of countries stood on a day; undefined where none is entered. */
export function agreementsOn(agreements: readonly AgreementTerm[], day: DaySpan): AgreementOn | undefined {
  const all = agreements.map((agreement) => agreementOn(agreement, day))
  const steps = all.flatMap((one) => one.because)
  const states = new Set(all.map(({ state }) => state))
  if (states.has('none-says-a-source') && (states.has('in-force') || states.has('suspended'))) {
    return { state: 'unknown', afterSource: false, because: [...steps, because('treaty.agreement.opposed')] }
  }
  const state = STRENGTH.find((one) => states.has(one))
  const telling = all.filter((one) => one.state === state)
  return state && { state, afterSource: telling.every((one) => one.afterSource), because: steps }
}
