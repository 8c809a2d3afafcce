import { useTranslation } from 'react-i18next'
import type { Hit } from '../../../shared/contract/search.ts'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { MarkedText } from '../../components/MarkedText.tsx'
import { RecognisedTag } from '../recognition/RecognisedTag.tsx'
import { Source } from '../evidence/Source.tsx'

/** The document that hits stand in. */
export function HitDocument({ hit, withCase }: { hit: Hit; withCase: boolean }) {
  return (
    <div className="hit-document">
      {withCase && <span className="numbers faint">{hit.caseReference}</span>}
      {hit.exhibit !== null && <ExhibitNumber label={hit.exhibit} />}
      <span className="hit-title" title={hit.listedAs}>
        {hit.listedAs}
      </span>
      <span className="hit-source">
        <Source document={hit} />
      </span>
    </div>
  )
}

/** A passage that was found, with its page and ¶. */
export function HitRow({ hit }: { hit: Hit }) {
  const { t } = useTranslation('search')
  return (
    <div className="hit">
      <span className="hit-place numbers">
        {hit.ordinal === 0 ? t('inTitle') : t('paragraph', { ordinal: hit.ordinal })}
        {hit.page !== null && <span>{t('page', { page: hit.page })}</span>}
      </span>
      <span className="hit-text">
        <MarkedText text={hit.snippet.text} marks={hit.snippet.marks} />
        {hit.recognised !== null && <RecognisedTag confidence={hit.recognised} />}
        {hit.noise && <span className="tag">{t('noise')}</span>}
      </span>
    </div>
  )
}
