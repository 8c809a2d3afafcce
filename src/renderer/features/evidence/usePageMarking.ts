import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { MarkedPassage } from '../../../shared/contract/passages.ts'
import { quoteOf, type Stretch } from '../../../shared/domain/passage.ts'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { passageLink } from '../passages/passageLink.ts'
import { usePinpoint } from '../passages/pinpoint.ts'
import { useMarkingCommands } from '../passages/useMarkingCommands.ts'
import { listedAs } from './documentList.ts'
import { type PageSelection, useCopied } from './usePageSelection.ts'
import { joinedWords, stretchOf } from './wordsOnPage.ts'

/** Blocks that one passage may go over, and characters that it may hold. */
const MOST_BLOCKS = 500
const LONGEST = 20_000

interface Opened {
  readonly act: 'cite' | 'note'
  readonly passage: MarkedPassage
  /** Where the selection stood in the window. */
  readonly anchor: Pick<DOMRect, 'left' | 'top' | 'bottom'>
}

export type PageMarking = ReturnType<typeof usePageMarking>

/** What a person does with the words that are selected on pages: the passage is the one that the text has. */
export function usePageMarking(document: EvidenceDocument, { words, dragging, clear }: PageSelection) {
  const { id: documentId, caseId } = document
  const [open, setOpen] = useState<Opened>()
  const pinpoint = usePinpoint()
  const vault = useQuery(engine.vault.current.queryOptions()).data
  const stretch = useMemo(() => stretchOf(words), [words])
  const quote = useQuote(documentId, dragging ? undefined : stretch)
  useCopied(quote ?? joinedWords(words))
  const tooLong = quote !== undefined && quote.length > LONGEST
  const passage = stretch && quote !== undefined && !tooLong ? { documentId, ...stretch, quote } : undefined

  function changed(): void {
    noteSaved()
    void queryClient.invalidateQueries({ queryKey: engine.passages.key() })
    setOpen(undefined)
    clear()
  }
  const highlight = useMutation(engine.passages.highlight.mutationOptions({ onSuccess: changed }))
  const addNote = useMutation(engine.passages.addNote.mutationOptions({ onSuccess: changed }))

  function begin(act: Opened['act']): void {
    if (!passage) return
    addNote.reset()
    setOpen({ act, passage, anchor: selectedPlace() })
  }

  useMarkingCommands(
    {
      cite: () => begin('cite'),
      note: () => begin('note'),
      highlight: () => passage && highlight.mutate(passage),
      copyQuotation() {
        if (!passage) return
        const place = pinpoint(document.exhibit ?? listedAs(document), passage)
        void navigator.clipboard.writeText(`“${passage.quote}” (${place.trim()})`)
      },
      copyLink() {
        if (vault && passage) void navigator.clipboard.writeText(passageLink(vault.id, caseId, documentId, passage))
      },
    },
    passage !== undefined,
  )

  return {
    stretch,
    passage,
    tooLong,
    /** What is being written, and on which passage. */
    open,
    close() {
      setOpen(undefined)
      clear()
    },
    keepNote(text: string) {
      if (!open) return
      const { documentId: of, ...noted } = open.passage
      addNote.mutate({ documentId: of, passage: noted, text })
    },
    noteRefused: addNote.error,
    refused: highlight.error,
  }
}

/** The box of what is selected and drawn; the middle of the window where it is scrolled away. */
function selectedPlace(): Opened['anchor'] {
  const boxes = [...document.querySelectorAll('.page-mark-selected')].map((one) => one.getBoundingClientRect())
  if (boxes.length === 0) return { left: innerWidth / 3, top: innerHeight / 3, bottom: innerHeight / 3 }
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

/** The text of a stretch as the document has it; undefined until it is known. */
function useQuote(documentId: string, stretch: Stretch | undefined): string | undefined {
  const { firstBlock = 1, lastBlock = 1 } = stretch ?? {}
  const count = lastBlock - firstBlock + 1
  const { data } = useQuery(
    engine.evidence.blocks.queryOptions({
      input: { documentId, from: firstBlock, limit: Math.min(count, MOST_BLOCKS) },
      enabled: stretch !== undefined && count <= MOST_BLOCKS,
    }),
  )
  return useMemo(() => {
    const texts = data?.blocks.map(({ text }) => text)
    return stretch && texts && quoteOf(texts, stretch)
  }, [stretch, data])
}
