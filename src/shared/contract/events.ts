import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { Id } from './ids.ts'

/** A feature whose data changed: windows read it anew. */
export const Topic = z.enum([
  'vault',
  'cases',
  'stages',
  'evidence',
  'exhibits',
  'facts',
  'stories',
  'redactions',
  'dossier',
  'jobs',
  'searches',
  'registers',
  'settings',
  'undo',
])
export type Topic = z.infer<typeof Topic>

export const Change = z.object({ topic: Topic, caseId: Id.nullable() })
export type Change = z.infer<typeof Change>

export const events = {
  /** Open as long as a window is: the loopback shell ends when the last of these streams has closed. */
  watch: oc.output(eventIterator(Change)),
}
