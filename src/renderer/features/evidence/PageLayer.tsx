import { useQuery } from '@tanstack/react-query'
import { memo, useEffect, useMemo, useState } from 'react'
import { engine } from '../../app/engine.ts'
import type { PageMark } from './usePageMarks.ts'
import { type Box, boxesOf, linesOf, type PageSize, turnedBox, type Turns } from './wordsOnPage.ts'

/** Milliseconds for which the words of a page that passes by are not asked for. */
const PASSING_BY = 150

interface PageLayerProps {
  documentId: string
  /** From 1. */
  page: number
  /** Of the upright page, in points. */
  size: PageSize
  /** CSS pixels a point. */
  scale: number
  turns: Turns
  marks: readonly PageMark[]
  /** Indexes of the first and the last word that are selected. */
  selected: readonly [number, number] | undefined
}

/** What lies over a page's picture: what is found, marked and selected on it. Its words are asked for as it stays in view. */
export const PageLayer = memo(function PageLayer(props: PageLayerProps) {
  const { documentId, page, size, scale, turns, marks, selected } = props
  const words = usePageWords(documentId, page)
  const drawn = useMemo(
    () => marks.map(({ kind, stretch }) => ({ kind, boxes: boxesOf(words, stretch) })),
    [marks, words],
  )
  const lines = useMemo(() => (selected ? linesOf(words.slice(selected[0], selected[1] + 1)) : []), [words, selected])
  const place = (box: Box) => {
    const [left, top, right, bottom] = turnedBox(box, size, turns).map((edge) => edge * scale) as unknown as Box
    return { left, top, width: right - left, height: bottom - top }
  }
  return (
    <div className={`page-layer${words.length > 0 ? ' page-layer-text' : ''}`} data-page={page}>
      {drawn.flatMap(({ kind, boxes }, mark) =>
        boxes.map((box, line) => (
          <div key={`${mark} ${line}`} className={`page-mark page-mark-${kind}`} style={place(box)} />
        )),
      )}
      {lines.map((box, line) => (
        <div key={line} className="page-mark page-mark-selected" style={place(box)} />
      ))}
    </div>
  )
})

const NO_WORDS: [] = []

function usePageWords(documentId: string, page: number) {
  const [stays, setStays] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), PASSING_BY)
    return () => clearTimeout(timer)
  }, [])
  const query = useQuery(engine.evidence.pageWords.queryOptions({ input: { documentId, page }, enabled: stays }))
  return query.data?.words ?? NO_WORDS
}
