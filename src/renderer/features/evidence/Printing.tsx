import { useEffect, useMemo, useRef, useState } from 'react'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { PrintDialog } from './PrintDialog.tsx'
import { PrintSheet } from './PrintSheet.tsx'

/** Prints a document: its text, or pages that are chosen, as pictures of 200 dots an inch. */
export function Printing({ document: printed }: { document: EvidenceDocument }) {
  const [asking, setAsking] = useState(false)
  const [pictures, setPictures] = useState<readonly string[]>()
  const choice = printed.views.includes('pages') && !printed.locked && printed.bars.length === 0
  const printable = choice || printed.blocks > 0

  const commands = useMemo<Command[]>(
    () =>
      printable
        ? [
            {
              id: 'evidence.print',
              title: 'evidence:command.print',
              keys: ['mod+p'],
              run: () => (choice ? setAsking(true) : window.print()),
            },
          ]
        : [],
    [choice, printable],
  )
  useCommands(commands)
  usePrintedPictures(pictures, () => setPictures(undefined))

  function print(urls?: readonly string[]): void {
    setAsking(false)
    setPictures(urls)
    // The dialog gives the window back to the reader before it is printed.
    if (!urls) setTimeout(() => window.print(), 250)
  }

  return (
    <>
      {asking && <PrintDialog document={printed} onPrint={print} onClose={() => setAsking(false)} />}
      <PrintSheet document={printed} pictures={pictures} />
    </>
  )
}

/** Prints pictures of pages once all are drawn, and lets them go afterwards. */
function usePrintedPictures(pictures: readonly string[] | undefined, onPrinted: () => void): void {
  const printed = useRef(onPrinted)
  useEffect(() => {
    if (!pictures) return
    let left = false
    const drawn = [...document.querySelectorAll<HTMLImageElement>('img.print-page')].map((image) => image.decode())
    void Promise.allSettled(drawn).then(() => {
      if (left) return
      window.addEventListener('afterprint', printed.current, { once: true })
      window.print()
    })
    return () => {
      left = true
      for (const url of pictures) URL.revokeObjectURL(url)
    }
  }, [pictures])
}
