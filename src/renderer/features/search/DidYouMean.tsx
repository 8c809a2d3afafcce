import { useTranslation } from 'react-i18next'

/** Offers the query as it may have been meant. */
export function DidYouMean({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useTranslation('search')
  return (
    <p className="did-you-mean" role="status">
      {t('didYouMean')}{' '}
      <button type="button" className="link-button" onClick={() => onText(text)}>
        {text}
      </button>
    </p>
  )
}
