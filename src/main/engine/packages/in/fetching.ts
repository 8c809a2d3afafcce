import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { CarriedDocument, DocumentText, PackagedCase } from '../../../../shared/contract/case-json.ts'
import { EngineError } from '../../fault.ts'
import { READ_AT_MOST, readInPool } from '../../imports/reading-in-pool.ts'
import type { Pool } from '../../pool.ts'
import type { Vault } from '../../vault/vault.ts'
import { MANIFEST } from '../bag/bag.ts'
import type { PackageSource } from '../bag/source.ts'
import type { Inspected } from './inspecting.ts'
import { readText } from './proving-text.ts'
import { readSmall } from './proving.ts'

/** What of a package lies ready before anything is entered in the vault. */
export interface Fetched {
  text(documentId: string): DocumentText
  web(documentId: string): string | null
}

interface Tools {
  vault: Vault
  pool: Pool
  signal: AbortSignal
}

const READ_FROM_ORIGINAL = new Set(['html', 'mhtml', 'warc', 'eml', 'msg'])

/**
 * Stores the originals and dossiers in the vault and holds the texts, compressed. Every byte is compared with the manifest
 * that was proved, so that a package that was changed since is found out: INSPECTION_GONE. A web view is not taken from
 * the package but made anew of the original, since nobody has sanitised the package's.
 */
export async function fetchParts(
  { vault, pool, signal }: Tools,
  source: PackageSource,
  { manifest, manifestHash }: Inspected,
  { documents, dossiers }: Pick<PackagedCase, 'documents' | 'dossiers'>,
  progress: (done: number) => void,
): Promise<Fetched> {
  const texts = new Map<string, Buffer>()
  const webs = new Map<string, Buffer>()
  const manifestBytes = await readSmall(source, MANIFEST)
  if (!manifestBytes || sha256(manifestBytes) !== manifestHash) throw new EngineError('INSPECTION_GONE')
  let done = 0
  for (const { file, sha256: expected } of [...documents, ...dossiers]) {
    await store(vault, source, `data/${file}`, expected, signal, (size) => progress((done += size)))
  }
  for (const document of documents) {
    signal.throwIfAborted()
    const path = `data/${document.text}`
    const bytes = await readSmall(source, path)
    if (!bytes || sha256(bytes) !== manifest.get(path)) throw new EngineError('INSPECTION_GONE')
    texts.set(document.id, deflateRawSync(bytes, { level: 1 }))
    const html = await webViewOf({ vault, pool, signal }, document)
    if (html !== null) webs.set(document.id, deflateRawSync(html, { level: 1 }))
  }
  return {
    text(documentId) {
      const packed = texts.get(documentId)
      const text = packed && readText(inflateRawSync(packed))
      if (!text) throw new EngineError('INSPECTION_GONE')
      return text
    },
    web(documentId) {
      const packed = webs.get(documentId)
      return packed ? inflateRawSync(packed).toString('utf8') : null
    },
  }
}

async function store(
  vault: Vault,
  source: PackageSource,
  path: string,
  expected: string,
  signal: AbortSignal,
  progress: (size: number) => void,
) {
  async function* watched() {
    for await (const piece of source.read(path)) {
      signal.throwIfAborted()
      progress(piece.length)
      yield piece
    }
  }
  const stored = await vault.objects.put(watched())
  if (stored.sha256 !== expected) throw new EngineError('INSPECTION_GONE')
  return stored
}

async function webViewOf(
  tools: Tools,
  { sha256: hash, size, format, fileName }: CarriedDocument,
): Promise<string | null> {
  if (!READ_FROM_ORIGINAL.has(format) || size > READ_AT_MOST) return null
  const bytes = await tools.vault.objects.readAll(hash)
  return (await readInPool(tools, bytes, fileName)).html
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
