import { useTranslation } from 'react-i18next'
import type { Block, EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { DateText } from '../../components/DateText.tsx'
import { MarkedText } from '../../components/MarkedText.tsx'
import type { Find } from './useFind.ts'

/** A list item that brings its own number or sign: `1.`, `b)`, `IV.`, `•`. */
const OWN_SIGN = /^(?:[\p{L}\p{N}]{1,4}[.)]|\(\p{L}{1,4}\)|[•·▪–—*-])/u

/** A block of a document with its ¶ in the margin, what is found in it marked. */
export function Paragraph({ block, find, pointedOut = false }: { block: Block; find?: Find; pointedOut?: boolean }) {
  const { t } = useTranslation('evidence')
  const places = (find?.places ?? []).flatMap((place, index) =>
    place.ordinal === block.ordinal ? [{ place, index }] : [],
  )
  const live = places.findIndex(({ index }) => index === find?.at)
  const Words = block.kind === 'title' ? 'h2' : block.kind === 'heading' ? 'h3' : 'p'
  const kind = block.kind === 'list-item' && OWN_SIGN.test(block.text) ? 'signed-item' : block.kind
  return (
    <div className={`paragraph paragraph-${kind}${block.noise ? ' paragraph-noise' : ''}`}>
      <span className="paragraph-number numbers" aria-label={t('reader.paragraph', { ordinal: block.ordinal })}>
        {block.ordinal}
      </span>
      <Words className={pointedOut ? 'paragraph-pointed-out' : undefined}>
        <MarkedText
          text={block.text}
          marks={places.map(({ place }) => [place.from, place.to])}
          live={live < 0 ? undefined : live}
        />
      </Words>
    </div>
  )
}

/** Who published the document, and when, as far as it is known. */
export function Byline({ document }: { document: EvidenceDocument }) {
  const parts = [document.author, document.publisher].filter((part) => part !== null)
  if (parts.length === 0 && document.published === null) return null
  return (
    <p className="reader-byline">
      {parts.join(', ')}
      {parts.length > 0 && document.published !== null && ', '}
      {document.published !== null && <DateText date={document.published} length="long" />}
    </p>
  )
}
