import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { edtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { translator } from '../../../shared/messages/translate.ts'
import type { DossierExhibit, DossierInput, Known } from './input.ts'

/** The dossier's own words in its language. */
export interface Words {
  readonly say: (key: string, values?: Record<string, unknown>) => string
  readonly date: (date: EdtfDate) => string
  /** The name of a language by its BCP 47 tag, as it stands within a sentence; the tag where it has no name. */
  readonly language: (tag: string) => string
  /** The text with a capital at its head. */
  readonly capitalised: (text: string) => string
  readonly number: (value: number) => string
  /** Joins as "A, B and C". */
  readonly list: (items: readonly string[]) => string
}

export function wordsIn(language: Language): Words {
  const translate = translator(language)
  const languages = new Intl.DisplayNames([language], { type: 'language' })
  const numbers = new Intl.NumberFormat(language)
  const lists = new Intl.ListFormat(language === 'en' ? 'en-GB' : language)
  return {
    say: (key, values) => translate(`dossier:pdf.${key}`, values),
    date: (date) => dateInWords(date, language, 'long'),
    language: (tag) => nameOf(languages, tag),
    capitalised: (text) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
  }
}

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

export function civilDay(words: Words, day: string): string {
  return words.date(edtfDate(day))
}

/** The date of an exhibit with its mark where it is only declared. */
export function publishedIn(words: Words, published: Known<EdtfDate> | null): string {
  if (!published) return words.say('notDated')
  const date = words.date(published.value)
  return published.basis === 'declared' ? words.say('declaredDate', { date }) : date
}

/** By what an exhibit is listed: its title, else its first sentence. */
export function listedAs({ title, firstSentence, label }: DossierExhibit): string {
  return title?.value ?? firstSentence ?? label
}

/** "A and B v C", as it runs at the head of each page; the case's title where a side is not named. */
export function runningTitle(input: DossierInput, words: Words): string {
  const [claimants, others] = runningSides(input, words, 2)
  return claimants && others ? words.say('versus', { claimants, others }) : input.caseTitle
}

/** The claimants and those who answer; a side of more names than `most` is called by its first and others. */
export function runningSides({ parties }: DossierInput, words: Words, most: number): [string, string] {
  const side = (role: 'claimant' | 'defendant'): string => {
    const names = parties.filter((party) => party.role === role).map(({ name }) => name)
    return names.length > most ? words.say('others', { name: names[0] }) : words.list(names)
  }
  return [side('claimant'), side('defendant')]
}

/** Numbers of exhibits series by series, as "C-1 to C-12 and CL-1 to CL-5". */
export function exhibitRange(exhibits: readonly DossierExhibit[], words: Words): string {
  const series = Map.groupBy(exhibits, ({ label }) => label.replace(/-.*$/, ''))
  const ranges = [...series.values()].map((ofSeries) => {
    const first = ofSeries[0]?.label ?? ''
    const last = ofSeries.at(-1)?.label ?? ''
    return first === last ? first : words.say('exhibitsFrom', { first, last })
  })
  return words.say('exhibitsOf', { count: exhibits.length, exhibits: words.list(ranges) })
}
