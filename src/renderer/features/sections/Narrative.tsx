import { Fragment, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type NarrativeBlock, type NarrativeSpan, readNarrative } from '../../../shared/domain/narrative.ts'
import { resolveReference, type TargetIndex } from '../../../shared/domain/reference-target.ts'
import { useOpenReference, useReferenceWords } from './useReferences.ts'

interface NarrativeProps {
  caseId: string
  heading: string
  /** As it is kept. */
  body: string
  index: TargetIndex
}

/** A section as it is read: its references are links that say what they lead to. */
export function Narrative({ caseId, heading, body, index }: NarrativeProps) {
  const { t } = useTranslation('sections')
  const blocks = useMemo(() => readNarrative(body), [body])
  return (
    <article className="narrative">
      <h2>{heading}</h2>
      {blocks.length === 0 && <p className="faint">{t('emptyBody')}</p>}
      {blocks.map((block, at) => (
        <Block key={at} block={block}>
          {block.spans.map((span, place) => (
            <Span key={place} span={span} caseId={caseId} index={index} />
          ))}
        </Block>
      ))}
    </article>
  )
}

function Block({ block, children }: { block: NarrativeBlock; children: React.ReactNode }) {
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? <h3>{children}</h3> : <h4>{children}</h4>
    case 'quotation':
      return <blockquote>{children}</blockquote>
    case 'list-item':
      return (
        <p className="narrative-item" style={{ marginInlineStart: `${block.depth * 24}px` }}>
          <span className="narrative-mark">{block.mark}</span>
          <span>{children}</span>
        </p>
      )
    case 'paragraph':
      return <p>{children}</p>
  }
}

function Span({ span, caseId, index }: { span: NarrativeSpan; caseId: string; index: TargetIndex }) {
  const { text, strong, emphasis, reference } = span
  const words =
    reference === null ? (
      <Fragment>{text}</Fragment>
    ) : (
      <ReferenceLink inside={reference} caseId={caseId} index={index} />
    )
  const leant = emphasis ? <em>{words}</em> : words
  return strong ? <strong>{leant}</strong> : leant
}

function ReferenceLink({ inside, caseId, index }: { inside: string; caseId: string; index: TargetIndex }) {
  const { t } = useTranslation('sections')
  const { read, describe } = useReferenceWords()
  const open = useOpenReference(caseId)
  const resolution = resolveReference(inside, index)
  const { state, label, target } = resolution
  const className = `reference reference-${state}`
  if (!target) {
    return (
      <span className={className} title={describe(resolution)}>
        {label ?? (state === 'not-understood' ? `{${inside}}` : t('missing'))}
      </span>
    )
  }
  return (
    <button
      type="button"
      className={`link-button ${className}`}
      title={describe(resolution)}
      onClick={() => open(resolution)}
    >
      {read(resolution)}
    </button>
  )
}
