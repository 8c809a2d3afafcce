import { IconAlertTriangle, IconEyeOff } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { ListRow } from '../../components/ListRow.tsx'
import { RecognisedTag } from '../recognition/RecognisedTag.tsx'
import { type DocumentRow, listedAs } from './documentList.ts'
import { glyphOf } from './formatGlyphs.ts'
import { Source } from './Source.tsx'

/** A document in the list: how it is listed, who published it and when, or why it cannot be read. */
export const DocumentRowView = memo(function DocumentRowView({ document, depth, copies }: DocumentRow) {
  const { t } = useTranslation('evidence')
  const refused = document.readable === 'refused'
  return (
    <ListRow
      icon={glyphOf(document)}
      child={depth > 0}
      strong={!document.marks.reviewed}
      title={listedAs(document)}
      line={
        refused && document.refusal ? (
          <Refused reason={t(`refusal.${document.refusal}`)} />
        ) : (
          <>
            {document.title === null && <span>{`${t('list.noTitle')}, `}</span>}
            <Source document={document} />
          </>
        )
      }
      end={
        <>
          {copies !== undefined && (
            <span className="tag" title={t('stories:copiesHint')}>
              {t('stories:copies', { count: copies })}
            </span>
          )}
          {document.recognised !== null && <RecognisedTag confidence={document.recognised} />}
          {document.dates > 1 && <span className="tag">{t('list.dates', { count: document.dates })}</span>}
          {document.relation && document.relation.kind !== 'attachment' && (
            <span className="tag">{t(`list.${document.relation.kind}`)}</span>
          )}
          {document.bars.map(
            (bar) =>
              bar !== 'not-reviewed' && (
                <span key={bar} className="tag row-bar">
                  <IconEyeOff size={12} stroke={1.6} aria-hidden />
                  {t(`list.bar.${bar}`)}
                </span>
              ),
          )}
          {!document.marks.reviewed && (
            <span
              className="not-reviewed"
              role="img"
              aria-label={t('list.notReviewed')}
              title={t('list.notReviewed')}
            />
          )}
          {document.exhibit !== null && <ExhibitNumber label={document.exhibit} />}
        </>
      }
    />
  )
})

function Refused({ reason }: { reason: string }) {
  const { t } = useTranslation('evidence')
  return (
    <span className="refused tone-bad">
      <IconAlertTriangle size={13} stroke={1.6} aria-hidden />
      {t('list.kept', { reason })}
    </span>
  )
}
