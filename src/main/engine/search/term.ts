import snowball from 'snowball-stemmers'
import { irregular } from './irregular.ts'
import { oneSpelling } from './spelling.ts'

const english = snowball.newStemmer('english')
const russian = snowball.newStemmer('russian')

const LATIN = /^\p{Script=Latin}+$/u
const CYRILLIC = /^\p{Script=Cyrillic}+$/u

/** The term of a folded word: its stem, by the script it is written in. */
export function termOf(form: string): string {
  if (LATIN.test(form)) return english.stem(oneSpelling(irregular(form))) || form
  if (CYRILLIC.test(form)) return levelRussian(russian.stem(irregular(form))) || form
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
