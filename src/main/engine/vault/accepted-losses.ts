import { z } from 'zod'
import { VAULT_CHAIN, type Break } from './audit.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Sqlite } from './connection.ts'
import { mac } from './keys.ts'

export const LOSS_ACCEPTED = 'vault.loss-accepted'

/**
 * What a person has accepted. `tail`: entries up to `last` had been written, the database held those up to `reached`.
 * `head`: a chain whose head was not ours, and the entry at which it ended then. `rebuilt`: when heads.json was made anew.
 * `original`: one whose bytes are gone or no longer what came in.
 */
const Loss = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tail'), chain: z.string(), last: z.int(), hash: z.string(), reached: z.int() }),
  z.object({
    kind: z.literal('head'),
    chain: z.string(),
    since: z.string().nullable(),
    reached: z.int(),
    hash: z.string().nullable(),
  }),
  z.object({ kind: z.literal('rebuilt'), at: z.string() }),
  z.object({ kind: z.literal('original'), sha256: z.string() }),
  z.object({
    kind: z.literal('break'),
    chain: z.string(),
    seq: z.int(),
    why: z.enum(['missing', 'not-linked', 'changed', 'values-missing', 'merged-missing', 'merged-changed']),
    before: z.string(),
    after: z.string(),
  }),
])
export type Loss = z.infer<typeof Loss>

/** `seal`: the heads' MAC over the rest, so that nobody without that key can make an acceptance. */
const Acceptance = z.object({ reason: z.string(), losses: z.array(Loss), seal: z.string() })
type Acceptance = z.infer<typeof Acceptance>

export function sealAcceptance(reason: string, losses: Loss[], headsKey: Uint8Array): Acceptance {
  return { reason, losses, seal: mac(headsKey, canonicalJson({ accepted: { reason, losses } })) }
}

/** How many losses were accepted, and whether a break, or an original, is exactly one of them. */
export interface AcceptedLosses {
  readonly count: number
  covers(found: Break): boolean
  coversOriginal(sha256: string): boolean
}

export const NOTHING_ACCEPTED: AcceptedLosses = { count: 0, covers: () => false, coversOriginal: () => false }

/** The losses that the vault's chain says were accepted. */
export function acceptedLosses(sqlite: Sqlite, headsKey: Uint8Array): AcceptedLosses {
  const select = sqlite
    .prepare<[string, string], string | null>('SELECT payload FROM entry WHERE chain = ? AND act = ?')
    .pluck()
  const losses = select.all(VAULT_CHAIN, LOSS_ACCEPTED).flatMap((payload) => lossesIn(payload, headsKey))
  const known = new Set(losses.map((loss) => canonicalJson(loss)))
  return {
    count: known.size,
    covers: (found) => known.has(canonicalJson({ kind: 'break', ...found } satisfies Loss)),
    coversOriginal: (sha256) => known.has(canonicalJson({ kind: 'original', sha256 } satisfies Loss)),
  }
}

function lossesIn(payload: string | null, headsKey: Uint8Array): Loss[] {
  try {
    const { reason, losses, seal } = Acceptance.parse(JSON.parse(payload ?? 'null')?.after)
    return seal === sealAcceptance(reason, losses, headsKey).seal ? losses : []
  } catch {
    return []
  }
}
