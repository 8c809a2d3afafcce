import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ExceptionDialog } from '../exhibits/Exceptions.tsx'
import { listedAs } from './documentList.ts'
import { useOriginal } from './useOriginal.ts'

/** Saves the original as a file. Where its marks keep it in the house an exception is asked for first. */
export function OriginalButton({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const original = useOriginal(document)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        leftSection={<IconDownload size={15} stroke={1.5} />}
        disabled={original.isPending}
        onClick={() => (document.bars.length > 0 ? setAsking(true) : original.mutate(undefined))}
      >
        {original.isPending ? t('custody.downloading') : t('custody.download')}
      </Button>
      {original.isError && <ErrorLine error={original.error} />}
      {asking && (
        <ExceptionDialog
          document={{ documentId: document.id, listedAs: listedAs(document), bars: document.bars }}
          act="original"
          onClose={() => setAsking(false)}
          onMade={({ reason }) => {
            setAsking(false)
            original.mutate(reason)
          }}
        />
      )}
    </>
  )
}
