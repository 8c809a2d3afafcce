import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { PackagedCase, TrailLine } from '../../../../shared/contract/case-json.ts'
import { EngineError } from '../../fault.ts'
import {
  BAG_DECLARATION,
  BAG_INFO,
  bagInfo,
  CASE_FILE,
  MANIFEST,
  MERGED_FILE,
  readManifest,
  staysInside,
  TAG_MANIFEST,
  TRAIL_FILE,
} from '../bag/bag.ts'
import { faultList, type PackageFault } from '../bag/faults.ts'
import { LARGEST_JSON } from '../bag/limits.ts'
import type { PackageSource } from '../bag/source.ts'
import { provesCase } from './proving-case.ts'
import { readText } from './proving-text.ts'
import { provesMerged, provesTrail } from './proving-trail.ts'

/** What was found in a package. Without faults, `packaged` and `lines` are whole and agree with each other. */
export interface Proof {
  faults: PackageFault[]
  packaged: PackagedCase | undefined
  lines: TrailLine[]
  /** What other vaults entered, beside the chain. */
  merged: TrailLine[]
  /** SHA-256 of each payload file, as the manifest says it. */
  manifest: ReadonlyMap<string, string>
  /** SHA-256 of the manifest itself: with it every byte of the payload is named. */
  manifestHash: string
}

/**
 * Proves a package: the bag's structure, both manifests against every byte, the case against the published schema, what
 * refers to what, and the chain of the trail. Nothing is written.
 * @throws NOT_A_PACKAGE where there is no bag with a case, PACKAGE_NEWER; the signal's reason
 */
export async function provePackage(
  source: PackageSource,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<Proof> {
  const { faults, add } = faultList()
  for (const { path, why } of source.faults) add(path, why)
  for (const path of [BAG_DECLARATION, MANIFEST, CASE_FILE]) {
    if (!source.files.has(path)) throw new EngineError('NOT_A_PACKAGE', { name: source.name })
  }
  const tags = await readTags(source, add)
  const manifestText = tags.get(MANIFEST) ?? ''
  const manifest = readManifest(manifestText)
  if (!manifest) add(MANIFEST, 'not-a-bag')
  const listed = manifest ?? new Map<string, string>()
  if (!/^BagIt-Version: (0\.97|1\.0)\s*\nTag-File-Character-Encoding: UTF-8\s*$/.test(tags.get(BAG_DECLARATION) ?? ''))
    add(BAG_DECLARATION, 'not-a-bag')
  proveTags(tags, add)
  const payload = [...source.files].filter(([path]) => path.startsWith('data/'))
  proveOxum(tags.get(BAG_INFO) ?? '', payload, add)
  for (const path of listed.keys()) {
    if (!path.startsWith('data/') || !staysInside(path)) add(path, 'climbs')
    else if (!source.files.has(path)) add(path, 'missing')
  }
  let done = 0
  const texts = new Map<string, Buffer>()
  for (const [path] of payload) {
    const expected = listed.get(path)
    if (expected === undefined) add(path, 'not-listed')
    else {
      const isText = path.startsWith('data/text/')
      const kept = isText || path === CASE_FILE || path === TRAIL_FILE || path === MERGED_FILE
      const read = await hashFile(source, path, kept, signal, (size) => progress((done += size)))
      if (read === undefined) add(path, 'unreadable')
      else if (read.sha256 !== expected) add(path, 'changed')
      else if (kept && !read.bytes) add(path, 'too-large')
      else if (isText && !readText(read.bytes!)) add(path, 'not-accepted')
      else if (kept && !isText) texts.set(path, read.bytes!)
    }
  }
  const packaged = texts.has(CASE_FILE) ? provesCase(texts.get(CASE_FILE)!, listed, source, add) : undefined
  const trail = texts.get(TRAIL_FILE)
  if (packaged && !trail) add(TRAIL_FILE, 'missing')
  const lines = packaged && trail ? await provesTrail(trail, packaged, add) : []
  const merged = packaged && trail ? await provesMerged(texts.get(MERGED_FILE), lines, packaged, add) : []
  return { faults, packaged, lines, merged, manifest: listed, manifestHash: sha256(manifestText) }
}

type Add = (path: string, why: PackageFault['why']) => void

/** The bag's own files, which stand outside of its payload. */
async function readTags(source: PackageSource, add: Add): Promise<Map<string, string>> {
  const tags = new Map<string, string>()
  for (const [path, size] of source.files) {
    if (path.startsWith('data/')) continue
    if (size > LARGEST_JSON) {
      add(path, 'too-large')
      continue
    }
    const bytes = await readSmall(source, path)
    if (bytes) tags.set(path, bytes.toString('utf8'))
    else add(path, 'unreadable')
  }
  return tags
}

function proveTags(tags: ReadonlyMap<string, string>, add: Add): void {
  const text = tags.get(TAG_MANIFEST)
  const hashes = text === undefined ? undefined : readManifest(text)
  if (!hashes) return add(TAG_MANIFEST, text === undefined ? 'missing' : 'not-a-bag')
  for (const [path, expected] of hashes) {
    const bytes = tags.get(path)
    if (bytes === undefined) add(path, staysInside(path) ? 'missing' : 'climbs')
    else if (sha256(bytes) !== expected) add(path, 'changed')
  }
  for (const path of tags.keys()) if (path !== TAG_MANIFEST && !hashes.has(path)) add(path, 'not-listed')
}

/** Bytes and files of the payload, where the bag says how many there are to be (section 2.2.2). */
function proveOxum(info: string, payload: readonly (readonly [string, number])[], add: Add): void {
  const said = bagInfo(info, 'Payload-Oxum')
  const size = payload.reduce((sum, [, bytes]) => sum + bytes, 0)
  if (said !== undefined && said !== `${size}.${payload.length}`) add(BAG_INFO, 'changed')
}

async function hashFile(
  source: PackageSource,
  path: string,
  keep: boolean,
  signal: AbortSignal,
  progress: (size: number) => void,
): Promise<{ sha256: string; bytes: Buffer | undefined } | undefined> {
  const hash = createHash('sha256')
  const kept: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of source.read(path)) {
      signal.throwIfAborted()
      hash.update(piece)
      size += piece.length
      if (keep && size <= LARGEST_JSON) kept.push(piece)
      progress(piece.length)
    }
  } catch {
    signal.throwIfAborted()
    return undefined
  }
  await setImmediate()
  return { sha256: hash.digest('hex'), bytes: keep && size <= LARGEST_JSON ? Buffer.concat(kept) : undefined }
}

/** A file that fits into memory; undefined where it cannot be read or is larger than it was listed. */
export async function readSmall(source: PackageSource, path: string): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of source.read(path)) {
      if ((size += piece.length) > LARGEST_JSON) return undefined
      pieces.push(piece)
    }
  } catch {
    return undefined
  }
  return Buffer.concat(pieces)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
