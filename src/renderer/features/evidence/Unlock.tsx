import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { SecretField } from '../keys/SecretField.tsx'
import './unlock.css'

/** Where a file is locked: the field for its password. */
export function Unlock({ documentId }: { documentId: string }) {
  const { t } = useTranslation('evidence')
  const [password, setPassword] = useState('')
  const queries = useQueryClient()
  const unlocking = useMutation({
    mutationFn: () => client.evidence.unlock({ documentId, password }),
    onSuccess: () => queries.invalidateQueries({ queryKey: engine.evidence.key() }),
  })
  return (
    <form
      className="unlock"
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '') unlocking.mutate()
      }}
    >
      <SecretField label={t('unlock.label')} hint={t('unlock.hint')} value={password} onValue={setPassword} />
      <Button type="submit" variant="filled" loading={unlocking.isPending} disabled={password === ''}>
        {t('unlock.open')}
      </Button>
      {unlocking.error && <ErrorLine error={unlocking.error} />}
    </form>
  )
}
