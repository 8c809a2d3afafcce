import { Checkbox } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import { listedAs } from '../evidence/documentList.ts'
import { Source } from '../evidence/Source.tsx'

const ROW = 46

interface DocumentChoiceProps {
  documents: readonly DocumentSummary[]
  isChosen: (id: string) => boolean
  onChoose: (id: string, isChosen: boolean) => void
}

/** Documents to tick, any number of them; only those in view are drawn. */
export function DocumentChoice({ documents, isChosen, onChoose }: DocumentChoiceProps) {
  const { t } = useTranslation('exhibits')
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: documents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => documents[index]?.id ?? index,
    overscan: 6,
  })
  return (
    <div ref={scroller} className="document-choice" role="group" aria-label={t('number.which')} tabIndex={0}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const document = documents[index] as DocumentSummary
          return (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="document-choice-row"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Checkbox
                label={listedAs(document)}
                description={<Source document={document} />}
                checked={isChosen(document.id)}
                onChange={(event) => onChoose(document.id, event.currentTarget.checked)}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
