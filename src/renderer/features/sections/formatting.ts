import { startCompletion } from '@codemirror/autocomplete'
import { EditorSelection } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

export type Formatting = 'bold' | 'emphasis' | 'heading' | 'list' | 'quotation' | 'reference'

const AROUND = { bold: '**', emphasis: '*' } as const
const BEFORE = { heading: '## ', list: '- ', quotation: '> ' } as const

/** Sets off what is selected, or takes that back; a reference is begun where the cursor is. */
export function format(view: EditorView, formatting: Formatting): boolean {
  if (view.state.readOnly) return false
  if (formatting === 'reference') beginReference(view)
  else if (formatting === 'bold' || formatting === 'emphasis') wrap(view, AROUND[formatting])
  else beginLines(view, BEFORE[formatting])
  view.focus()
  return true
}

function wrap(view: EditorView, sign: string): void {
  const { state } = view
  const changed = state.changeByRange(({ from, to }) => {
    const outside = [state.sliceDoc(from - sign.length, from), state.sliceDoc(to, to + sign.length)]
    if (outside.every((text) => text === sign)) {
      const changes = [
        { from: from - sign.length, to: from },
        { from: to, to: to + sign.length },
      ]
      return { changes, range: EditorSelection.range(from - sign.length, to - sign.length) }
    }
    const changes = [
      { from, insert: sign },
      { from: to, insert: sign },
    ]
    return { changes, range: EditorSelection.range(from + sign.length, to + sign.length) }
  })
  view.dispatch(changed, { userEvent: 'input.format' })
}

function beginLines(view: EditorView, sign: string): void {
  const { doc, selection } = view.state
  const { from, to } = selection.main
  const [first, last] = [doc.lineAt(from).number, doc.lineAt(to).number]
  const lines = Array.from({ length: last - first + 1 }, (_, at) => doc.line(first + at))
  const has = lines.every(({ text }) => text.startsWith(sign))
  const changes = lines.map((line) =>
    has ? { from: line.from, to: line.from + sign.length } : { from: line.from, insert: sign },
  )
  view.dispatch({ changes, userEvent: 'input.format' })
}

function beginReference(view: EditorView): void {
  const { from, to } = view.state.selection.main
  view.dispatch({
    changes: { from, to, insert: '{' },
    selection: { anchor: from + 1 },
    userEvent: 'input.type',
  })
  startCompletion(view)
}
