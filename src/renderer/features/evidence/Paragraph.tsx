import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Block, EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { DateText } from '../../components/DateText.tsx'
import { RecognisedInMargin } from '../recognition/RecognisedTag.tsx'
import { cutAtTextMarks, type TextMark } from '../passages/textMarks.ts'

/** A list item that brings its own number or sign: `1.`, `b)`, `IV.`, `•`. */
const OWN_SIGN = /^(?:[\p{L}\p{N}]{1,4}[.)]|\(\p{L}{1,4}\)|[•·▪–—*-])/u

interface ParagraphProps {
  block: Block
  marks?: readonly TextMark[]
  pointedOut?: boolean
  /** What stands beside it. */
  children?: ReactNode
}

/** A block of a document with its ¶ in the margin, and what is marked in it. */
export function Paragraph({ block, marks = [], pointedOut = false, children }: ParagraphProps) {
  const { t } = useTranslation('evidence')
  const Words = block.kind === 'title' ? 'h2' : block.kind === 'heading' ? 'h3' : 'p'
  const kind = block.kind === 'list-item' && OWN_SIGN.test(block.text) ? 'signed-item' : block.kind
  return (
    <div className={`paragraph paragraph-${kind}${block.noise ? ' paragraph-noise' : ''}`}>
      <span className="paragraph-number numbers" aria-label={t('reader.paragraph', { ordinal: block.ordinal })}>
        {block.ordinal}
        {block.recognised !== null && <RecognisedInMargin confidence={block.recognised} />}
      </span>
      <Words
        className={pointedOut ? 'paragraph-pointed-out' : undefined}
        dir="auto"
        lang={block.language ?? undefined}
        data-ordinal={block.ordinal}
      >
        {cutAtTextMarks(block.text, marks).map(({ text, from, kind: marked }) =>
          marked === undefined ? (
            <span key={from}>{text}</span>
          ) : (
            <mark key={from} className={`mark mark-${marked}`}>
              {text}
            </mark>
          ),
        )}
      </Words>
      {children}
    </div>
  )
}

/** Who published the document, and when, as far as it is known. */
export function Byline({ document }: { document: EvidenceDocument }) {
  const parts = [...new Set([document.author, document.publisher])].filter((part) => part !== null)
  if (parts.length === 0 && document.published === null) return null
  return (
    <p className="reader-byline">
      {parts.join(', ')}
      {parts.length > 0 && document.published !== null && ', '}
      {document.published !== null && <DateText date={document.published} length="long" />}
    </p>
  )
}
