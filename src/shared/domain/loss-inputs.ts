import type { Computation, LossHead, LossInput } from './loss.ts'

type Unit = LossInput['unit']

/** A figure that a computation asks for. */
export interface AskedInput {
  readonly name: string
  readonly units: readonly Unit[]
  readonly needed: boolean
}

const asked = (name: string, ...units: Unit[]): AskedInput => ({ name, units, needed: true })
const mayBe = (name: string, ...units: Unit[]): AskedInput => ({ name, units, needed: false })

/** What each computation asks for by name; undefined for those that take any number of figures under names of one's own. */
export const ASKED_INPUTS: Readonly<Record<Computation, readonly AskedInput[] | undefined>> = {
  sum: undefined,
  product: undefined,
  'units-times-margin': [
    asked('units', 'units'),
    asked('price', 'money-per-unit'),
    asked('cost', 'money-per-unit'),
    mayBe('share', 'percent'),
  ],
  'base-times-rate': [
    asked('base', 'money', 'units'),
    asked('rate', 'percent', 'money-per-unit'),
    mayBe('paid', 'money'),
  ],
  'revenue-less-costs': [asked('revenue', 'money'), asked('costs', 'money'), mayBe('share', 'percent')],
  shortfall: [asked('due', 'money'), mayBe('periods', 'ratio'), asked('paid', 'money')],
  'units-times-price-drop': [
    asked('units', 'units'),
    asked('before', 'money-per-unit'),
    asked('after', 'money-per-unit'),
  ],
}

/** The units that figures under names of one's own may have. */
export const FREE_UNITS: Readonly<Record<'sum' | 'product', readonly Unit[]>> = {
  sum: ['money'],
  product: ['money', 'money-per-unit', 'units', 'percent', 'ratio'],
}

/** How lines of a head are computed as a rule. */
export const USUAL_COMPUTATION: Readonly<Record<LossHead, Computation>> = {
  'lost-profit': 'units-times-margin',
  'reasonable-royalty': 'base-times-rate',
  'account-of-profits': 'revenue-less-costs',
  'unpaid-royalty': 'base-times-rate',
  'minimum-royalty': 'shortfall',
  'price-erosion': 'units-times-price-drop',
  costs: 'sum',
  'reported-sales': 'product',
}

export interface SortedInputs {
  /** Those that are computed with, by their places in the line. */
  readonly used: readonly number[]
  /** What is asked for and not there. */
  readonly missing: readonly string[]
  /** Of a unit that the computation cannot use there, by their places. */
  readonly unfit: readonly number[]
  /** What the computation does not ask for, or has already, by their places. */
  readonly unused: readonly number[]
}

/** Tells which of a line's figures its computation can use. */
export function sortInputs(computation: Computation, inputs: readonly LossInput[]): SortedInputs {
  const roles = ASKED_INPUTS[computation]
  return roles ? sortAsked(roles, inputs) : sortFree(computation, inputs)
}

function sortAsked(roles: readonly AskedInput[], inputs: readonly LossInput[]): SortedInputs {
  const firsts = roles.map(({ name }) => inputs.findIndex((input) => input.name === name))
  const places = inputs.map((_, place) => place)
  const roleAt = (place: number) => roles[firsts.indexOf(place)]
  const unfit = places.filter((place) => roleAt(place) && !fits(roleAt(place) as AskedInput, inputs[place]))
  const rate = inputs[firsts[roles.findIndex(({ name }) => name === 'rate')] ?? -1]
  const base = inputs[firsts[roles.findIndex(({ name }) => name === 'base')] ?? -1]
  // A rate in money is one for each unit, a percentage one of money.
  if (rate && base && (rate.unit === 'percent') !== (base.unit === 'money')) unfit.push(inputs.indexOf(rate))
  return {
    used: firsts.filter((place) => place >= 0 && !unfit.includes(place)),
    missing: roles.filter((role, at) => role.needed && firsts[at] === -1).map(({ name }) => name),
    unfit: [...new Set(unfit)],
    unused: places.filter((place) => !firsts.includes(place)),
  }
}

function fits(role: AskedInput, input: LossInput | undefined): boolean {
  return input !== undefined && role.units.includes(input.unit)
}

/** A product is one of money, or of units and the money for each; percentages and numbers may take part in it. */
function sortFree(computation: Computation, inputs: readonly LossInput[]): SortedInputs {
  const units = FREE_UNITS[computation as keyof typeof FREE_UNITS]
  const places = inputs.map((_, place) => place)
  const unfit = places.filter((place) => !units.includes((inputs[place] as LossInput).unit))
  if (inputs.length === 0) return { used: [], missing: ['amount'], unfit: [], unused: [] }
  if (computation === 'product') {
    const countOf = (unit: Unit) => inputs.filter((input) => input.unit === unit).length
    const [money, priced, counted] = [countOf('money'), countOf('money-per-unit'), countOf('units')]
    if (money + priced === 0) return { used: places, missing: ['amount'], unfit, unused: [] }
    if (money === 0 && counted === 0) return { used: places, missing: ['units'], unfit, unused: [] }
    const extra = (['money', 'money-per-unit', 'units'] as const).flatMap((unit) =>
      places.filter((place) => inputs[place]?.unit === unit).slice(unit === 'money' || money === 0 ? 1 : 0),
    )
    unfit.push(...extra)
  }
  return { used: places.filter((place) => !unfit.includes(place)), missing: [], unfit, unused: [] }
}
