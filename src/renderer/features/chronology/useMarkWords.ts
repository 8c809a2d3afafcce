import { useTranslation } from 'react-i18next'
import { bounds, edtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import type { Mark } from '../../../shared/domain/timeline-marks.ts'
import type { ChronologyWords } from '../../../shared/messages/chronology-words.ts'
import { useLanguage } from '../../app/i18n.ts'
import type { DrawnEntry } from './timelineLayout.ts'

/** A mark as a screen reader says it. */
export function useMarkWords(words: ChronologyWords): (mark: Pick<Mark<DrawnEntry>, 'items'>) => string {
  const { t } = useTranslation('chronology')
  const language = useLanguage()
  return ({ items }) => {
    const [first] = items
    if (first && items.length === 1) {
      const { entry } = first
      const told = {
        what: [entry.label, words.what(entry)].filter(Boolean).join(' '),
        kind: [words.kind(entry), words.event(entry)].filter(Boolean).join(', '),
        date: words.date(entry, 'long'),
        state: words.state(entry),
      }
      return t(entry.state === null ? 'timeline.mark' : 'timeline.markState', told)
    }
    const days = items.flatMap(({ entry }) => {
      const { earliest, latest } = entry.on === null ? {} : bounds(entry.on)
      return [earliest, latest].filter((day) => day !== undefined)
    })
    const inWords = (day: string | undefined) => (day ? dateInWords(edtfDate(day), language, 'short') : '')
    const sorted = days.toSorted()
    return t('timeline.cluster', { count: items.length, from: inWords(sorted[0]), to: inWords(sorted.at(-1)) })
  }
}
