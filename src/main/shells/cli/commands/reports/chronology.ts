import { chronologyWords } from '../../../../../shared/messages/chronology-words.ts'
import { print, printTable } from '../../output.ts'
import type { Report } from './report.ts'

/** What of a case has a date, the earliest first, and what should have one. */
export const chronologyReport: Report = {
  name: 'chronology',
  run: async ({ t, language }, { client, caseId }) => {
    const found = await client.chronology.ofCase({ caseId })
    const { documents } = found
    const words = chronologyWords(found, language)
    const documentOf = new Map(documents.map(({ id, ...told }) => [id, told]))
    const entries = found.entries.map((entry) => ({
      ...entry,
      title: words.what(entry),
      sources: entry.sources.map((source) => ({ ...source, ...documentOf.get(source.documentId) })),
    }))
    const undated = entries.filter(({ on }) => on === null).length
    return {
      json: { today: found.today, entries, terms: found.terms },
      print() {
        if (entries.length === 0) return print(t('chronology:report.none'))
        printTable(
          ['number', 'when', 'kind', 'state', 'sources', 'what'].map((column) => t(`chronology:column.${column}`)),
          entries.map((entry) => [
            entry.label,
            words.date(entry),
            [words.kind(entry), words.event(entry)].filter(Boolean).join(', '),
            words.state(entry),
            words.sources(entry),
            [entry.title, words.where(entry)].filter(Boolean).join(' · '),
          ]),
        )
        print(t('chronology:count', { count: entries.length }))
        if (undated > 0) print(t('chronology:report.undated', { count: undated }))
      },
    }
  },
}
