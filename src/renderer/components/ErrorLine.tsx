import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tellError, type ToldError } from '../app/errors.ts'

/** An error where it happened: the sentence, and the code behind "Details". */
export function ErrorLine({ error, told = tellError(error) }: { error?: unknown; told?: ToldError }) {
  const { t } = useTranslation()
  return (
    <div className="error-line" role="alert">
      <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
      <div>
        <p>{told.sentence}</p>
        <details>
          <summary>{t('common:details')}</summary>
          <code>{told.code}</code>
        </details>
      </div>
    </div>
  )
}
