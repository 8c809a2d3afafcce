import { Button } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { OriginalButton } from '../evidence/OriginalButton.tsx'
import { Acquired } from './Acquired.tsx'
import { CustodyEvents } from './CustodyEvents.tsx'
import { CustodyReport } from './CustodyReport.tsx'
import { Declared } from './Declared.tsx'
import { ReadFromFile } from './ReadFromFile.tsx'

/** A document's record: what the vault saw, what the file says and what a person declared, each apart. */
export function CustodySection({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('custody')
  const [reporting, setReporting] = useState(false)
  const record = useQuery(engine.custody.record.queryOptions({ input: { documentId: document.id } }))

  return (
    <section className="section custody">
      <h2>{t('title')}</h2>
      {record.error && <ErrorLine error={record.error} />}
      {record.data && (
        <>
          <Acquired acquired={record.data.acquired} />
          <ReadFromFile findings={record.data.read} />
          <Declared record={record.data} />
          <CustodyEvents record={record.data} />
        </>
      )}
      <div className="custody-acts">
        <OriginalButton document={document} />
        <Button leftSection={<IconCertificate size={15} stroke={1.5} />} onClick={() => setReporting(true)}>
          {t('report.button')}
        </Button>
      </div>
      {reporting && (
        <CustodyReport caseId={document.caseId} documentIds={[document.id]} onClose={() => setReporting(false)} />
      )}
    </section>
  )
}
