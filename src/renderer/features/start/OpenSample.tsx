import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { enterVault } from '../../app/enterVault.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'

/** Builds the sample case, or opens the one that was built before. */
export function OpenSample() {
  const { t } = useTranslation('vault')
  const open = useMutation(engine.vault.openSample.mutationOptions({ onSuccess: enterVault }))
  return (
    <div className="stack">
      <div className="row">
        <Button variant="filled" className="button-large" disabled={open.isPending} onClick={() => open.mutate({})}>
          {t('start.sample.button')}
        </Button>
        <span className="faint small" role="status">
          {open.isPending && t('start.sample.building')}
        </span>
      </div>
      {open.error && <ErrorLine error={open.error} />}
    </div>
  )
}
