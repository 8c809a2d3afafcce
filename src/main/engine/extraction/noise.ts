import type { Draft } from './draft.ts'
import { APPEAL_OPENING, APPEAL_SIGNS, FIRST_PERSON, NOISE_LINES, REPORTING } from './noise-words.ts'
import { endsSentence, isProse, wordCount } from './sentences.ts'

/**
 * Marks the site's own text around an article: lines that are buttons, menus and notices; appeals for support as a
 * whole; and after the last prose, what follows the first such line. Blocks already marked stay so.
 */
export function markNoise(drafts: readonly Draft[]): void {
  for (const block of drafts) block.noise ||= isNoise(block.text)
  markAppeals(drafts)
  markTail(drafts)
}

/** Whether a block is the site's own text by its words alone. */
export function isNoise(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true
  if (text.length > 1500) return false
  const line = text.trim().replace(/^[\s«"“•·|>×✕›-]+|[\s»"”.:!?…|<×✕›»]+$/gu, '')
  if (line.length <= 160 && NOISE_LINES.some((pattern) => pattern.test(line))) return true
  const signs = APPEAL_SIGNS.filter((sign) => sign.test(text)).length
  if (signs === 0) return false
  return signs + (FIRST_PERSON.test(text) ? 1 : 0) >= 2 && !reports(text)
}

/** An appeal runs on while the site speaks of itself to its readers, or its buttons follow. */
function markAppeals(drafts: readonly Draft[]): void {
  let within = false
  for (const block of drafts) {
    if (APPEAL_OPENING.test(block.text) && !reports(block.text)) within = block.noise = true
    else if (within && (block.noise || isButton(block) || speaksOfItself(block))) block.noise = true
    else within = false
  }
}

const isButton = ({ text }: Draft) => wordCount(text) <= 4 && !endsSentence(text)
const speaksOfItself = ({ text }: Draft) => FIRST_PERSON.test(text) && !reports(text)

/** Whether a block tells what somebody said, its quotations apart. */
const reports = (text: string) => REPORTING.test(text.replace(/["“«][^"”»]*["”»]/gu, ''))

function markTail(drafts: readonly Draft[]): void {
  const last = drafts.findLastIndex(isProse)
  if (last === -1) return
  const first = drafts.findIndex((block, at) => at > last && block.noise)
  if (first === -1) return
  for (const block of drafts.slice(first))
    if (wordCount(block.text) <= 8 && !endsSentence(block.text)) block.noise = true
}
