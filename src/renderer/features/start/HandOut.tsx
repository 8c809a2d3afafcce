import { useTranslation } from 'react-i18next'

const STEPS = ['drop', 'search', 'number', 'handOut'] as const
const SECTIONS = [
  { section: 'parties', page: 3 },
  { section: 'forum', page: 4 },
  { section: 'stages', page: 5 },
  { section: 'chronology', page: 6 },
  { section: 'list', page: 7 },
] as const
const EXHIBITS = [
  { entry: 'report', label: 'C-1', page: 9 },
  { entry: 'claims', label: 'C-2', page: 12 },
  { entry: 'armenia', label: 'C-3', page: 14 },
  { entry: 'venezuela', label: 'C-4', page: 16 },
  { entry: 'plan', label: 'C-5', page: 18 },
] as const

/** What a person hands out in the end, drawn: the cover and the contents of a dossier, under the sample's names. */
export function HandOut() {
  const { t } = useTranslation('vault')
  return (
    <div className="hand-out">
      <h2>{t('start.handOut.title')}</h2>
      <div className="sheets" aria-hidden>
        <Contents />
        <Cover />
      </div>
      <ol className="start-steps">
        {STEPS.map((step) => (
          <li key={step}>
            <b>{t(`start.steps.${step}.title`)}</b>
            <span>{t(`start.steps.${step}.text`)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Cover() {
  const { t } = useTranslation('vault')
  return (
    <div className="sheet sheet-cover">
      <p>{t('sheet.caption')}</p>
      <p className="sheet-small">{t('sheet.between')}</p>
      <p>
        <b>{t('sheet.claimants')}</b>
        <i>{t('sheet.claimantRole')}</i>
      </p>
      <p className="sheet-and">{t('sheet.and')}</p>
      <p>
        <b>{t('sheet.respondent')}</b>
        <i>{t('sheet.respondentRole')}</i>
      </p>
      <div className="sheet-title">
        <b>{t('sheet.title')}</b>
        <span>{t('sheet.exhibits')}</span>
      </div>
      <span className="sheet-page">1</span>
    </div>
  )
}

function Contents() {
  const { t } = useTranslation(['vault', 'dossier'])
  return (
    <div className="sheet sheet-contents">
      <b className="sheet-heading">{t('dossier:pdf.contents')}</b>
      {SECTIONS.map(({ section, page }, index) => (
        <div key={section} className="sheet-entry">
          <span>{index + 1}</span>
          <span>{t(`dossier:pdf.section.${section}`)}</span>
          <span>{page}</span>
        </div>
      ))}
      <b className="sheet-subheading">{t('dossier:pdf.exhibits')}</b>
      {EXHIBITS.map(({ entry, label, page }) => (
        <div key={entry} className="sheet-entry sheet-ruled">
          <span>{label}</span>
          <span>{t(`sheet.exhibit.${entry}`)}</span>
          <span>{page}</span>
        </div>
      ))}
      <span className="sheet-page">2</span>
    </div>
  )
}
