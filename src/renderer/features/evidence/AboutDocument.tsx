import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { BASES } from '../../../shared/domain/article.ts'
import { inert } from '../../../shared/domain/inert.ts'
import { count, fileSize } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { PropertyRow, ProvenanceLegend } from '../../components/PropertyRow.tsx'
import { ArticleRow } from './ArticleRow.tsx'
import { PublicationDates } from './PublicationDates.tsx'

/** What is known of a document, each value with what it stands on, and corrected where it stands. */
export function AboutDocument({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const language = useLanguage()
  const bases = BASES.filter(
    (basis) => basis !== 'offered' && document.findings.some((finding) => finding.basis === basis),
  )
  const inFile = [
    document.pages !== null && t('about.pages', { count: document.pages }),
    document.blocks > 0 && t('about.blocks', { count: document.blocks }),
    document.encoding !== null && t('about.encoding', { encoding: document.encoding }),
  ].filter((part) => part !== false)
  return (
    <section className="section">
      <h2>{t('about.title')}</h2>
      <dl>
        <ArticleRow document={document} field="title" />
        <ArticleRow document={document} field="publisher" />
        <PublicationDates document={document} />
        <ArticleRow document={document} field="author" />
        <ArticleRow document={document} field="address" />
        <PropertyRow label={t('about.field.language')}>
          {document.language === null ? (
            <span className="faint">{t('about.unknownLanguage')}</span>
          ) : (
            languageName(document.language, language)
          )}
        </PropertyRow>
        <PropertyRow label={t('about.field.name')}>{inert(document.fileName)}</PropertyRow>
        {document.origin !== document.fileName && (
          <PropertyRow label={t('about.field.origin')}>{inert(document.origin)}</PropertyRow>
        )}
        <PropertyRow label={t('about.field.file')}>
          <span title={t('about.bytes', { count: document.size, bytes: count(document.size, language) })}>
            {t('about.file', { format: t(`format.${document.format}`), size: fileSize(document.size, language) })}
          </span>
          {inFile.length > 0 && <div className="faint">{inFile.join(', ')}</div>}
        </PropertyRow>
      </dl>
      {bases.length > 0 && <ProvenanceLegend bases={bases} />}
    </section>
  )
}

function languageName(code: string, inLanguage: string): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code
}
