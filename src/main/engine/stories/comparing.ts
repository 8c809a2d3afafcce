import { diffArrays } from 'diff'
import type { Block } from '../../../shared/contract/evidence.ts'
import type { ComparedSentence, Comparison } from '../../../shared/contract/stories.ts'
import { requireDocument, readBlocks } from '../evidence/documents.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { inPlace, matchSentences } from './matching.ts'
import { type Sentence, sentencesIn } from './sentences.ts'

/** Blocks of a document that are compared at most. */
const MOST_BLOCKS = 5000

/** Two documents of one case, sentence by sentence. Throws DOCUMENT_NOT_FOUND, RELATION_ACROSS_CASES. */
export function compareDocuments(vault: Vault, leftId: string, rightId: string): Comparison {
  if (requireDocument(vault, leftId).caseId !== requireDocument(vault, rightId).caseId) {
    throw new EngineError('RELATION_ACROSS_CASES')
  }
  const [leftBlocks, rightBlocks] = [blocksOf(vault, leftId), blocksOf(vault, rightId)]
  const compared = compareTexts(sentencesOf(leftBlocks), sentencesOf(rightBlocks))
  const [left, right] = [recognisedIn(leftBlocks), recognisedIn(rightBlocks)]
  const sentences = compared.sentences.map((one) => ({ ...one, left: left(one.left), right: right(one.right) }))
  return { ...compared, sentences }
}

/** Tells a sentence of a document how surely it was recognised, if it was. */
function recognisedIn(blocks: readonly Block[]): (there: ComparedSentence['left']) => ComparedSentence['left'] {
  const known = new Map(
    blocks.flatMap(({ ordinal, recognised }) => (recognised === null ? [] : [[ordinal, recognised]])),
  )
  return (there) => {
    const recognised = there && known.get(there.ordinal)
    return recognised == null ? there : { ...there!, recognised }
  }
}

/** The sentences of a document, the site's own text left out. */
export function ownSentences(vault: Vault, documentId: string): Sentence[] {
  return sentencesOf(blocksOf(vault, documentId))
}

const blocksOf = (vault: Vault, documentId: string) => readBlocks(vault, documentId, 1, MOST_BLOCKS)

function sentencesOf(blocks: readonly Block[]): Sentence[] {
  const own = blocks.filter(({ noise }) => !noise)
  return sentencesIn(own.map(({ ordinal, text, kind }) => ({ ordinal, text, isTitle: kind === 'title' })))
}

/** In the order of the left text; what only the right one has stands behind what it follows there. */
export function compareTexts(left: readonly Sentence[], right: readonly Sentence[]): Comparison {
  const matched = matchSentences(left, right)
  const placed = inPlace(matched.filter((there) => there !== -1))
  const matchOf = new Map(matched.flatMap((there, at) => (there === -1 ? [] : [[there, at] as const])))
  const behind = Map.groupBy(
    [...right.keys()].filter((there) => !matchOf.has(there)),
    (there) => {
      let before = there - 1
      while (before >= 0 && !placed.has(before)) before--
      return before < 0 ? -1 : matchOf.get(before)!
    },
  )
  const added = (at: number) => (behind.get(at) ?? []).map((there) => only('added', right[there]!))
  const sentences = [
    ...added(-1),
    ...left.flatMap((sentence, at) => {
      const there = matched[at]!
      if (there === -1) return [only('left-out', sentence), ...added(at)]
      return [both(sentence, right[there]!, !placed.has(there)), ...added(at)]
    }),
  ]
  const titles = (of: readonly Sentence[]) => new Set(of.filter(({ isTitle }) => isTitle).map(({ ordinal }) => ordinal))
  return { sentences, differs: differenceOf(sentences, titles(left), titles(right)) }
}

function only(is: 'added' | 'left-out', { ordinal, text }: Sentence): ComparedSentence {
  const there = { ordinal, stretches: [{ text, differs: false }] }
  return { is, moved: false, left: is === 'added' ? null : there, right: is === 'added' ? there : null }
}

function both(one: Sentence, other: Sentence, moved: boolean): ComparedSentence {
  if (one.key === other.key) {
    const whole = ({ ordinal, text }: Sentence) => ({ ordinal, stretches: [{ text, differs: false }] })
    return { is: 'same', moved, left: whole(one), right: whole(other) }
  }
  const parts = diffArrays(piecesOf(one.text), piecesOf(other.text))
  const side = ({ ordinal }: Sentence, leave: 'added' | 'removed') => ({
    ordinal,
    stretches: parts
      .filter((part) => !part[leave])
      .map(({ value, added, removed }) => ({ text: value.join(''), differs: added || removed })),
  })
  return { is: 'changed', moved, left: side(one, 'added'), right: side(other, 'removed') }
}

/** Words and what stands between them. */
function piecesOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|\s+|[^\p{L}\p{N}\s]/gu) ?? []
}

/** Titles apart: a paper gives a story its own. */
function differenceOf(
  sentences: readonly ComparedSentence[],
  titlesLeft: ReadonlySet<number>,
  titlesRight: ReadonlySet<number>,
): Comparison['differs'] {
  const told = sentences.filter(
    ({ left, right }) => !(left && titlesLeft.has(left.ordinal)) && !(right && titlesRight.has(right.ordinal)),
  )
  const added = told.filter(({ is }) => is === 'added')
  const lost = new Set(told.flatMap(({ is, left }) => (is === 'left-out' && left ? [left.ordinal] : [])))
  const kept = new Set(told.flatMap(({ is, left }) => (is !== 'left-out' && left ? [left.ordinal] : [])))
  return {
    adds: added.length,
    addsIn: [...new Set(added.flatMap(({ right }) => right?.ordinal ?? []))],
    leavesOut: [...lost].filter((ordinal) => !kept.has(ordinal)),
    leavesOutPartOf: [...lost].filter((ordinal) => kept.has(ordinal)),
    changes: told.filter(({ is }) => is === 'changed').length,
  }
}
