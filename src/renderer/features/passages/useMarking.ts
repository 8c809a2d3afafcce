import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Block, EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { MarkedPassage } from '../../../shared/contract/passages.ts'
import { quoteOf, type Stretch, trimStretch } from '../../../shared/domain/passage.ts'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { passageLink } from './passageLink.ts'
import { usePinpoint } from './pinpoint.ts'
import { stretchBetween } from './selectionPoints.ts'
import { useMarkingCommands } from './useMarkingCommands.ts'
import type { Margin } from './usePassages.ts'
import type { TextSelection } from './useTextSelection.ts'

interface MarkingOptions {
  document: EvidenceDocument
  blocks: readonly Block[]
  margin: Margin
  selection: TextSelection
}

/** What a person does with the stretch that is selected; of a caret alone, with its whole ¶. */
export function useMarking({
  document: { id: documentId, caseId, exhibit, title },
  blocks,
  margin,
  selection,
}: MarkingOptions) {
  const [open, setOpen] = useState<{ act: 'cite' | 'note'; passage: MarkedPassage }>()
  const pinpoint = usePinpoint()
  const vault = useQuery(engine.vault.current.queryOptions()).data
  const readAnew = () => {
    noteSaved()
    void queryClient.invalidateQueries({ queryKey: engine.passages.key() })
  }
  const highlight = useMutation(engine.passages.highlight.mutationOptions({ onSuccess: readAnew }))
  const unhighlight = useMutation(engine.passages.unhighlight.mutationOptions({ onSuccess: readAnew }))
  const addNote = useMutation(
    engine.passages.addNote.mutationOptions({
      onSuccess: () => {
        readAnew()
        setOpen(undefined)
      },
    }),
  )

  function marked(): MarkedPassage | undefined {
    const selected = selection.now()
    if (!selected) return undefined
    const { ordinal } = selected.focus
    const whole = { firstBlock: ordinal, from: 0, lastBlock: ordinal, to: blocks[ordinal - 1]?.text.length ?? 0 }
    const texts = blocks.map(({ text }) => text)
    const stretch = trimStretch(texts, stretchBetween(selected) ?? whole)
    const quote = stretch && quoteOf(texts.slice(stretch.firstBlock - 1, stretch.lastBlock), stretch)
    return quote === undefined ? undefined : { documentId, ...stretch!, quote }
  }

  /** The highlight in which all that is selected lies. */
  function highlightHere(): string | undefined {
    const selected = selection.now()
    if (!selected) return undefined
    const drawn = stretchBetween(selected)
    const { ordinal, offset } = selected.focus
    const at: Stretch = drawn ?? { firstBlock: ordinal, from: offset, lastBlock: ordinal, to: offset }
    return margin.passages.find((passage) => passage.placed && passage.highlighted && holds(passage, at))?.id
  }

  function begin(act: 'cite' | 'note'): void {
    const passage = marked()
    if (!passage) return
    addNote.reset()
    setOpen({ act, passage })
    document.getSelection()?.removeAllRanges()
  }

  const withMarked = (use: (passage: MarkedPassage) => void) => () => {
    const passage = marked()
    if (passage) use(passage)
  }

  useMarkingCommands(
    {
      cite: () => begin('cite'),
      note: () => begin('note'),
      highlight() {
        const known = highlightHere()
        if (known !== undefined) unhighlight.mutate({ passageId: known })
        else withMarked((passage) => highlight.mutate(passage))()
        document.getSelection()?.collapseToEnd()
      },
      copyQuotation: withMarked((passage) => {
        const place = pinpoint(exhibit ?? title ?? '', passage)
        void navigator.clipboard.writeText(`“${passage.quote}” (${place.trim()})`)
      }),
      copyLink: withMarked((passage) => {
        if (vault) void navigator.clipboard.writeText(passageLink(vault.id, caseId, documentId, passage))
      }),
    },
    selection.followed !== undefined,
  )

  return {
    /** What is being written, and on which passage. */
    open,
    close: () => setOpen(undefined),
    keepNote(text: string) {
      if (!open) return
      const { documentId: of, ...passage } = open.passage
      addNote.mutate({ documentId: of, passage, text })
    },
    noteRefused: addNote.error,
    refused: highlight.error ?? unhighlight.error,
  }
}

function holds(outer: Stretch, inner: Stretch): boolean {
  const notBefore =
    inner.firstBlock > outer.firstBlock || (inner.firstBlock === outer.firstBlock && inner.from >= outer.from)
  const notAfter = inner.lastBlock < outer.lastBlock || (inner.lastBlock === outer.lastBlock && inner.to <= outer.to)
  return notBefore && notAfter
}
