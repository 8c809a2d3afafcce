import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { ChangeBoard } from '../events/board.ts'
import type { VaultGuest } from '../vault/session.ts'
import type { Vault } from '../vault/vault.ts'
import type { Evidence } from './evidence.ts'
import { indexBlocks, unindexDocument } from './index-blocks.ts'

/** Rises with every change of how terms are made: an index of other terms is made anew. */
const TERMS = '2'
const PROPERTY = 'search-terms'

/** Milliseconds in which documents are indexed before others are let in, and for which they are. */
const SLICE = 20
const REST = 5

/** Notes that the index holds every document with the terms of today. */
export function noteIndexed(sqlite: Database): void {
  sqlite.exec('DELETE FROM search_pending')
  noteTerms(sqlite)
}

function noteTerms(sqlite: Database): void {
  sqlite
    .prepare('INSERT INTO property VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
    .run(PROPERTY, TERMS)
}

/** Documents that the index does not hold yet. */
export function countPending(sqlite: Database): number {
  return sqlite.prepare<[], number>('SELECT count(*) FROM search_pending').pluck().get() ?? 0
}

const working = new WeakMap<Vault, Promise<void>>()

/** Waits until the index holds every document. */
export async function indexReady(vault: Vault): Promise<void> {
  await working.get(vault)
}

/**
 * Makes an index of older terms anew, after the vault has been opened and beside all other work: a few documents a
 * transaction. What is not done when the vault is locked is gone on with at the next opening. Windows are told each
 * second and at the end.
 */
export function indexGuest(evidence: Evidence, changes: Pick<ChangeBoard, 'tell'>): VaultGuest {
  const stops = new WeakMap<Vault, AbortController>()
  return {
    opened(vault) {
      const { sqlite } = vault
      const held = sqlite.prepare<[string], string>('SELECT value FROM property WHERE key = ?').pluck().get(PROPERTY)
      try {
        if (held !== TERMS) sqlite.transaction(() => expectAnew(vault, evidence))()
      } catch {
        // A full disk is no reason to keep a vault shut: it is tried again at the next opening.
        return
      }
      if (countPending(sqlite) === 0) return
      const stop = new AbortController()
      stops.set(vault, stop)
      const ended = indexPending(vault, evidence, stop.signal, () => changes.tell('evidence'))
      working.set(
        vault,
        ended.catch(() => undefined),
      )
    },
    async closing(vault) {
      stops.get(vault)?.abort()
      await working.get(vault)
    },
  }
}

function expectAnew(vault: Vault, evidence: Evidence): void {
  const insert = vault.sqlite.prepare('INSERT INTO search_pending VALUES (?) ON CONFLICT DO NOTHING')
  for (const id of evidence.everyDocument(vault)) insert.run(id)
  noteTerms(vault.sqlite)
}

async function indexPending(vault: Vault, evidence: Evidence, signal: AbortSignal, tell: () => void): Promise<void> {
  const { sqlite } = vault
  const next = sqlite.prepare<[], string>('SELECT document_id FROM search_pending LIMIT 1').pluck()
  let told = performance.now()
  for (;;) {
    await pause(REST, undefined, { ref: false })
    if (signal.aborted || !sqlite.open) return
    if (!indexSlice(vault, evidence, () => next.get())) break
    if (performance.now() - told < 1000) continue
    tell()
    told = performance.now()
  }
  tell()
}

/** Whether there was something to index. */
function indexSlice(vault: Vault, evidence: Evidence, next: () => string | undefined): boolean {
  const until = performance.now() + SLICE
  return vault.sqlite
    .transaction(() => {
      let id = next()
      if (id === undefined) return false
      for (; id !== undefined && performance.now() < until; id = next()) {
        const read = evidence.read(vault, id)
        unindexDocument(vault.sqlite, id)
        if (read) indexBlocks(vault.sqlite, read.document, read.blocks)
      }
      return true
    })
    .immediate()
}
