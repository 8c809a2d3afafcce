import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** What to do with a document that has no pages to draw boxes on. */
export function RedactTextOnly({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('redaction')
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={t('textOnly.title')}
      closeButtonProps={{ 'aria-label': t('done.close') }}
    >
      <div className="stack">
        <p>{t('textOnly.say')}</p>
        <div className="row dialog-acts">
          <Button onClick={onClose}>{t('done.close')}</Button>
        </div>
      </div>
    </Modal>
  )
}
