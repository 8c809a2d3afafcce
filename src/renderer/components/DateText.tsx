import { EdtfDate } from '../../shared/domain/edtf.ts'
import { dateInWords } from '../../shared/domain/edtf-words.ts'
import { useLanguage } from '../app/i18n.ts'

/** A date as far as it is known, in words: long in text, short in tables. */
export function DateText({ date, length = 'short' }: { date: string; length?: 'long' | 'short' }) {
  const language = useLanguage()
  const known = EdtfDate.safeParse(date).data
  return <span className="numbers">{known ? dateInWords(known, language, length) : date}</span>
}
