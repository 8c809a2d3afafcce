import { Button, Modal } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { BarredDocument, Exception } from '../../../shared/contract/leaving.ts'
import { engine } from '../../app/engine.ts'
import { barredIn } from '../../app/errors.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { allExcepted, BarredDocuments } from '../exhibits/Exceptions.tsx'
import { useOriginal } from './useOriginal.ts'

/**
 * Saves the original as a file. Where marks keep it or an attachment of it in the house, an exception is asked for
 * each of them first.
 */
export function OriginalButton({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const original = useOriginal(document)
  const barred = barredIn(original.error)
  return (
    <>
      <Button
        leftSection={<IconDownload size={15} stroke={1.5} />}
        disabled={original.isPending}
        onClick={() => original.mutate([])}
      >
        {original.isPending ? t('custody.downloading') : t('custody.download')}
      </Button>
      {original.isError && !barred && <ErrorLine error={original.error} />}
      {barred && (
        <OriginalBarred
          caseId={document.caseId}
          barred={barred}
          onConfirmed={(exceptions) => original.mutate(exceptions)}
          onClose={original.reset}
        />
      )}
    </>
  )
}

interface OriginalBarredProps {
  caseId: string
  barred: readonly BarredDocument[]
  onConfirmed: (exceptions: readonly Exception[]) => void
  onClose: () => void
}

function OriginalBarred({ caseId, barred: refused, onConfirmed, onClose }: OriginalBarredProps) {
  const { t } = useTranslation('evidence')
  const [exceptions, setExceptions] = useState<readonly Exception[]>([])
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId } })).data
  // One that is reviewed here is barred no longer.
  const barred = refused.filter(({ documentId }) => documents?.find(({ id }) => id === documentId)?.bars.length !== 0)
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('custody.handOutTitle')}
      closeButtonProps={{ 'aria-label': t('custody.cancel') }}
    >
      <div className="stack">
        <p>{t('custody.handOutBarred')}</p>
        <BarredDocuments
          barred={barred}
          act="original"
          caseId={caseId}
          exceptions={exceptions}
          onChange={setExceptions}
        />
        <div className="row dialog-acts">
          <Button onClick={onClose}>{t('custody.cancel')}</Button>
          <Button variant="filled" disabled={!allExcepted(barred, exceptions)} onClick={() => onConfirmed(exceptions)}>
            {t('custody.handOut')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
