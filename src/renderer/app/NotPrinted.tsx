import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'

/** What is printed where a view has no sheet of its own: nothing that it shows, and what to do. */
export function NotPrinted() {
  const { t } = useTranslation()
  return createPortal(<article className="print-sheet print-instead">{t('frame.notPrinted')}</article>, document.body)
}
