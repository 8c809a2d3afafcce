import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { history, redo, standardKeymap, undo } from '@codemirror/commands'
import { Annotation, EditorState, Transaction } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TargetIndex } from '../../../shared/domain/reference-target.ts'
import { type Formatting, format } from './formatting.ts'
import { markdownLook } from './markdownLook.ts'
import { referenceBinding } from './referenceBinding.ts'
import { type ReferenceWords, referenceChips } from './referenceChips.ts'
import { completeReference } from './referenceCompletion.ts'
import { referenceIndex, setIndex } from './referenceIndex.ts'

/** What can be asked of the editor from around it. */
export interface EditorHandle {
  readonly format: (formatting: Formatting) => void
  /** Puts the cursor to an offset (UTF-16) and shows it. */
  readonly goTo: (at: number) => void
}

interface SectionEditorProps {
  label: string
  /** The text as it is kept. */
  value: string
  /** Whether that was typed here and is not written yet. */
  isTyped: boolean
  onChange: (value: string) => void
  onLeave: () => void
  readOnly: boolean
  index: TargetIndex
  words: ReferenceWords
  onReady: (handle: EditorHandle) => void
}

/** Milliseconds after which what was drawn is what was typed last. */
const SETTLED = 60

/** What stands elsewhere was put in: it is not written back. */
const fromElsewhere = Annotation.define<true>()

/** A text in Markdown whose references read as they do today. It is told as it is kept. */
export function SectionEditor(props: SectionEditorProps) {
  const { t } = useTranslation('sections')
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView>(undefined)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    const { value, label, readOnly, index } = latest.current
    const view = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: value,
        extensions: [
          referenceIndex.init(() => index),
          referenceBinding,
          referenceChips({
            missing: latest.current.words.missing,
            describe: (resolution) => latest.current.words.describe(resolution),
            open: (resolution) => latest.current.words.open(resolution),
          }),
          autocompletion({
            override: [completeReference({ page: t('complete.page'), paragraph: t('complete.paragraph') })],
            icons: false,
            maxRenderedOptions: 50,
            interactionDelay: 0,
          }),
          history(),
          markdownLook,
          keymap.of([
            { key: 'Mod-b', run: (at) => format(at, 'bold') },
            { key: 'Mod-i', run: (at) => format(at, 'emphasis') },
            ...completionKeymap,
            // Where the text has nothing to take back, the case's own keys do.
            { key: 'Mod-z', run: undo },
            { key: 'Mod-Shift-z', run: redo },
            { key: 'Mod-y', run: redo },
            ...standardKeymap,
          ]),
          EditorView.lineWrapping,
          EditorState.readOnly.of(readOnly),
          EditorView.editable.of(!readOnly),
          placeholder(t('editor.placeholder')),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', tabindex: '0' }),
          EditorView.updateListener.of(({ docChanged, state, transactions }) => {
            if (docChanged && !transactions.some((one) => one.annotation(fromElsewhere))) {
              latest.current.onChange(state.doc.toString())
            }
          }),
          EditorView.domEventHandlers({ blur: () => latest.current.onLeave() }),
        ],
      }),
    })
    editor.current = view
    latest.current.onReady({
      format: (formatting) => void format(view, formatting),
      goTo(at) {
        const anchor = Math.min(at, view.state.doc.length)
        view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
        view.focus()
      },
    })
    return () => view.destroy()
    // The editor is made once a section; what changes is put into it below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  useEffect(() => {
    editor.current?.dispatch({ effects: setIndex.of(props.index) })
  }, [props.index])

  // What is typed here comes back with a later drawing: by then more may have been typed, which must not be undone by it.
  useEffect(() => {
    const timer = setTimeout(() => {
      const view = editor.current
      const { value, isTyped } = latest.current
      const change = view && !isTyped && difference(view.state.doc.toString(), value)
      if (!change) return
      view.dispatch({ changes: change, annotations: [fromElsewhere.of(true), Transaction.addToHistory.of(false)] })
    }, SETTLED)
    return () => clearTimeout(timer)
  }, [props.value, props.isTyped])

  return <div ref={host} className="section-editor" />
}

/** The one stretch in which two texts differ; undefined where they are the same. */
function difference(before: string, after: string) {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before[from] === after[from]) from += 1
  let same = 0
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same += 1
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) }
}
