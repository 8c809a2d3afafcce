import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Chronology, ChronologyEntry } from '../../../shared/contract/chronology.ts'
import type { ChronologyWords } from '../../../shared/messages/chronology-words.ts'
import { Glyph } from './Glyph.tsx'
import { SourceMarks } from './SourceMarks.tsx'
import { StateThatDayMark } from './StateThatDayMark.tsx'

interface EntryInspectorProps {
  caseId: string
  entry: ChronologyEntry
  chronology: Chronology
  documents: ReadonlyMap<string, Chronology['documents'][number]>
  words: ChronologyWords
  onOpen: (entry: ChronologyEntry) => void
}

/** One entry: when, as far as it is known, how the licence stood, who and where, and the passages it rests on. */
export function EntryInspector({ caseId, entry, chronology, documents, words, onOpen }: EntryInspectorProps) {
  const { t } = useTranslation('chronology')
  const term = chronology.terms.find(({ licenceId }) => licenceId === entry.licenceId)
  const told: [name: string, value: string][] = [
    [t('inspector.who'), words.parties(entry)],
    [t('inspector.where'), words.where(entry)],
    [t('inspector.term'), term && entry.kind === 'act' ? `${term.label} ${term.title}` : ''],
    [t('inspector.claims'), words.claims(entry)],
  ]
  return (
    <div className="pane-scroll">
      <section className="section">
        <p className="row small second">
          <Glyph entry={entry} size={14} />
          <span className="numbers">{entry.label}</span>
          {words.kind(entry)}
        </p>
        <h2 className="chronology-title wrap-anywhere">{words.what(entry)}</h2>
        <p className="chronology-date">
          {entry.kind !== 'fact' && `${words.event(entry)}: `}
          {words.date(entry, 'long')}
        </p>
        {entry.lasting && <p className="small second">{t('inspector.lasting')}</p>}
        {entry.state !== null && (
          <p className="small">
            {t('inspector.state')}: <StateThatDayMark state={entry.state} />
          </p>
        )}
      </section>
      {told.some(([, value]) => value !== '') && (
        <section className="section">
          <dl className="chronology-told">
            {told
              .filter(([, value]) => value !== '')
              .map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd className="wrap-anywhere">{value}</dd>
                </div>
              ))}
          </dl>
        </section>
      )}
      <section className="section">
        <h2>
          {t('inspector.sources')} <span className="section-count numbers">{entry.sources.length}</span>
        </h2>
        {entry.sources.length === 0 && <p className="small second">{t('inspector.noSource')}</p>}
        <div className="fact-sources">
          <SourceMarks caseId={caseId} entry={entry} documents={documents} />
        </div>
      </section>
      <section className="section">
        <Button onClick={() => onOpen(entry)}>{t(`inspector.openIn.${entry.kind}`)}</Button>
      </section>
    </div>
  )
}
