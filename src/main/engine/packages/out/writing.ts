import { createHash } from 'node:crypto'
import { today } from '../../clock.ts'
import { EngineError } from '../../fault.ts'
import {
  BAG_DECLARATION,
  BAG_INFO,
  bagName,
  DECLARATION,
  MANIFEST,
  manifestOf,
  READ_ME,
  TAG_MANIFEST,
} from '../bag/bag.ts'
import { openPackage } from '../bag/opening.ts'
import { readMe } from '../bag/read-me.ts'
import { folderTarget, putInPlace, zipTarget, type PackageTarget } from '../bag/target.ts'
import { provePackage } from '../in/proving.ts'
import type { Contents } from './contents.ts'

export interface Wanted {
  at: string
  /** Made for it, and empty. */
  aside: string
  form: 'folder' | 'zip' | 'sealed'
  passphrase: string | undefined
}

/**
 * Writes the package aside, reads it back whole and puts it in its place. What is half made stays aside.
 * @returns the SHA-256 of its manifest and the bytes of its payload
 * @throws PACKAGE_NOT_KEPT where it reads otherwise than it was written; PLACE_NOT_WRITABLE, DISK_FULL
 */
export async function writePackage(
  contents: Contents,
  { at, aside, form, passphrase }: Wanted,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ manifest: string; size: number }> {
  const bag = bagName(contents.packaged.case.reference)
  // Everything is written once and read back once.
  const total = contents.size * 2
  const target = form === 'folder' ? folderTarget(aside) : await zipTarget(aside, bag, passphrase)
  const written = await fill(target, contents, (done) => progress(Math.min(done, contents.size), total), signal).catch(
    async (failure: unknown) => {
      await target.abandon()
      throw failure
    },
  )
  await proveWritten(
    aside,
    passphrase,
    written.manifest,
    (done) => progress(contents.size + Math.min(done, contents.size), total),
    signal,
  )
  signal.throwIfAborted()
  await putInPlace(aside, at, form)
  return written
}

async function fill(
  target: PackageTarget,
  contents: Contents,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<{ manifest: string; size: number }> {
  const payload = new Map<string, string>()
  const tags = new Map<string, string>()
  let size = 0

  async function add(hashes: Map<string, string> | undefined, path: string, bytes: AsyncIterable<Uint8Array>) {
    const hash = createHash('sha256')
    async function* measured() {
      for await (const piece of bytes) {
        signal.throwIfAborted()
        hash.update(piece)
        if (hashes === payload) progress((size += piece.length))
        yield piece
      }
    }
    await target.add(path, measured())
    hashes?.set(path, hash.digest('hex'))
  }
  const addText = (hashes: Map<string, string> | undefined, path: string, text: string) =>
    add(hashes, path, once(Buffer.from(text)))

  await addText(tags, BAG_DECLARATION, DECLARATION)
  for (const { path, bytes } of contents.files()) if (!payload.has(path)) await add(payload, path, bytes())
  const { program, case: ofCase } = contents.packaged
  const info = [
    `Bag-Software-Agent: ${program}`,
    `Bagging-Date: ${today()}`,
    `External-Identifier: ${ofCase.id}`,
    `Payload-Oxum: ${size}.${payload.size}`,
  ]
  await addText(tags, BAG_INFO, `${info.join('\n')}\n`)
  await addText(tags, READ_ME, `${readMe()}\n`)
  const manifest = manifestOf(payload)
  await addText(tags, MANIFEST, manifest)
  await addText(undefined, TAG_MANIFEST, manifestOf(tags))
  await target.finish()
  return { manifest: createHash('sha256').update(manifest).digest('hex'), size }
}

async function proveWritten(
  aside: string,
  passphrase: string | undefined,
  manifest: string,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const source = await openPackage(aside, passphrase)
  try {
    const proof = await provePackage(source, progress, signal)
    if (proof.faults.length > 0 || proof.manifestHash !== manifest) throw new EngineError('PACKAGE_NOT_KEPT')
  } finally {
    await source.close()
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
