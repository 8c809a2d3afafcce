import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { tellCode } from '../app/errors.ts'
import { ToldLine } from './ErrorLine.tsx'

/** Stands in the place of a view that broke while it was drawn; the frame around it and the other places go on. */
export function ViewFailed({ reset }: { reset: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="view-failed">
      <ToldLine told={tellCode('UNEXPECTED')} />
      <Button autoFocus onClick={reset}>
        {t('tryAgain')}
      </Button>
    </div>
  )
}
