import { IconEraser, IconUserCog, IconUserEdit } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../../shared/contract/audit.ts'
import { entryInWords } from '../../../shared/messages/entry-words.ts'
import { fullMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { Hash } from '../../components/Hash.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { AboutEntry } from './AboutEntry.tsx'
import type { NamedCase } from './AuditTrail.tsx'
import { BeforeAndAfter } from './BeforeAndAfter.tsx'
import { useTrailNames } from './useTrailNames.ts'

interface EntryInspectorProps {
  entry: Entry
  ofCase: NamedCase | undefined
  /** Narrows the trail to one document. */
  onDocument: (documentId: string) => void
}

/** One entry of the trail: who said they did it, what stood before and after, and its place in the chain. */
export function EntryInspector({ entry, ofCase, onDocument }: EntryInspectorProps) {
  const { t } = useTranslation('audit')
  const language = useLanguage()
  const names = useTrailNames(ofCase?.id)
  return (
    <div className="pane-scroll">
      <section className="section">
        <h2 className="inspector-title">{entryInWords(entry, names, t)}</h2>
        <p className="second small">{fullMoment(entry.at, language)}</p>
        <AboutEntry entry={entry} names={names} ofCase={ofCase} onDocument={onDocument} />
      </section>
      <section className="section">
        <h3>{t('who.title')}</h3>
        <p className="state who">
          <IconUserEdit size={15} stroke={1.5} className="tone-declared" aria-hidden />
          <span>
            <b>{entry.operator}</b> <span className="faint">{t('who.declared')}</span>
          </span>
        </p>
        <p className="state who">
          <IconUserCog size={15} stroke={1.5} aria-hidden />
          <span>
            {entry.account} <span className="faint">{t('who.account')}</span>
          </span>
        </p>
      </section>
      <section className="section">
        <h3>{t('values.title')}</h3>
        {entry.removed ? (
          <p className="state tone-warn">
            <IconEraser size={15} stroke={1.5} aria-hidden />
            {t('values.removed')}
          </p>
        ) : (
          <BeforeAndAfter entry={entry} names={names} />
        )}
      </section>
      <section className="section">
        <h3>{t('chain.title')}</h3>
        <dl>
          <PropertyRow label={t('chain.of')}>
            {ofCase === undefined ? t('chain.vault') : t('chain.case', { reference: ofCase.reference })}
          </PropertyRow>
          <PropertyRow label={t('chain.number')}>{entry.seq}</PropertyRow>
          <PropertyRow label={t('chain.hash')}>
            <Hash sha256={entry.hash} />
          </PropertyRow>
        </dl>
        <details className="entry-raw">
          <summary>{t('values.raw')}</summary>
          <pre tabIndex={0}>{JSON.stringify(storedOf(entry), null, 2)}</pre>
        </details>
      </section>
    </div>
  )
}

/** What the chain keeps of the change: its act, and its values as long as they were not deleted for good. */
function storedOf({ act, removed, before, after }: Entry) {
  return removed ? { act } : { act, before, after }
}
