declare module 'edtf' {
  /** What the package's parser yields: milliseconds since 1970-01-01T00:00Z of the first and last moment meant. */
  export interface ExtendedDate {
    readonly min: number
    readonly max: number
  }
  /** Throws where the text is not EDTF. */
  export default function edtf(text: string): ExtendedDate
}
