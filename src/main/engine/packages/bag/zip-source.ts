import yauzl from 'yauzl'
import { EngineError } from '../../fault.ts'
import { BAG_DECLARATION, staysInside } from './bag.ts'
import { faultList } from './faults.ts'
import { MOST_FILES, MOST_INFLATION, SMALL_ENOUGH } from './limits.ts'
import { ZipReader, type RandomAccess } from './random-access.ts'
import type { PackageSource } from './source.ts'

const STORED = 0
const DEFLATED = 8
/** Of the file's mode in the upper half of a zip's external attributes. */
const FILE_TYPE = 0o170000
const SYMBOLIC_LINK = 0o120000

/** A bag in a zip, under a folder of its own (RFC 8493, section 4) or bare. Throws NOT_A_PACKAGE. */
export async function openZip(access: RandomAccess, name: string, close: () => Promise<void>): Promise<PackageSource> {
  const zip = await yauzl
    .fromRandomAccessReaderPromise(new ZipReader(access), access.size, { decodeStrings: false, autoClose: false })
    .catch(() => {
      throw new EngineError('NOT_A_PACKAGE', { name })
    })
  const entries = new Map<string, yauzl.Entry>()
  const { faults, add } = faultList()
  try {
    await listEntries(zip, entries, access.size, add)
  } catch (failure) {
    if (failure instanceof EngineError) throw failure
    throw new EngineError('NOT_A_PACKAGE', { name })
  }
  const folder = folderOf(entries.keys())
  const inside = new Map<string, yauzl.Entry>()
  for (const [path, entry] of entries) {
    if (path.startsWith(folder)) inside.set(path.slice(folder.length), entry)
    else add(path, 'not-listed')
  }
  return {
    name,
    files: new Map([...inside].map(([path, { uncompressedSize }]) => [path, uncompressedSize])),
    faults,
    async *read(path) {
      const entry = inside.get(path)
      if (!entry) throw new EngineError('NOT_A_PACKAGE', { name })
      yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>
    },
    close,
  }
}

async function listEntries(
  zip: yauzl.ZipFile,
  entries: Map<string, yauzl.Entry>,
  size: number,
  add: ReturnType<typeof faultList>['add'],
): Promise<void> {
  let packed = 0
  for await (const entry of zip.eachEntry()) {
    const path = (entry.fileName as unknown as Buffer).toString('utf8')
    if (entries.size >= MOST_FILES) return add(path, 'too-many')
    if (path.endsWith('/') && staysInside(path.slice(0, -1))) continue
    if (!staysInside(path)) add(path, 'climbs')
    else if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK) add(path, 'link')
    else if (entries.has(path)) add(path, 'twice')
    else if (entry.isEncrypted() || ![STORED, DEFLATED].includes(entry.compressionMethod)) add(path, 'unreadable')
    else if (isBomb(entry)) add(path, 'too-large')
    else entries.set(path, entry)
    // Entries that share their bytes hold more than the file does.
    packed += entry.compressedSize
    if (packed > size) return add(path, 'too-large')
  }
}

function isBomb({ compressedSize, uncompressedSize }: yauzl.Entry): boolean {
  return uncompressedSize > SMALL_ENOUGH && uncompressedSize > compressedSize * MOST_INFLATION
}

/** The one folder in which the bag lies, with its `/`; empty where it lies bare. */
function folderOf(paths: Iterable<string>): string {
  for (const path of paths) {
    if (path === BAG_DECLARATION) return ''
    const [folder, rest, ...more] = path.split('/')
    if (rest === BAG_DECLARATION && more.length === 0) return `${folder}/`
  }
  return ''
}
