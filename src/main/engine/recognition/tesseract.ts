import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { TessBaseAPI, TesseractCore } from 'tesseract.js-core/tesseract-core-simd-lstm.js'

/** A language's data on this computer; `file` is an absolute path, gzipped where it ends so. */
export interface TrainedData {
  readonly language: string
  readonly file: string
}

export interface Tesseract {
  readonly core: TesseractCore
  readonly api: TessBaseAPI
  /** As `Tesseract 5.1.0`. */
  readonly engine: string
}

let ready: { key: string; tesseract: Promise<Tesseract> } | undefined

/**
 * Tesseract with the data of these languages, one instance a thread; with others it begins anew. Program and data are read
 * from the disk alone. Throws where the data cannot be read or is none.
 */
export function loadTesseract(data: readonly TrainedData[]): Promise<Tesseract> {
  const key = JSON.stringify(data)
  if (ready?.key !== key) {
    const tesseract = start(data)
    ready = { key, tesseract }
    tesseract.catch(() => (ready = undefined))
  }
  return ready.tesseract
}

/** Drops the thread's instance: after a failure of its own it is not to be used again. */
export function discardTesseract(): void {
  ready = undefined
}

/** The data could not be read, or is none that this Tesseract understands. */
export class LanguageUnreadable extends Error {
  readonly language: string

  constructor(language: string) {
    super('LANGUAGE_UNREADABLE')
    this.language = language
  }
}

async function start(data: readonly TrainedData[]): Promise<Tesseract> {
  const require = createRequire(import.meta.url)
  // Every machine computes the same with fixed SIMD; with the relaxed kind the text would depend on the processor.
  const module = 'tesseract.js-core/tesseract-core-simd-lstm'
  const load = require(`${module}.js`) as typeof import('tesseract.js-core/tesseract-core-simd-lstm.js').default
  const wasmBinary = await readFile(require.resolve(`${module}.wasm`))
  const quiet = () => undefined
  const core = await load({ wasmBinary, TesseractProgress: quiet, print: quiet, printErr: quiet })
  for (const { language, file } of data) core.FS.writeFile(fileOf(language), await readData(language, file))
  const api = new core.TessBaseAPI()
  const names = data.map(({ language }) => innerName(language)).join('+')
  if (api.Init(null, names, NEURAL) !== 0) throw new LanguageUnreadable(data.map(({ language }) => language).join('+'))
  api.SetVariable('tessedit_pageseg_mode', WHOLE_PAGE)
  const version = api.Version()
  return { core, api, engine: `Tesseract ${version.split('-')[0]}` }
}

const NEURAL = 1
/** PSM_AUTO: columns, headings and tables are found, orientation is not. */
const WHOLE_PAGE = '3'

/** The file system inside has no folder for scripts. */
const innerName = (language: string) => language.replace('/', '_')
const fileOf = (language: string) => `${innerName(language)}.traineddata`

async function readData(language: string, file: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(file)
    return file.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes
  } catch {
    throw new LanguageUnreadable(language)
  }
}
