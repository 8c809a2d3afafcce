import type { Sought } from '../../../shared/domain/query.ts'

const FUNCTION_WORDS = new Set(
  'a an the and or of to in on at by for from with as is are was were be it its this that а в во и или к ко на не но о об от по с со у за из до для что это как'.split(
    ' ',
  ),
)

/** Whether a word typed beside others says nothing about what is looked for, so that it need not count. */
export function isFunctionWord({ text, prefix }: Sought): boolean {
  return !prefix && FUNCTION_WORDS.has(text.toLowerCase())
}
