import { z } from 'zod'
import {
  changeBraces,
  formatKept,
  formatTyped,
  type KeptReference,
  readKept,
  readTyped,
  REFERENCE_KINDS,
  takesPinpoint,
} from './reference.ts'

/** What of the case a text can refer to, as it is called today. */
export const ReferenceTarget = z.object({
  of: z.enum(REFERENCE_KINDS),
  id: z.uuidv7(),
  /** As `C-1`, `F-12`, `L-1`, `A-1`, `E:breach`. */
  label: z.string(),
  title: z.string(),
  withdrawn: z.boolean(),
  /** Of an exhibit: its document, its stamped pages (null: told only when the dossier is made) and its paragraphs. */
  documentId: z.uuidv7().nullable(),
  pages: z.int().nullable(),
  paragraphs: z.int().nullable(),
  /** Of a claim. */
  elements: z.array(z.object({ number: z.int(), title: z.string() })),
})
export type ReferenceTarget = z.infer<typeof ReferenceTarget>

export interface TargetIndex {
  readonly byId: ReadonlyMap<string, ReferenceTarget>
  readonly byLabel: ReadonlyMap<string, ReferenceTarget>
}

/** The first of a label stands, but one that was withdrawn gives way. */
export function indexTargets(targets: readonly ReferenceTarget[]): TargetIndex {
  const byLabel = new Map<string, ReferenceTarget>()
  for (const target of targets) {
    const named = byLabel.get(target.label)
    if (!named || (named.withdrawn && !target.withdrawn)) byLabel.set(target.label, target)
  }
  return { byId: new Map(targets.map((target) => [target.id, target])), byLabel }
}

/** A text as it is typed with its references by id. One that names nothing that is there stays as it was typed. */
export function toKept(text: string, targets: TargetIndex): string {
  return changeBraces(text, (inside) => {
    const kept = keptOf(inside, targets)
    return kept ? formatKept(kept) : inside
  })
}

/** The reference by id that a typed one is; undefined where it is none, or is kept already. */
export function keptOf(inside: string, { byLabel }: TargetIndex): KeptReference | undefined {
  const typed = readTyped(inside)
  const target = typed && byLabel.get(typed.label)
  if (!target || !takesPinpoint(target.of, typed.pinpoint)) return undefined
  return { of: target.of, id: target.id, pinpoint: typed.pinpoint }
}

/** A kept text as it reads today: the inverse of `toKept`. A reference that cannot be typed stays by its id. */
export function toTyped(kept: string, targets: TargetIndex): string {
  return changeBraces(kept, (inside) => labelOf(inside, targets) ?? inside)
}

/** How a kept reference reads today, `C-1/8`; undefined where what it names is gone, or shares its label. */
export function labelOf(inside: string, { byId, byLabel }: TargetIndex): string | undefined {
  const reference = readKept(inside)
  const target = reference && byId.get(reference.id)
  if (!target || target.of !== reference.of || byLabel.get(target.label) !== target) return undefined
  return formatTyped({ label: target.label, pinpoint: reference.pinpoint })
}

/**
 * How a reference stands. `page-unknown`: the pages of an exhibit that is set from its text are told only when the
 * dossier is made. `not-kept`: it was typed before there was anything of that number, and is not bound to it.
 */
export const REFERENCE_STATES = [
  'resolved',
  'page-unknown',
  'not-kept',
  'not-found',
  'withdrawn',
  'no-such-page',
  'no-such-paragraph',
  'no-such-element',
  'not-understood',
] as const
export const ReferenceState = z.enum(REFERENCE_STATES)
export type ReferenceState = z.infer<typeof ReferenceState>

/** What stands in a pair of braces, resolved. */
export interface Resolution {
  readonly state: ReferenceState
  /** As it reads today; null where that cannot be told. */
  readonly label: string | null
  readonly reference: KeptReference | null
  readonly target: ReferenceTarget | null
}

export function resolveReference(inside: string, targets: TargetIndex): Resolution {
  const reference = readKept(inside) ?? null
  if (!reference) return resolveTyped(inside, targets)
  const target = targets.byId.get(reference.id)
  if (!target || target.of !== reference.of) return { state: 'not-found', label: null, reference, target: null }
  const label = formatTyped({ label: target.label, pinpoint: reference.pinpoint })
  return { state: stateOf(reference, target), label, reference, target }
}

function resolveTyped(inside: string, targets: TargetIndex): Resolution {
  const typed = readTyped(inside)
  if (!typed) return { state: 'not-understood', label: null, reference: null, target: null }
  const label = formatTyped(typed)
  const reference = keptOf(inside, targets) ?? null
  if (reference) return { state: 'not-kept', label, reference, target: targets.byId.get(reference.id) ?? null }
  const state = targets.byLabel.has(typed.label) ? 'not-understood' : 'not-found'
  return { state, label, reference: null, target: null }
}

function stateOf({ pinpoint }: KeptReference, target: ReferenceTarget): ReferenceState {
  if (target.withdrawn) return 'withdrawn'
  if (pinpoint === null) return 'resolved'
  const { kind, to } = pinpoint
  if (kind === 'element') return target.elements.some(({ number }) => number === to) ? 'resolved' : 'no-such-element'
  if (kind === 'paragraph') return to <= (target.paragraphs ?? 0) ? 'resolved' : 'no-such-paragraph'
  if (target.pages === null) return 'page-unknown'
  return to <= target.pages ? 'resolved' : 'no-such-page'
}

/** Whether somebody has to look at a reference before the text can leave. */
export function isBroken(state: ReferenceState): boolean {
  return state !== 'resolved' && state !== 'page-unknown'
}
