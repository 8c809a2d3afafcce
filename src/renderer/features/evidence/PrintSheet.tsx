import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Block, EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { Byline, Paragraph } from './Paragraph.tsx'
import { listedAs } from './documentList.ts'

/** The whole text as it is printed in place of the window. It exists only while the browser prints. */
export function PrintSheet({ document: printed, blocks }: { document: EvidenceDocument; blocks: readonly Block[] }) {
  const { t } = useTranslation(['evidence', 'marks'])
  const [printing, setPrinting] = useState(false)

  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])

  if (!printing) return null
  return createPortal(
    <article className="print-sheet" lang={printed.language ?? undefined}>
      <header>
        {printed.exhibit !== null && <ExhibitNumber label={printed.exhibit} />}
        <strong>{listedAs(printed)}</strong>
        <Byline document={printed} />
        {printed.bars.length > 0 && (
          <p className="print-bars">
            {t('evidence:reader.printMarks', { bars: printed.bars.map((bar) => t(`marks:bar.${bar}`)).join(', ') })}
          </p>
        )}
      </header>
      {blocks.map((block) => (
        <Paragraph key={block.ordinal} block={block} />
      ))}
    </article>,
    document.body,
  )
}
