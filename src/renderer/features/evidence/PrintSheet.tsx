import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { useBlocks } from './blocks.ts'
import { listedAs } from './documentList.ts'
import { Byline, Paragraph } from './Paragraph.tsx'

/**
 * What is printed in place of the window: the document's text. It exists only while the browser prints. A document that
 * its marks keep in the house is named, and none of its text is printed.
 */
export function PrintSheet({ document: printed }: { document: EvidenceDocument }) {
  const { t } = useTranslation(['evidence', 'marks'])
  const [printing, setPrinting] = useState(false)
  const stays = printed.bars.length > 0
  const blocks = useBlocks(printed.id, !stays && printed.blocks > 0)

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
      </header>
      {stays ? (
        <p>{t('evidence:reader.notPrinted', { bars: printed.bars.map((bar) => t(`marks:bar.${bar}`)).join(', ') })}</p>
      ) : (
        <>
          {printed.blocks === 0 && <p>{t('evidence:reader.noTextToPrint')}</p>}
          {blocks.data?.map((block) => !block.noise && <Paragraph key={block.ordinal} block={block} />)}
        </>
      )}
    </article>,
    document.body,
  )
}
