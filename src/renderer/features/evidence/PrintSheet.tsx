import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { useBlocks } from './blocks.ts'
import { listedAs } from './documentList.ts'
import { Byline, Paragraph } from './Paragraph.tsx'

/** Blocks up to which a text is kept ready for a browser that prints by its own menu. */
const KEPT_READY = 3_000

interface PrintSheetProps {
  document: EvidenceDocument
  /** Pictures of the pages that are printed in place of the text. */
  pictures: readonly string[] | undefined
}

/**
 * What is printed in place of the window: the document's text, or pictures of its pages. It exists only while the browser
 * prints. A document that its marks keep in the house is named, and nothing else of it is printed.
 */
export function PrintSheet({ document: printed, pictures }: PrintSheetProps) {
  const { t } = useTranslation(['evidence', 'marks'])
  const [printing, setPrinting] = useState(false)
  const stays = printed.bars.length > 0
  const ready = printed.blocks > 0 && printed.blocks <= KEPT_READY
  const blocks = useBlocks(printed.id, !stays && (printing || ready))

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

  if (!stays && pictures) {
    return createPortal(
      <article className="print-sheet">
        {pictures.map((url) => (
          <img key={url} className="print-page" src={url} alt="" />
        ))}
      </article>,
      document.body,
    )
  }
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
          {printed.blocks > 0 && !blocks.data && <p>{t('evidence:reader.notReadyToPrint')}</p>}
          {blocks.data?.map((block) => !block.noise && <Paragraph key={block.ordinal} block={block} />)}
        </>
      )}
    </article>,
    document.body,
  )
}
