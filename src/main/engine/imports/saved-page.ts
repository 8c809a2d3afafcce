import { ZipFile } from 'yazl'
import { requireDocument } from '../evidence/documents.ts'
import { marksOfCase } from '../evidence/marks-of-case.ts'
import type { Vault } from '../vault/vault.ts'
import type { InputRow } from './inputs.ts'
import { readInPool, READ_AT_MOST, type Prepared, type Tools } from './reading-in-pool.ts'

/** What browsers add to a page's name for the folder of its pictures and styles, by the language they speak. */
const FOLDER =
  /^(?:[_.-](?:files|dateien|fichiers|archivos|ficheros|arquivos|file|bestanden|filer|pliki|soubory|tiedostot|файлы))$/i
const PAGE = /\.x?html?$/i

type Listed = Pick<InputRow, 'path' | 'size'>

/** The files that browsers saved beside pages (`page.html` and `page_files/`), by the input of their page. */
export function filesOfPages<Input extends Listed>(inputs: readonly Input[]): Map<Input, Input[]> {
  const pages = new Map(inputs.filter(({ path }) => PAGE.test(path)).map((page) => [page.path.replace(PAGE, ''), page]))
  const found = new Map<Input, Input[]>()
  if (pages.size === 0) return found
  for (const input of inputs) {
    const page = pageOf(input.path, pages)
    if (!page || page === input) continue
    const files = found.get(page)
    if (files) files.push(input)
    else found.set(page, [input])
  }
  for (const [page, files] of found) {
    if (files.reduce((sum, { size }) => sum + (size ?? 0), 0) > READ_AT_MOST) found.delete(page)
  }
  return found
}

/** The page in whose folder a file lies, however deep. */
function pageOf<Input>(path: string, pages: ReadonlyMap<string, Input>): Input | undefined {
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const folder = path.slice(0, slash)
    const ending = /[_.-][^_.\-/]+$/.exec(folder)?.[0] ?? ''
    const page = FOLDER.test(ending) ? pages.get(folder.slice(0, -ending.length)) : undefined
    if (page) return page
  }
  return undefined
}

/** A file of a page's folder. */
export interface PageFile {
  /** From the folder of the page, as the page names it. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly modified: Date
}

/** Zip knows no day before; for files of which none is known. */
export const EARLIEST = new Date(Date.UTC(1980, 0, 2))

/**
 * A page's files as one document that is a part of it: the zip of them, so that all are kept and handed out together,
 * and no list fills with styles and scripts.
 */
export async function preparePageFiles(
  tools: Tools,
  page: Pick<Prepared, 'origin' | 'fileName'>,
  zip: Uint8Array,
  folder: string,
): Promise<Prepared['parts'][number]> {
  const { sha256, size } = await tools.vault.objects.put(zip)
  const fileName = `${folder}.zip`
  const origin = page.origin.slice(0, -page.fileName.length) + fileName
  const extraction = await readInPool(tools, zip, fileName)
  return { fileName, origin, sha256, size, modified: null, extraction, parts: [], kind: 'part' }
}

/** A zip in which each file lies as it is, byte for byte; the same files give the same zip. */
export async function zipOf(files: readonly PageFile[]): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const { path, bytes, modified } of files) {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    zip.addBuffer(data, path, { compress: false, mtime: modified, mode: 0o100644 })
  }
  zip.end()
  return new Uint8Array(Buffer.concat(await Array.fromAsync(zip.outputStream as AsyncIterable<Buffer>)))
}

/** The zip of the files that came in with a page; undefined where none did. */
export async function filesBeside(vault: Vault, documentId: string): Promise<Uint8Array | undefined> {
  const { caseId, format } = requireDocument(vault, documentId)
  if (format !== 'html') return undefined
  const parts = marksOfCase(vault, caseId).kinships.filter(
    ({ kind, ofDocument, declared }) => kind === 'part' && ofDocument === documentId && !declared,
  )
  const zip = parts.map((part) => requireDocument(vault, part.documentId)).find((part) => part.format === 'zip')
  return zip && vault.objects.readAll(zip.sha256)
}
