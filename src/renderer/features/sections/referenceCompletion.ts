import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import { readTyped } from '../../../shared/domain/reference.ts'
import type { ReferenceTarget, TargetIndex } from '../../../shared/domain/reference-target.ts'
import { referenceIndex } from './referenceIndex.ts'

/** What a completion says beside its label. */
export interface CompletionWords {
  readonly page: string
  readonly paragraph: string
}

/** How many are offered; one who seeks another types on. */
const MOST = 50

/** What a reference that is being typed, from its brace up to the cursor, may become. */
export function completeReference(words: CompletionWords) {
  return (context: CompletionContext): CompletionResult | null => {
    const { state, pos } = context
    const open = context.matchBefore(/(?<!\\)\{[^{}\n]{0,120}/)
    if (!open) return null
    const typed = open.text.slice(1)
    const closed = state.sliceDoc(pos, pos + 1) === '}'
    const options = choices(typed, state.field(referenceIndex), words).map(({ insert, ...shown }): Completion => ({
      ...shown,
      apply: (view: EditorView, _completion, from: number, to: number) => {
        const end = closed ? to + 1 : to
        view.dispatch({
          changes: { from, to: end, insert: `${insert}}` },
          selection: { anchor: from + insert.length + 1 },
          userEvent: 'input.complete',
        })
      },
    }))
    return options.length === 0 ? null : { from: open.from + 1, options, filter: false }
  }
}

type Choice = Pick<Completion, 'label' | 'detail'> & { readonly insert: string }

function choices(typed: string, index: TargetIndex, words: CompletionWords): Choice[] {
  const slash = typed.indexOf('/')
  const before = slash < 0 ? undefined : readTyped(typed.slice(0, slash))
  const target = before && index.byLabel.get(before.label)
  if (target) return pinpoints(target, typed.slice(slash + 1).trim(), words)
  return targetChoices(typed, index)
}

function targetChoices(typed: string, { byLabel }: TargetIndex): Choice[] {
  const label = readTyped(typed)?.label
  const sought = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const standing = byLabel
    .values()
    .filter(({ withdrawn }) => !withdrawn)
    .toArray()
  const begun = (target: ReferenceTarget) =>
    target.label === label || target.label.toLocaleLowerCase().startsWith(typed.trim().toLocaleLowerCase())
  const named = (target: ReferenceTarget) => {
    const text = `${target.label} ${target.title}`.toLocaleLowerCase()
    return sought.every((word) => text.includes(word))
  }
  const first = standing.filter(begun).toSorted((a, b) => Number(b.label === label) - Number(a.label === label))
  const others = first.length >= MOST ? [] : standing.filter((target) => !begun(target) && named(target))
  return [...first, ...others].slice(0, MOST).map((target) => ({
    label: target.label,
    insert: target.label,
    detail: target.title,
  }))
}

function pinpoints(target: ReferenceTarget, typed: string, words: CompletionWords): Choice[] {
  const choice = (pin: string, detail: string): Choice => ({
    label: `${target.label}/${pin}`,
    insert: `${target.label}/${pin}`,
    detail,
  })
  if (target.of === 'claim') {
    return target.elements
      .filter(({ number, title }) => `${number} ${title}`.toLocaleLowerCase().includes(typed.toLocaleLowerCase()))
      .map(({ number, title }) => choice(String(number), title))
  }
  const [, pin] = /^¶?\s*(\d{1,6}(?:-\d{1,6})?)$/.exec(typed) ?? []
  if (target.of !== 'exhibit' || pin === undefined) return []
  const ways = [choice(pin, words.page), choice(`¶${pin}`, words.paragraph)]
  return typed.startsWith('¶') ? ways.toReversed() : ways
}
