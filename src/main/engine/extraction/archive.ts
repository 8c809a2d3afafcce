import type { Detected } from './detect.ts'
import { draft } from './draft.ts'
import type { Extractable } from './extraction.ts'
import { isLeftBySystem } from './left-by-systems.ts'
import { partPath } from './part-path.ts'
import { type Reading, Unreadable } from './reading.ts'
import { listZip, type Packed, unpack } from './unpacking.ts'

/** Bytes of one file beyond which it stays packed. */
const LARGEST_PART = 512 * 1024 ** 2

/**
 * Reads a zip: its text is the list of the files in it, `✗` before one that could not be unpacked, and each file is
 * given as a part. Throws Unreadable.
 */
export async function readArchive(
  bytes: Uint8Array,
  _detected: Detected,
  { give, password }: Pick<Extractable, 'give' | 'password'>,
): Promise<Reading> {
  const files = (await listZip(bytes, password ?? null)).filter(({ filename }) => !isLeftBySystem(filename))
  if (files.length === 0) throw new Unreadable('empty')
  const lines: string[] = []
  for (const file of files) {
    const path = partPath(file.filename)
    const taken = await takeOut(file, path, give)
    lines.push(taken ? path : `✗ ${path}`)
  }
  return listing(lines)
}

/** The names of files as a text; none of them names the document. */
export function listing(lines: readonly string[]): Reading {
  const drafts = lines.map((line) => draft(line, { kind: 'list-item' }))
  return { drafts, findings: [], headerBlocks: drafts.length }
}

/** Whether it could be unpacked; one damaged file does not keep the others back. */
async function takeOut(file: Packed, path: string, give: Extractable['give']): Promise<boolean> {
  if (file.uncompressedSize > LARGEST_PART) return false
  if (!give) return true
  let bytes: Uint8Array
  try {
    bytes = await unpack(file)
  } catch (error) {
    if (error instanceof Unreadable && (error.refusal === 'encrypted' || error.refusal === 'too-dense')) throw error
    return false
  }
  await give({ name: path, bytes, kind: 'part', modified: momentOf(file) })
  return true
}

function momentOf({ lastModDate }: Packed): string | null {
  return Number.isNaN(lastModDate.getTime()) ? null : lastModDate.toISOString()
}
