import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { client, engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { redact } from './redactionMode.ts'
import type { Draft } from './useDraft.ts'

interface ApplyRedactionProps {
  document: EvidenceDocument
  draft: Draft
  onClose: () => void
}

/** Says what the copy will be, makes it, and says what it became. */
export function ApplyRedaction({ document, draft, onClose }: ApplyRedactionProps) {
  const { t } = useTranslation('redaction')
  const navigate = useNavigate()
  const { id: documentId, caseId } = document
  const apply = useMutation({
    mutationFn: async () => client.redaction.apply({ documentId, revision: await draft.kept() }),
    onSuccess: async () => {
      noteSaved()
      await queryClient.invalidateQueries({ queryKey: engine.redaction.key() })
      await queryClient.invalidateQueries({ queryKey: engine.evidence.key() })
    },
  })
  const count = draft.areas.length
  const pages = new Set(draft.areas.map(({ page }) => page)).size
  const made = apply.data
  const close = () => {
    if (apply.isPending) return
    if (made) redact(undefined)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={close}
      size={560}
      title={t('apply.title')}
      closeButtonProps={{ 'aria-label': t('done.close'), disabled: apply.isPending }}
    >
      <div className="stack">
        {made ? (
          <>
            <p>{t('done.say')}</p>
            {made.log.pictures.length > 0 && <p>{t('done.pictures', { count: made.log.pictures.length })}</p>}
          </>
        ) : (
          <>
            <p>{t('apply.what', { count, pages: t('apply.pages', { count: pages }) })}</p>
            <p>{t('apply.review')}</p>
          </>
        )}
        {apply.isPending && <p role="status">{t('apply.making')}</p>}
        {apply.isError && <ErrorLine error={apply.error} />}
        <div className="row dialog-acts">
          <Button disabled={apply.isPending} onClick={close}>
            {made ? t('done.close') : t('apply.cancel')}
          </Button>
          {made ? (
            <Button
              variant="filled"
              onClick={() => {
                close()
                void navigate({ to: '/case/$caseId/evidence', params: { caseId }, search: { doc: made.copyId } })
              }}
            >
              {t('done.open')}
            </Button>
          ) : (
            <Button variant="filled" disabled={apply.isPending || count === 0} onClick={() => apply.mutate()}>
              {t('apply.do')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
