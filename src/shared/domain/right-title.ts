import type { RightDraft, TitleStep } from './right.ts'

/** Where a chain of title does not hold together: `at` is the step that does not follow, or the one after the last. */
export interface TitleBreak {
  readonly at: number
  /** Who held title, and who is named in their place. */
  readonly held: string
  readonly named: string
}

/**
 * Steps whose giver is not who held title before, and an owner who is not whom the last step names. Names are the same
 * but for case and spaces; a giver who is not named breaks nothing.
 */
export function titleBreaks({ chainOfTitle, owner }: Pick<RightDraft, 'chainOfTitle' | 'owner'>): TitleBreak[] {
  const named = [...chainOfTitle.map(({ from }) => from), owner]
  return chainOfTitle.flatMap(({ to }: TitleStep, index) => {
    const next = named[index + 1] ?? ''
    return next === '' || sameName(to, next) ? [] : [{ at: index + 1, held: to, named: next }]
  })
}

function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.toLocaleLowerCase().replaceAll(/\s+/g, ' ').trim()
  return plain(one) === plain(other)
}
