import { EditorState, type TransactionSpec } from '@codemirror/state'
import { bracesIn, formatKept } from '../../../shared/domain/reference.ts'
import { keptOf } from '../../../shared/domain/reference-target.ts'
import { referenceIndex } from './referenceIndex.ts'

/** Binds a reference by its id in the step in which it is typed or pasted, once its braces are closed. */
export const referenceBinding = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || !transaction.isUserEvent('input')) return transaction
  const index = transaction.startState.field(referenceIndex)
  const doc = transaction.newDoc
  const head = transaction.newSelection.main.head
  const changes: { from: number; to: number; insert: string }[] = []
  transaction.changes.iterChangedRanges((_fromA, _toA, from, to) => {
    const first = doc.lineAt(from)
    const text = doc.sliceString(first.from, doc.lineAt(to).to)
    for (const { at, end, inside } of bracesIn(text)) {
      const place = { from: first.from + at + 1, to: first.from + end - 1 }
      const isTouched = place.from <= to && from <= place.to + 1
      const isWrittenIn = place.from <= head && head <= place.to
      if (!isTouched || isWrittenIn || changes.some((change) => change.from === place.from)) continue
      const kept = keptOf(inside, index)
      if (kept) changes.push({ ...place, insert: formatKept(kept) })
    }
  })
  return changes.length === 0 ? transaction : ([transaction, { changes, sequential: true }] satisfies TransactionSpec[])
})
