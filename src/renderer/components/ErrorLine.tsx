import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useEngineGone } from '../app/engineGone.ts'
import { tellError, type ToldError } from '../app/errors.ts'

/** An error where it happened. That the engine is gone is said once, by the frame, and not by all that then fails. */
export function ErrorLine({ error, told = tellError(error) }: { error?: unknown; told?: ToldError }) {
  const isSaid = useEngineGone() && told.code === 'ENGINE_GONE'
  return isSaid ? null : <ToldLine told={told} />
}

/** The sentence of an error, and its code behind "Details". */
export function ToldLine({ told }: { told: ToldError }) {
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
