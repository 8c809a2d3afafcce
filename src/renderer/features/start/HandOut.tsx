import { useTranslation } from 'react-i18next'

const STEPS = ['drop', 'search', 'number', 'handOut'] as const
const CONTENTS = [
  { entry: 'parties', page: 3 },
  { entry: 'jurisdiction', page: 4 },
  { entry: 'stages', page: 5 },
  { entry: 'chronology', page: 6 },
  { entry: 'exhibits', page: 7 },
] as const
const EXHIBITS = [
  { entry: 'report', label: 'C-1', page: 8 },
  { entry: 'claims', label: 'C-2', page: 10 },
  { entry: 'letter', label: 'C-3', page: 11 },
  { entry: 'receipt', label: 'C-4', page: 13 },
  { entry: 'notice', label: 'C-5', page: 14 },
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
  const { t } = useTranslation('vault')
  return (
    <div className="sheet sheet-contents">
      <b className="sheet-heading">{t('sheet.contents')}</b>
      {CONTENTS.map(({ entry, page }, index) => (
        <div key={entry} className="sheet-entry">
          <span>{index + 1}</span>
          <span>{t(`sheet.entry.${entry}`)}</span>
          <span>{page}</span>
        </div>
      ))}
      <b className="sheet-subheading">{t('sheet.entry.exhibits')}</b>
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
