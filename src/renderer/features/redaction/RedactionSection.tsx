import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { fullMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { useReasonInWords } from './reasonInWords.ts'

/** How a redacted copy was made: box by box, and which of its pages became pictures. Nothing for other documents. */
export function RedactionSection({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('redaction')
  const reasonInWords = useReasonInWords()
  const language = useLanguage()
  const log = useQuery(engine.redaction.log.queryOptions({ input: { documentId: document.id } })).data
  if (!log) return null
  const original = document.relations.find(({ of }) => of === log.originalId)
  return (
    <section className="section">
      <h2>{t('log.title')}</h2>
      <p className="small">{t('log.made', { by: log.madeBy, at: fullMoment(log.madeAt, language) })}</p>
      <p className="small">
        {original ? (
          <>
            {t('log.original')}{' '}
            <Link
              to="/case/$caseId/evidence"
              params={{ caseId: document.caseId }}
              search={{ doc: original.of }}
              className="link"
            >
              {original.listedAs}
            </Link>
          </>
        ) : (
          log.originalId === null && t('log.originalGone')
        )}
      </p>
      {log.pictures.length > 0 && <p className="small">{t('log.pictures', { pages: log.pictures.join(', ') })}</p>}
      <details>
        <summary className="small">{t('log.total', { count: log.areas.length })}</summary>
        <ul className="redaction-log small">
          {log.areas.map(({ page, reason, characters, images }, at) => (
            <li key={at}>
              {t('log.area', { page, reason: reasonInWords(reason) })}
              <span className="second">
                {[
                  ...(characters > 0 ? [t('log.characters', { count: characters })] : []),
                  ...(images > 0 ? [t('log.images', { count: images })] : []),
                ].join(', ') || t('log.nothing')}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
