import { type CompoundFile, openCompoundFile } from './compound-file.ts'
import type { Attachment } from './extraction.ts'
import type { Parts } from './office-parts.ts'
import { Unreadable } from './reading.ts'

/** The files that an Office document holds within it, each as a part of its own. */
export function embeddedFiles(parts: Parts): Attachment[] {
  const found: Attachment[] = []
  for (const [name, bytes] of parts) {
    if (!/\/embeddings\/[^/]+$/i.test(name) || bytes.length === 0) continue
    const fileName = name.slice(name.lastIndexOf('/') + 1)
    const inner = /\.bin$/i.test(fileName) ? packaged(bytes, fileName) : { name: fileName, bytes }
    if (inner) found.push({ ...inner, kind: 'part' })
  }
  return found
}

/**
 * The files that an Office document of before 2007 holds within it, as far as they stand there whole. Throws Unreadable
 * where they share their bytes.
 */
export function embeddedObjects(file: CompoundFile): Attachment[] {
  let left = file.size
  const folders = [...file.names].flatMap((name) => /^objectpool\/[^/]+\//.exec(name)?.[0] ?? [])
  return [...new Set(folders)].flatMap((folder, at) => {
    const inner = carried(file, folder, `object-${at + 1}`)
    left -= inner?.bytes.length ?? 0
    if (left < 0) throw new Unreadable('too-dense')
    return inner ? [{ ...inner, kind: 'part' as const }] : []
  })
}

/** What an OLE object carries: a whole file under its name, or the document of the program that made it. */
function packaged(bytes: Uint8Array, fileName: string): Attachment | undefined {
  try {
    const file = openCompoundFile(bytes)
    const inner = carried(file, '', fileName)
    if (inner) return inner
    const isDocument = ['worddocument', 'workbook', 'powerpoint document', '__properties_version1.0']
    return isDocument.some((stream) => file.names.has(stream)) ? { name: fileName, bytes } : undefined
  } catch {
    // An object that cannot be opened has nothing to show; it stays in the original.
    return undefined
  }
}

function carried(file: CompoundFile, folder: string, fileName: string): Attachment | undefined {
  const native = file.stream(`${folder}\x01ole10native`)
  if (native) return nativeFile(Buffer.from(native.buffer, native.byteOffset, native.byteLength), fileName)
  const whole = file.stream(`${folder}package`) ?? file.stream(`${folder}contents`)
  return whole && { name: fileName, bytes: whole }
}

/** A packaged file: its label, its path and the path of a copy, each ended by a zero, then its length and bytes. */
function nativeFile(data: Buffer, fallback: string): Attachment | undefined {
  let at = 6
  const text = () => {
    const end = data.indexOf(0, at)
    const value = new TextDecoder('windows-1252').decode(data.subarray(at, end))
    at = end + 1
    return value
  }
  const label = text()
  text()
  at += 4
  at += 4 + data.readUInt32LE(at)
  const size = data.readUInt32LE(at)
  const bytes = data.subarray(at + 4, at + 4 + size)
  return bytes.length === 0 ? undefined : { name: label.split(/[/\\]/).at(-1) || fallback, bytes }
}
