import { Button, Modal, Textarea } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BarredDocument, Exception } from '../../../shared/contract/leaving.ts'
import { MarkRefusal } from '../evidence/MarkRefusal.tsx'
import { useMark } from '../evidence/useDocumentChanges.ts'

/** What is done with a document against its marks. */
type LettingOut = 'number' | 'serve' | 'dossier' | 'original' | 'report' | 'package' | 'hits'

const SHORTEST_REASON = 3

interface BarredProps {
  barred: readonly BarredDocument[]
  act: LettingOut
  /** Where given, each document is a link to it. */
  caseId?: string
  exceptions: readonly Exception[]
  onChange: (exceptions: Exception[]) => void
}

/** Documents that their marks keep in the house, each with why; an exception is made for one at a time. */
export function BarredDocuments({ barred, act, caseId, exceptions, onChange }: BarredProps) {
  const { t } = useTranslation(['exhibits', 'marks'])
  const mark = useMark()
  const [asked, setAsked] = useState<BarredDocument>()
  return (
    <ul className="barred">
      {barred.map((document) => {
        const exception = exceptions.find(({ documentId }) => documentId === document.documentId)
        const onlyUnread = document.bars.every((bar) => bar === 'not-reviewed')
        return (
          <li key={document.documentId}>
            <div>
              <div className="wrap-anywhere">
                {caseId === undefined ? (
                  document.listedAs
                ) : (
                  <Link
                    to="/case/$caseId/evidence"
                    params={{ caseId }}
                    search={{ doc: document.documentId }}
                    className="link"
                  >
                    {document.listedAs}
                  </Link>
                )}
              </div>
              <div className="state tone-warn tiny">
                <IconEyeOff size={13} stroke={1.6} aria-hidden />
                {document.bars.map((bar) => t(`marks:bar.${bar}`)).join(', ')}
              </div>
              {exception && <div className="tiny second">{t('exception.made', { reason: exception.reason })}</div>}
            </div>
            {exception ? (
              <button
                type="button"
                className="link-button"
                onClick={() => onChange(exceptions.filter((one) => one !== exception))}
              >
                {t('exception.takeBack')}
              </button>
            ) : (
              <span className="barred-ways">
                {onlyUnread && (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => mark.mutate({ documentIds: [document.documentId], marks: { reviewed: true } })}
                  >
                    {t('number.review')}
                  </button>
                )}
                <button type="button" className="link-button" onClick={() => setAsked(document)}>
                  {t('exception.ask')}
                </button>
              </span>
            )}
          </li>
        )
      })}
      <MarkRefusal mark={mark} />
      {asked && (
        <ExceptionDialog
          document={asked}
          act={act}
          onClose={() => setAsked(undefined)}
          onMade={(exception) => {
            setAsked(undefined)
            onChange([...exceptions, exception])
          }}
        />
      )}
    </ul>
  )
}

interface ExceptionDialogProps {
  document: BarredDocument
  act: LettingOut
  onMade: (exception: Exception) => void
  onClose: () => void
}

/** Asks why one document is let out against its marks; the title says what is done. */
export function ExceptionDialog({
  document: { documentId, listedAs, bars },
  act,
  onMade,
  onClose,
}: ExceptionDialogProps) {
  const { t } = useTranslation(['exhibits', 'marks'])
  const [reason, setReason] = useState('')
  const [touched, setTouched] = useState(false)
  const enough = reason.trim().length >= SHORTEST_REASON
  const title = t(`exception.title.${act}`, {
    title: listedAs,
    bars: bars.map((bar) => t(`marks:bar.${bar}`)).join(', '),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      overlayProps={{ backgroundOpacity: 0.2 }}
      closeButtonProps={{ 'aria-label': t('exception.cancel') }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          setTouched(true)
          if (enough) onMade({ documentId, bars, reason: reason.trim() })
        }}
      >
        <p>{t('exception.stays')}</p>
        <Textarea
          data-autofocus
          label={t('exception.reason')}
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          error={touched && !enough ? t('exception.tooShort') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="row dialog-acts">
          <Button onClick={onClose}>{t('exception.cancel')}</Button>
          <Button type="submit" variant="filled">
            {t(`exception.do.${act}`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** Whether every barred document has an exception that names all of its bars. */
export function allExcepted(barred: readonly BarredDocument[], exceptions: readonly Exception[]): boolean {
  return barred.every(({ documentId, bars }) => {
    const exception = exceptions.find((one) => one.documentId === documentId)
    return bars.every((bar) => exception?.bars.includes(bar))
  })
}
