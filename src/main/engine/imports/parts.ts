import type { Attachment, Extraction } from '../extraction/extraction.ts'
import { partPath } from '../extraction/part-path.ts'
import { Unreadable } from '../extraction/reading.ts'
import { refused } from '../extraction/refused.ts'
import { MOST_PARTS } from '../extraction/unpacking.ts'
import { readInPool, READ_AT_MOST, type Prepared, type ReadingOptions, type Tools } from './reading-in-pool.ts'

/** Mails inside mails and archives inside archives are opened this deep. */
const DEPTH = 8
/** Bytes that all the files may have that one file holds, directly or in others. */
const LARGEST_WHOLE = 4 * 1024 ** 3
/** Bytes of a part up to which they are kept in memory until it is read. */
const KEPT_IN_MEMORY = 1024 ** 2

export interface Stored extends Pick<Prepared, 'sha256' | 'size' | 'origin' | 'fileName' | 'modified'> {
  /** Undefined where they are too many to be read at once. */
  bytes: Uint8Array | undefined
}

/** What a file that was chosen may still hold, and by what it is held. */
interface Holding {
  readonly left: { parts: number; bytes: number }
  /** Hashes of the files that hold this one, the outermost first. */
  readonly holders: readonly string[]
}

/** A part whose bytes lie in the vault. */
interface Given extends Omit<Attachment, 'bytes'> {
  readonly sha256: string
  readonly size: number
  readonly bytes: Uint8Array | undefined
}

/** Reads the text of a file whose bytes lie in the vault, and of the files that it holds. */
export async function prepareStored(
  tools: Tools,
  stored: Stored,
  options: ReadingOptions = {},
  holding: Holding = { left: { parts: MOST_PARTS, bytes: LARGEST_WHOLE }, holders: [] },
): Promise<Prepared> {
  const { bytes, ...kept } = stored
  if (!bytes) return { ...kept, extraction: refused('too-large'), parts: [] }
  const given: Given[] = []
  const give = async (part: Attachment) => void given.push(await store(tools, part, holding.left))
  const deep = holding.holders.length >= DEPTH || holding.holders.includes(stored.sha256)
  let extraction = await readInPool(tools, bytes, stored.fileName, deep ? options : { ...options, give })
  if (deep && (holdsFiles(extraction) || extraction.attachments.length > 0)) {
    return { ...kept, extraction: refused('too-deep', extraction), parts: [] }
  }
  try {
    for (const attachment of extraction.attachments) await give(attachment)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    extraction = refused(error.refusal, extraction)
  }
  const held = extraction.readable === 'refused' ? [] : given
  const inside = { left: holding.left, holders: [...holding.holders, stored.sha256] }
  return {
    ...kept,
    extraction: { ...extraction, attachments: [] },
    parts: await prepareParts(tools, stored, held, inside),
  }
}

const holdsFiles = ({ format }: Extraction) => format === 'zip' || format === 'warc'

/** Throws Unreadable where the file that was chosen holds more than is taken in. */
async function store({ vault }: Tools, part: Attachment, left: Holding['left']): Promise<Given> {
  left.parts -= 1
  left.bytes -= part.bytes.byteLength
  if (left.parts < 0) throw new Unreadable('too-many-parts')
  if (left.bytes < 0) throw new Unreadable('too-large')
  const { sha256, size } = await vault.objects.put(part.bytes)
  return { ...part, sha256, size, bytes: size <= KEPT_IN_MEMORY ? part.bytes : undefined }
}

/** Several at a time, as many as the pool has workers. */
async function prepareParts(
  tools: Tools,
  holder: Stored,
  given: readonly Given[],
  holding: Holding,
): Promise<Prepared['parts']> {
  const prepared: Prepared['parts'] = []
  let next = 0
  const work = async () => {
    for (let at = next++; at < given.length; at = next++) {
      tools.signal.throwIfAborted()
      prepared[at] = await preparePart(tools, holder, given[at]!, holding)
    }
  }
  await Promise.all(Array.from({ length: tools.pool.maxThreads }, work))
  return prepared
}

async function preparePart(
  tools: Tools,
  holder: Stored,
  { name, sha256, size, kind = 'attachment', modified = null, findings = [], ...part }: Given,
  holding: Holding,
): Promise<Prepared['parts'][number]> {
  const path = partPath(name)
  const bytes = size <= READ_AT_MOST ? (part.bytes ?? (await tools.vault.objects.readAll(sha256))) : undefined
  const origin = `${holder.origin}/${path}`
  const fileName = kind === 'part' ? path.slice(path.lastIndexOf('/') + 1) : path.replaceAll('/', '_')
  const prepared = await prepareStored(tools, { sha256, size, bytes, origin, fileName, modified }, {}, holding)
  const { extraction } = prepared
  return { ...prepared, kind, extraction: { ...extraction, findings: [...findings, ...extraction.findings] } }
}
