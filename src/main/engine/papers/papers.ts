import { randomBytes } from 'node:crypto'
import type { Paper } from '../../../shared/contract/papers.ts'
import { EngineError } from '../fault.ts'

/** Milliseconds in which a ticket is good. */
const GOOD_FOR = 60_000

export interface MadePaper {
  /** The name under which it is saved. */
  name: string
  mime: string
  bytes: Uint8Array
}

/** Files made to be handed out, in memory alone, each for one ticket. */
export interface Papers {
  offer(paper: MadePaper): Paper
  /** The paper, once. @throws NOT_LET_OUT where the ticket was used, is too old or was never given */
  take(ticket: string): MadePaper
  forget(): void
}

export function createPapers(): Papers {
  const offered = new Map<string, MadePaper>()
  const drop = (ticket: string) => {
    offered.get(ticket)?.bytes.fill(0)
    offered.delete(ticket)
  }
  return {
    offer(paper) {
      const ticket = randomBytes(16).toString('base64url')
      offered.set(ticket, paper)
      setTimeout(drop, GOOD_FOR, ticket).unref()
      return { ticket, name: paper.name, size: paper.bytes.byteLength }
    },
    take(ticket) {
      const found = offered.get(ticket)
      if (!found) throw new EngineError('NOT_LET_OUT')
      offered.delete(ticket)
      return found
    },
    forget() {
      for (const ticket of [...offered.keys()]) drop(ticket)
    },
  }
}
