import { type EditorState, Prec } from '@codemirror/state'
import { Decoration, EditorView, keymap, MatchDecorator, ViewPlugin, WidgetType } from '@codemirror/view'
import { startCompletion } from '@codemirror/autocomplete'
import { bracesIn, readKept } from '../../../shared/domain/reference.ts'
import { labelOf, resolveReference, type Resolution } from '../../../shared/domain/reference-target.ts'
import { referenceIndex, setIndex } from './referenceIndex.ts'

/** How the editor says what a reference is, and opens it. */
export interface ReferenceWords {
  /** What stands in the chip of a reference whose label cannot be told. */
  readonly missing: string
  readonly describe: (resolution: Resolution) => string
  readonly open: (resolution: Resolution) => void
}

/** A kept reference as it reads today. */
class Chip extends WidgetType {
  readonly label: string
  readonly state: Resolution['state']
  readonly description: string

  constructor(resolution: Resolution, { describe, missing }: ReferenceWords) {
    super()
    this.label = resolution.label ?? missing
    this.state = resolution.state
    this.description = describe(resolution)
  }

  override eq(other: Chip): boolean {
    return other.label === this.label && other.state === this.state && other.description === this.description
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement('span')
    chip.className = `reference reference-${this.state}`
    chip.textContent = this.label
    chip.title = this.description
    return chip
  }

  override ignoreEvent(): boolean {
    return false
  }
}

/** Kept references as chips that are one character to the cursor; typed ones that do not resolve are underlined. */
export function referenceChips(words: ReferenceWords) {
  const decorator = new MatchDecorator({
    regexp: /(?<!\\)\{([^{}\n]{1,200})\}/g,
    decorate(add, from, to, [, inside = ''], view) {
      const resolution = resolveReference(inside, view.state.field(referenceIndex))
      if (readKept(inside)) add(from, to, Decoration.replace({ widget: new Chip(resolution, words) }))
      else {
        const attributes = { title: words.describe(resolution) }
        add(from, to, Decoration.mark({ class: `reference-typed reference-${resolution.state}`, attributes }))
      }
    },
  })

  const plugin = ViewPlugin.define(
    (view) => {
      let chips = decorator.createDeco(view)
      return {
        get chips() {
          return chips
        },
        update(update) {
          const renumbered = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(setIndex)))
          chips = renumbered ? decorator.createDeco(update.view) : decorator.updateDeco(update, chips)
        },
      }
    },
    {
      decorations: ({ chips }) => chips,
      provide: (self) =>
        EditorView.atomicRanges.of((view) => {
          const { chips = Decoration.none } = view.plugin(self) ?? {}
          return chips.update({ filter: (_from, _to, { spec }) => spec.widget !== undefined })
        }),
    },
  )

  const openAt = (view: EditorView, at: number): boolean => {
    const found = bracesAround(view.state, at)
    if (!found || !readKept(found.inside)) return false
    words.open(resolveReference(found.inside, view.state.field(referenceIndex)))
    return true
  }

  return [
    plugin,
    EditorView.domEventHandlers({
      mousedown(event, view) {
        const chip = (event.target as HTMLElement).closest<HTMLElement>('.reference')
        if (!chip || event.button !== 0) return false
        event.preventDefault()
        return openAt(view, view.posAtDOM(chip))
      },
    }),
    Prec.high(
      keymap.of([
        { key: 'Alt-Enter', run: (view) => openAt(view, view.state.selection.main.head) },
        { key: 'Backspace', run: (view) => reopen(view, '') },
      ]),
    ),
    EditorView.inputHandler.of((view, from, to, text) => from === to && text === '/' && reopen(view, '/')),
    EditorView.clipboardOutputFilter.of((text, state) => readable(text, state)),
  ]
}

/** The braces in which, or at an end of which, a place lies. Offsets are of the whole text. */
function bracesAround(state: EditorState, at: number) {
  const line = state.doc.lineAt(at)
  return bracesIn(line.text)
    .map(({ inside, ...place }) => ({ inside, at: place.at + line.from, end: place.end + line.from }))
    .find((braces) => braces.at <= at && at <= braces.end)
}

/**
 * Turns the chip before the cursor back into what is typed, without its closing brace, so that it can be changed: by
 * Backspace any, by a slash one without a pinpoint.
 */
function reopen(view: EditorView, adding: '' | '/'): boolean {
  const { state } = view
  const { main } = state.selection
  const found = main.empty ? bracesAround(state, main.head) : undefined
  if (!found || found.end !== main.head || state.readOnly) return false
  const label = labelOf(found.inside, state.field(referenceIndex))
  if (label === undefined || (adding === '/' && !takesOne(found.inside))) return false
  const insert = `{${label}${adding}`
  view.dispatch({
    changes: { from: found.at, to: found.end, insert },
    selection: { anchor: found.at + insert.length },
    userEvent: 'delete.backward',
  })
  startCompletion(view)
  return true
}

/** Whether a reference has no pinpoint yet and may have one. */
function takesOne(inside: string): boolean {
  const kept = readKept(inside)
  return kept?.pinpoint === null && (kept.of === 'exhibit' || kept.of === 'claim')
}

/** What is copied reads as it does on the screen, and binds again where it is pasted. */
function readable(text: string, state: EditorState): string {
  const index = state.field(referenceIndex)
  return text.replace(/(?<!\\)\{([^{}\n]{1,200})\}/g, (whole, inside: string) => {
    const label = labelOf(inside, index)
    return label === undefined ? whole : `{${label}}`
  })
}
