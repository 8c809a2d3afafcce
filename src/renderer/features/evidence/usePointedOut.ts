import { useEffect, useState } from 'react'
import type { Block } from '../../../shared/contract/evidence.ts'
import { readLinkedStretch, type Stretch } from '../../../shared/domain/passage.ts'

/** What an address asks to be shown, marked until the reader does something: a stretch `6:0-55`, or a whole ¶. */
export function usePointedOut(
  at: number | undefined,
  mark: string | undefined,
  blocks: readonly Block[],
): Stretch | undefined {
  const [pointedOut, setPointedOut] = useState<Stretch>()
  const isRead = blocks.length > 0
  useEffect(() => {
    const asked = mark === undefined ? undefined : readLinkedStretch(mark)
    const stretch = asked ?? (at === undefined ? undefined : { firstBlock: at, from: 0, lastBlock: at, to: undefined })
    if (!stretch || !isRead) return
    setPointedOut({ ...stretch, to: stretch.to ?? blocks[stretch.lastBlock - 1]?.text.length ?? 0 })
    // What was asked for is pointed out once, and not again when the text is read anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [at, mark, isRead])
  useEffect(() => {
    if (!pointedOut) return
    const since = performance.now()
    // The key that led here may still be on its way up.
    const end = ({ timeStamp }: Event) => {
      if (timeStamp > since) setPointedOut(undefined)
    }
    const acts = ['pointerdown', 'keydown'] as const
    for (const act of acts) window.addEventListener(act, end)
    return () => {
      for (const act of acts) window.removeEventListener(act, end)
    }
  }, [pointedOut])
  return pointedOut
}
