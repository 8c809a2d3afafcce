import { useMemo } from 'react'
import { EdtfDate } from '../../shared/domain/edtf.ts'
import { dateInWords } from '../../shared/domain/edtf-words.ts'
import { useLanguage } from '../app/i18n.ts'

/** A date as far as it is known, in words: long in text, short in tables. */
export function DateText({ date, length = 'short' }: { date: string; length?: 'long' | 'short' }) {
  const language = useLanguage()
  const words = useMemo(() => {
    const known = EdtfDate.safeParse(date).data
    return known ? dateInWords(known, language, length) : date
  }, [date, language, length])
  return <span className="numbers">{words}</span>
}
