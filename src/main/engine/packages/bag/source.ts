import type { PackageFault } from './faults.ts'

/** A package that is being read: its files by their path in the bag, with their bytes in all. */
export interface PackageSource {
  /** The name of its file or folder. */
  readonly name: string
  readonly files: ReadonlyMap<string, number>
  /** What its listing alone says against it; such entries are not among the files. */
  readonly faults: readonly PackageFault[]
  /** Ends with an error where there are more bytes than were listed. */
  read(path: string): AsyncIterable<Uint8Array>
  close(): Promise<void>
}
