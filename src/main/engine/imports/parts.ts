import type { Attachment, Extraction } from '../extraction/extraction.ts'
import { partPath } from '../extraction/part-path.ts'
import { Unreadable } from '../extraction/reading.ts'
import { refused } from '../extraction/refused.ts'
import { MOST_PARTS } from '../extraction/unpacking.ts'
import { readInPool, READ_AT_MOST, type Prepared, type ReadingOptions, type Tools } from './reading-in-pool.ts'
import { EARLIEST, filesOfPages, type PageFile, preparePageFiles, zipOf } from './saved-page.ts'

/** Mails inside mails and archives inside archives are opened this deep. */
const DEPTH = 8
/** Bytes that all the files may have that one file holds, directly or in others. */
const LARGEST_WHOLE = 4 * 1024 ** 3
/** Bytes of a part up to which they are kept in memory until it is read, and of all the parts of a file together. */
const KEPT_IN_MEMORY = 1024 ** 2
const MOST_IN_MEMORY = 64 * 1024 ** 2

export interface Stored extends Pick<Prepared, 'sha256' | 'size' | 'origin' | 'fileName' | 'modified'> {
  /** Undefined where they are too many to be read at once. */
  bytes: Uint8Array | undefined
}

/** What a file that was chosen may still hold, and by what it is held. */
interface Holding {
  readonly left: { parts: number; bytes: number; memory: number }
  /** Hashes of the files that hold this one, the outermost first. */
  readonly holders: readonly string[]
}

/** A part whose bytes lie in the vault. */
interface Given extends Omit<Attachment, 'bytes' | 'name'> {
  /** Inside what holds it. */
  readonly path: string
  readonly sha256: string
  readonly size: number
  readonly bytes: Uint8Array | undefined
}

/** Reads the text of a file whose bytes lie in the vault, and of the files that it holds. */
export async function prepareStored(
  tools: Tools,
  stored: Stored,
  options: ReadingOptions = {},
  holding: Holding = { left: { parts: MOST_PARTS, bytes: LARGEST_WHOLE, memory: MOST_IN_MEMORY }, holders: [] },
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
  const { name, bytes, ...said } = part
  const kept = size <= KEPT_IN_MEMORY && size <= left.memory
  if (kept) left.memory -= size
  return { ...said, path: partPath(name), sha256, size, bytes: kept ? bytes : undefined }
}

/** Several at a time, as many as the pool has workers; a saved page with the files in its folder. */
async function prepareParts(
  tools: Tools,
  holder: Stored,
  given: readonly Given[],
  holding: Holding,
): Promise<Prepared['parts']> {
  const ofPages = filesOfPages(given)
  const besides = new Set([...ofPages.values()].flat())
  const alone = given.filter((part) => !besides.has(part))
  const prepared: Prepared['parts'] = []
  let next = 0
  const work = async () => {
    for (let at = next++; at < alone.length; at = next++) {
      tools.signal.throwIfAborted()
      const part = alone[at]!
      prepared[at] = await preparePart(tools, holder, part, ofPages.get(part) ?? [], holding)
    }
  }
  const lanes = Array.from({ length: tools.pool.maxThreads }, work)
  try {
    await Promise.all(lanes)
  } finally {
    next = alone.length
    await Promise.allSettled(lanes)
  }
  return prepared
}

async function preparePart(
  tools: Tools,
  holder: Stored,
  part: Given,
  files: readonly Given[],
  holding: Holding,
): Promise<Prepared['parts'][number]> {
  const { path, sha256, size, kind = 'attachment', modified = null, findings = [] } = part
  const bytes = size <= READ_AT_MOST ? await bytesOf(tools, part) : undefined
  const origin = `${holder.origin}/${path}`
  const home = path.lastIndexOf('/') + 1
  const fileName = kind === 'part' ? path.slice(home) : path.replaceAll('/', '_')
  const stored = { sha256, size, bytes, origin, fileName, modified }
  const zip = files.length > 0 ? await zipOf(await pageFiles(tools, files, home)) : undefined
  const { extraction, ...prepared } = await prepareStored(tools, stored, zip && { beside: zip }, holding)
  const parts = zip
    ? [...prepared.parts, await preparePageFiles(tools, prepared, zip, files[0]!.path.slice(home).replace(/\/.*$/, ''))]
    : prepared.parts
  return { ...prepared, parts, kind, extraction: { ...extraction, findings: [...findings, ...extraction.findings] } }
}

async function bytesOf({ vault }: Tools, { bytes, sha256 }: Given): Promise<Uint8Array> {
  return bytes ?? vault.objects.readAll(sha256)
}

async function pageFiles(tools: Tools, files: readonly Given[], home: number): Promise<PageFile[]> {
  const read: PageFile[] = []
  for (const file of files) {
    const modified = file.modified ? new Date(file.modified) : EARLIEST
    read.push({ path: file.path.slice(home), bytes: await bytesOf(tools, file), modified })
  }
  return read
}
