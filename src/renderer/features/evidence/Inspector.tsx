import { Button } from '@mantine/core'
import { IconRubberStamp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { CustodySection } from '../custody/CustodySection.tsx'
import { CitedBy } from '../facts/CitedBy.tsx'
import type { Compared } from '../stories/CompareView.tsx'
import { StorySection } from '../stories/StorySection.tsx'
import { RecognitionSection } from '../recognition/RecognitionSection.tsx'
import { RedactionSection } from '../redaction/RedactionSection.tsx'
import { AboutDocument } from './AboutDocument.tsx'
import { Notes, Tags } from './Annotations.tsx'
import { MarksSection } from './MarksSection.tsx'
import { RelationSection } from './RelationSection.tsx'

interface InspectorProps {
  document: EvidenceDocument
  onNumber: () => void
  onCompare: (compared: Compared) => void
}

/** Everything that is known of one document beside its text. */
export function Inspector({ document, onNumber, onCompare }: InspectorProps) {
  const { t } = useTranslation('evidence')
  return (
    <div className="pane-scroll" key={document.id}>
      <AboutDocument document={document} />
      <StorySection document={document} onCompare={onCompare} />
      <RecognitionSection document={document} />
      <RedactionSection document={document} />
      <MarksSection document={document} />
      <section className="section row">
        <h2 className="section-inline">{t('about.field.exhibit')}</h2>
        {document.exhibit === null ? (
          document.readable === 'refused' ? (
            <span className="faint small">{t('about.noNumber')}</span>
          ) : (
            <Button leftSection={<IconRubberStamp size={15} stroke={1.5} />} onClick={onNumber}>
              {t('about.give')}
            </Button>
          )
        ) : (
          <ExhibitNumber label={document.exhibit} />
        )}
      </section>
      <CitedBy document={document} />
      <RelationSection document={document} />
      <Tags document={document} />
      <Notes document={document} />
      <CustodySection document={document} />
    </div>
  )
}
