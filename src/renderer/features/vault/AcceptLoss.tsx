import { Button, Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'

const SHORTEST_REASON = 3

/** A person states that what the trail has lost was looked into; the vault is then verified. */
export function AcceptLoss({ asLink = false }: { asLink?: boolean }) {
  const { t } = useTranslation('vault')
  const [opened, setOpened] = useState(false)
  const [open, close] = [() => setOpened(true), () => setOpened(false)]
  return (
    <>
      {asLink ? (
        <button type="button" className="link-button" onClick={open}>
          {t('acceptLoss.button')}
        </button>
      ) : (
        <Button onClick={open}>{t('acceptLoss.button')}</Button>
      )}
      <Modal
        opened={opened}
        onClose={close}
        size={560}
        title={t('acceptLoss.title')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Statement onClose={close} />
      </Modal>
    </>
  )
}

function Statement({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('vault')
  const [reason, setReason] = useState('')
  const accept = useMutation({
    mutationFn: async (given: string) => {
      await client.vault.acceptLoss({ reason: given })
      await client.vault.verify()
    },
    onSuccess: onClose,
  })
  const ready = reason.trim().length >= SHORTEST_REASON && !accept.isPending

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) accept.mutate(reason.trim())
      }}
    >
      <p>{t('acceptLoss.what')}</p>
      <ul className="plain-list">
        <li>{t('acceptLoss.before')}</li>
        <li>{t('acceptLoss.kept')}</li>
        <li>{t('acceptLoss.after')}</li>
      </ul>
      <Textarea
        data-autofocus
        label={t('acceptLoss.reason')}
        description={t('acceptLoss.reasonHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={1000}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {accept.error && <ErrorLine error={accept.error} />}
      <div className="row dialog-acts">
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="submit" variant="filled" disabled={!ready}>
          {t('acceptLoss.do')}
        </Button>
      </div>
    </form>
  )
}
