import { useEffect, useState } from 'react'
import type { Block } from '../../../shared/contract/evidence.ts'
import { readLinkedStretch, type Stretch } from '../../../shared/domain/passage.ts'

/** Milliseconds for which what was asked for stays marked. */
const POINTED_OUT = 4_000

/** What an address asks to be shown, as long as it stays marked: a stretch `6:0-55`, or a whole ¶. */
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
    const timer = setTimeout(() => setPointedOut(undefined), POINTED_OUT)
    return () => clearTimeout(timer)
    // What was asked for is pointed out once, and not again when the text is read anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [at, mark, isRead])
  return pointedOut
}
