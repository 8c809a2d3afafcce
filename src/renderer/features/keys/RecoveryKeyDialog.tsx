import { Button, Checkbox, Modal } from '@mantine/core'
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { saveBlob } from '../../app/download.ts'
import { forgetRecoveryKey, type MadeRecoveryKey, useMadeRecoveryKey } from './madeRecoveryKey.ts'

/** The words of a new recovery key, shown this once: it stays until the person says that they are kept. */
export function RecoveryKeyDialog() {
  const { t } = useTranslation('keys')
  const made = useMadeRecoveryKey()
  return (
    <Modal
      opened={made !== undefined}
      onClose={forgetRecoveryKey}
      title={t('recovery.shown.title')}
      size={560}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {made && <Words made={made} />}
    </Modal>
  )
}

function Words({ made }: { made: MadeRecoveryKey }) {
  const { t } = useTranslation('keys')
  const [isKept, setIsKept] = useState(false)
  const words = <WordList words={made.words} />
  return (
    <div className="stack recovery-key">
      <p>{t('recovery.shown.text')}</p>
      {words}
      <div className="row">
        <Button
          leftSection={<IconFileTypePdf size={15} stroke={1.5} />}
          onClick={() => saveBlob(made.sheet, made.name)}
          data-autofocus
        >
          {t('recovery.shown.save')}
        </Button>
        <Button leftSection={<IconPrinter size={15} stroke={1.5} />} onClick={() => window.print()}>
          {t('recovery.shown.print')}
        </Button>
      </div>
      <p className="small second">{t('recovery.shown.keep')}</p>
      <Checkbox
        label={t('recovery.shown.kept')}
        checked={isKept}
        onChange={(event) => setIsKept(event.currentTarget.checked)}
      />
      <div className="row">
        <Button variant="filled" disabled={!isKept} onClick={forgetRecoveryKey}>
          {t('recovery.shown.done')}
        </Button>
      </div>
      {createPortal(
        <article className="print-sheet recovery-key">
          <header>
            <strong>{t('recovery.shown.title')}</strong>
          </header>
          <p>{t('recovery.shown.text')}</p>
          {words}
          <p>{t('recovery.shown.keep')}</p>
        </article>,
        document.body,
      )}
    </div>
  )
}

function WordList({ words }: { words: readonly string[] }) {
  const { t } = useTranslation('keys')
  return (
    <ol className="recovery-words" translate="no" lang="en" aria-label={t('recovery.words')}>
      {words.map((word, index) => (
        <li key={index}>
          <span className="numbers faint">{index + 1}</span>
          {word}
        </li>
      ))}
    </ol>
  )
}
