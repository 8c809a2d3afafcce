import { IconCircleDashed } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../../shared/contract/facts.ts'
import { formatFactNumber, restsOnOneSource } from '../../../shared/domain/fact.ts'
import { DateText } from '../../components/DateText.tsx'
import { OneSourceMark } from '../stories/OneSourceMark.tsx'
import { CitationMark } from './CitationMark.tsx'

export function FactHead() {
  const { t } = useTranslation('facts')
  return (
    <div className="fact-row fact-head" role="row" aria-rowindex={1}>
      {(['number', 'happened', 'fact', 'sources'] as const).map((column) => (
        <span key={column} role="columnheader">
          {t(`column.${column}`)}
        </span>
      ))}
    </div>
  )
}

/** What counsel says of a fact, where that is more than nothing. */
function FactMarks({ fact: { criticality, dispute, strainsWith } }: { fact: Fact }) {
  const { t } = useTranslation('facts')
  return (
    <>
      {criticality === 'decisive' && <span className="tag fact-mark">{t('criticality.decisive')}</span>}
      {dispute !== 'ours' && <span className="tag fact-mark">{t(`dispute.${dispute}`)}</span>}
      {strainsWith.length > 0 && <span className="tag fact-mark">{t('strains.tag')}</span>}
    </>
  )
}

/** A fact's number, the date of the event, its words and the passages for and against it. */
export function FactRow({ fact }: { fact: Fact }) {
  const { t } = useTranslation(['facts', 'stories'])
  const { number, happened, text, citations, withdrawnOn } = fact
  return (
    <div className={withdrawnOn === null ? 'fact-row' : 'fact-row fact-withdrawn'}>
      <span role="gridcell" className="fact-number">
        {formatFactNumber(number)}
      </span>
      <span role="gridcell" className="fact-happened">
        {happened === null ? <span className="faint">{t('undated')}</span> : <DateText date={happened} />}
      </span>
      <span role="gridcell" className="fact-text wrap-anywhere">
        {text}
        <FactMarks fact={fact} />
      </span>
      <span role="gridcell" className="fact-sources">
        {citations.length === 0 && (
          <span className="gap">
            <IconCircleDashed size={14} stroke={1.6} aria-hidden /> {t('gap')}
          </span>
        )}
        {citations.map((citation) => (
          <CitationMark key={citation.id} citation={citation} />
        ))}
        {restsOnOneSource(fact) && <OneSourceMark>{t('stories:origins.one')}</OneSourceMark>}
      </span>
    </div>
  )
}
