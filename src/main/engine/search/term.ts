import snowball from 'snowball-stemmers'
import { stemBulgarian } from './bulgarian.ts'
import { irregular } from './irregular.ts'
import { stemPolish } from './polish.ts'
import { stemSerbian } from './serbian.ts'
import { oneSpelling } from './spelling.ts'

type Stem = (form: string) => string

const by = (name: string): Stem => {
  const stemmer = snowball.newStemmer(name)
  return (form) => stemmer.stem(form)
}
const [english, german, russian] = [by('english'), by('german'), by('russian')]
const stemEnglish: Stem = (form) => english(oneSpelling(irregular(form)))
const stemRussian: Stem = (form) => levelRussian(russian(irregular(form)))
/** `ue` is how ü is written where a keyboard has none: Muenchen, München. */
const stemGerman: Stem = (form) => german(form.replace(/ae|oe|(?<![aeq])ue/g, (written) => written.charAt(0)))
// These two stemmers know some endings by an accent that folding took away.
const [french, spanish] = [by('french'), by('spanish')]
const stemFrench: Stem = (form) => french(form.replace(/ee(?=s?$)/, 'e'))
const stemSpanish: Stem = (form) => spanish(form.replace(/(?<=[cs])ion$/, 'ión'))

/** By ISO 639-1. What the two scripts of Serbian have in common stands in Latin letters. */
const LATIN_STEMS: Record<string, Stem> = {
  en: stemEnglish, de: stemGerman, fr: stemFrench, es: stemSpanish, it: by('italian'), pt: by('portuguese'), nl: by('dutch'), pl: stemPolish,
  sr: stemSerbian,
} // prettier-ignore
const CYRILLIC_STEMS: Record<string, Stem> = { ru: stemRussian, bg: stemBulgarian, sr: stemSerbian }

/** Languages that are read by the rules of another. */
const READ_AS: Record<string, string> = { hr: 'sr', bs: 'sr', sh: 'sr', mk: 'bg' }

const LATIN = /^\p{Script=Latin}+$/u
const CYRILLIC = /^\p{Script=Cyrillic}+$/u

/** The language whose rules are followed for a text in `language`; null where its words are read by their script. */
export function stemmingOf(language: string | null | undefined): string | null {
  if (language == null) return null
  const read = READ_AS[language] ?? language
  return read in LATIN_STEMS || read in CYRILLIC_STEMS ? read : null
}

/**
 * The term of a folded word: its stem by the rules of its text's language (see `stemmingOf`). A word in a script that
 * this language is not written in, or of no known language, is read as English or Russian.
 */
export function termOf(form: string, language: string | null): string {
  if (LATIN.test(form)) return (LATIN_STEMS[language ?? 'en'] ?? stemEnglish)(form) || form
  if (CYRILLIC.test(form)) return (CYRILLIC_STEMS[language ?? 'ru'] ?? stemRussian)(form) || form
  return form
}

/**
 * What the Russian stemmer leaves apart: surnames and plurals in -ов (Калашников, Калашникова), the fleeting vowel
 * (истец, истца; рынок, рынка), and the past tense of verbs in a consonant (истёк, истекла, истёкший).
 */
function levelRussian(stem: string): string {
  return stem
    .replace(/(?<=...)[ое]в$/, '')
    .replace(/(?<=...[бгзкпрсх])[лш]$/, '')
    .replace(/(?<=.)[ейь]ц$/, 'ц')
    .replace(/(?<=..)[ейоь]к$/, 'к')
}
