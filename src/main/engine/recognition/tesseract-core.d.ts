declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  /** Tesseract's C++ API as Emscripten binds it. */
  export interface TessBaseAPI {
    Version(): string
    /** 0 where the data of every language could be read. `mode` 1 is the neural recogniser. */
    Init(dataPath: null, languages: string, mode: 1): number
    SetVariable(name: string, value: string): boolean
    /** Reads `/input` of the file system; `orientation` as in EXIF, `angle` in radians clockwise. Not 0 where it cannot. */
    SetImageFile(orientation: number, angle: number): number
    FindLines(): number
    /** Slope of the lines that FindLines found, in radians. */
    GetGradient(): number
    Recognize(monitor: null): number
    GetJSONText(): string
    Clear(): void
    End(): void
  }

  export interface TesseractCore {
    readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void }
    readonly TessBaseAPI: new () => TessBaseAPI
  }

  export default function start(options: {
    wasmBinary: Uint8Array
    TesseractProgress(percent: number): void
    print(line: string): void
    printErr(line: string): void
  }): Promise<TesseractCore>
}
