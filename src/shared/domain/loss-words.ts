import { edtfDate } from './edtf.ts'
import { dateInWords } from './edtf-words.ts'
import type { Language } from './language.ts'
import type { LossInput, StatedRange } from './loss.ts'
import type { LossFlag, LossStep } from './loss-figure.ts'
import { ASKED_INPUTS } from './loss-inputs.ts'
import { decimalInWords, moneyInWords, rangeInWords } from './money-words.ts'
import { translator } from '../messages/translate.ts'

const ASKED = new Set(Object.values(ASKED_INPUTS).flatMap((roles) => roles?.map(({ name }) => name) ?? []))

/** A figure by its title, else by what the computation takes it for, else by its place. */
export function nameOfInput(
  { name, title }: Pick<LossInput, 'name' | 'title'>,
  place: number,
  language: Language,
): string {
  if (title !== '') return title
  const t = translator(language)
  return ASKED.has(name) ? t(`loss:input.${name}`) : t('loss:input.figure', { number: place + 1 })
}

/** What a step makes. */
export function nameOfStep(step: LossStep, place: number, language: Language): string {
  if (step.does === 'state') return nameOfInput({ name: step.makes, title: step.title }, place, language)
  return translator(language)(`loss:made.${step.makes}`)
}

/** How a step is made of those before it: `Units × Margin per unit`. */
export function stepInWords(step: LossStep, steps: readonly LossStep[], language: Language): string {
  const t = translator(language)
  const names = step.of.map((place) => nameOfStep(steps[place] as LossStep, place, language))
  const [what = ''] = names
  const { fromDate, toDate, onDate, percent, rate, counted, source, digits } = step.values
  const day = (text = '') => dateInWords(edtfDate(text), language, 'short')
  const number = (text = '') => decimalInWords(text, language)
  switch (step.does) {
    case 'state':
      return t('loss:steps.state')
    case 'add':
      return names.join(' + ')
    case 'subtract':
      return names.join(' − ')
    case 'multiply':
      return names.join(' × ')
    case 'not-below-zero':
      return t('loss:steps.not-below-zero', { what })
    case 'accrue':
      return t('loss:steps.accrue', { what, from: day(fromDate), to: day(toDate), percent: number(percent), counted })
    case 'convert':
      return t('loss:steps.convert', { what, rate: number(rate), source, on: day(onDate) })
    case 'round':
      return t('loss:steps.round', { what, count: Number(digits) })
  }
}

/** How much a figure is, in its unit. */
export function rangeOfInput({ value, unit }: LossInput, currency: string, language: Language): string {
  return inUnit(value, unit, currency, language)
}

/** What a step comes to, in its unit. */
export function resultInWords({ result, unit, currency }: LossStep, language: Language): string {
  return inUnit(result, unit, currency, language)
}

function inUnit(result: StatedRange, unit: LossInput['unit'], currency: string, language: Language): string {
  if (unit === 'money' || unit === 'money-per-unit') return moneyInWords(result, currency, language)
  return unit === 'percent' ? `${rangeInWords(result, language)} %` : rangeInWords(result, language)
}

/** What has to be said of a line, in a sentence; `lineNamed` tells how another line is called. */
export function flagInWords(
  { flag, inputs, missing, lineIds, fault }: LossFlag,
  figures: readonly LossInput[],
  lineNamed: (id: string) => string,
  language: Language,
): string {
  const t = translator(language)
  // What is to be said is derived a moment after a figure was taken away.
  const named = inputs.flatMap((place) => {
    const figure = figures[place]
    return figure ? [nameOfInput(figure, place, language)] : []
  })
  const asked = missing.map((name) => t(`loss:input.${name}`))
  return t(`loss:flag.${flag}`, {
    names: [...named, ...asked].join(', '),
    lines: lineIds.map(lineNamed).join(', '),
    why: fault === null ? '' : t(`loss:interest.fault.${fault}`),
  })
}
