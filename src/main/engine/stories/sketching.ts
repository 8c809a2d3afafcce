import { statement } from '../search/statements.ts'
import type { Vault } from '../vault/vault.ts'
import { AGENCIES_VERSION, agenciesNamed } from './agencies.ts'
import { asSameStory, type Compared } from './same-story.ts'
import { keysOf, type Sketch, SKETCH_VERSION, sketchOf } from './sketch.ts'
import { inOrder } from './table.ts'

/** Sketches of another version are made anew. */
export const CURRENT_VERSION = SKETCH_VERSION * 1000 + AGENCIES_VERSION

/** Of documents that share a key, how many are looked at, the latest first: a phrase that all have tells nothing. */
const MOST_A_KEY = 200
const FEWEST_SHARED_KEYS = 2

type Store = Pick<Vault, 'sqlite'>

interface Paragraph {
  readonly ordinal: number
  readonly text: string
  readonly noise: boolean
}

interface Sketched {
  readonly id: string
  readonly caseId: string
  readonly title: string | null
}

/**
 * Keeps what of a document's text is compared with that of others, and which documents of the case it is like. What was kept
 * of another text of it goes. Inside the transaction that writes the blocks.
 */
export function sketchText(vault: Store, document: Sketched, paragraphs: readonly Paragraph[]): void {
  const { id: documentId, caseId, title } = document
  forgetSketch(vault, documentId, caseId)
  if (paragraphs.length === 0) return
  const own = paragraphs.filter(({ noise }) => !noise)
  const made = sketchOf(own.map(({ text }) => text))
  const no = Number(
    statement(
      vault.sqlite,
      'INSERT INTO sketch (document_id, version, words, hashes, agencies) VALUES (?, ?, ?, ?, ?)',
    ).run(documentId, CURRENT_VERSION, made.words, bytesOf(made), JSON.stringify(agenciesNamed(own))).lastInsertRowid,
  )
  const keys = keysOf(made, caseId)
  const compared: Compared = { sketch: made, title, paragraphs: () => own.map(({ text }) => text) }
  for (const other of candidates(vault, keys)) {
    const like = asSameStory(compared, other)
    if (!like) continue
    const [held, length] = [Math.round(like.held * 1000), Math.round(like.length * 1000)]
    const { firstId, secondId } = inOrder(documentId, other.documentId)
    statement(vault.sqlite, 'INSERT INTO likeness (first_id, second_id, held, length) VALUES (?, ?, ?, ?)').run(
      firstId,
      secondId,
      held,
      length,
    )
  }
  const insertKey = statement(vault.sqlite, 'INSERT OR IGNORE INTO sketch_key (place) VALUES (?)')
  for (const key of keys) insertKey.run(placeOf(key, no))
}

/** Forgets a document's sketch and what it was like. Inside a transaction. */
export function forgetSketch(vault: Store, documentId: string, caseId: string): void {
  const known = statement(vault.sqlite, 'SELECT no, words, hashes FROM sketch WHERE document_id = ?').get(
    documentId,
  ) as { no: number; words: number; hashes: Buffer } | undefined
  if (!known) return
  const deleteKey = statement(vault.sqlite, 'DELETE FROM sketch_key WHERE place = ?')
  for (const key of keysOf(sketchFrom(known), caseId)) deleteKey.run(placeOf(key, known.no))
  statement(vault.sqlite, 'DELETE FROM likeness WHERE first_id = ? OR second_id = ?').run(documentId, documentId)
  statement(vault.sqlite, 'DELETE FROM sketch WHERE no = ?').run(known.no)
}

/** Bits of a place in `sketch_key` that hold the sketch's number. */
const NUMBER_BITS = 30
const LARGEST_NUMBER = 2 ** NUMBER_BITS - 1

function placeOf(key: number, no: number): bigint {
  return (BigInt(key) << BigInt(NUMBER_BITS)) | BigInt(no)
}

function candidates(vault: Store, keys: readonly number[]): (Compared & { documentId: string })[] {
  const withKey = statement(
    vault.sqlite,
    `SELECT place & ${LARGEST_NUMBER} FROM sketch_key WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT ?`,
  ).pluck()
  const shared = new Map<number, number>()
  for (const key of keys) {
    const numbers = withKey.all(placeOf(key, 0), placeOf(key, LARGEST_NUMBER), MOST_A_KEY) as number[]
    for (const no of numbers) shared.set(no, (shared.get(no) ?? 0) + 1)
  }
  const enough = [...shared].filter(([, count]) => count >= FEWEST_SHARED_KEYS)
  return enough.flatMap(([no]) => {
    const row = statement(
      vault.sqlite,
      `SELECT document_id AS documentId, words, hashes, title FROM sketch JOIN document ON document.id = document_id
       WHERE no = ?`,
    ).get(no) as { documentId: string; words: number; hashes: Buffer; title: string | null } | undefined
    if (!row) return []
    const { documentId, title } = row
    return [{ documentId, title, sketch: sketchFrom(row), paragraphs: () => ownText(vault, documentId) }]
  })
}

function ownText(vault: Store, documentId: string): string[] {
  return statement(vault.sqlite, 'SELECT text FROM block WHERE document_id = ? AND noise = 0 ORDER BY ordinal')
    .pluck()
    .all(documentId) as string[]
}

function bytesOf({ hashes }: Sketch): Buffer {
  const bytes = Buffer.alloc(hashes.length * 4)
  for (const [at, hash] of hashes.entries()) bytes.writeUInt32LE(hash, at * 4)
  return bytes
}

function sketchFrom({ words, hashes }: { words: number; hashes: Buffer }): Sketch {
  const read = new Uint32Array(hashes.length / 4)
  for (let at = 0; at < read.length; at++) read[at] = hashes.readUInt32LE(at * 4)
  return { words, hashes: read }
}
