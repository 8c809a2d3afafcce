import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { FoundLanguage } from '../../../shared/contract/recognition.ts'
import { RecognitionLanguage, SHIPPED_LANGUAGE } from '../../../shared/domain/recognition.ts'
import { EngineError } from '../fault.ts'
import type { TrainedData } from './tesseract.ts'

export type Installed = TrainedData & FoundLanguage

/**
 * The languages whose data are on this computer, each once: from the folder that was named, with Libellus, or where
 * Tesseract itself is installed, in this order. By the language's name.
 */
export async function installedLanguages(folder: string | null, system = systemFolders()): Promise<Installed[]> {
  const named = folder === null ? [] : await languagesIn(folder, 'folder')
  const installed = (await Promise.all((await system).map((one) => languagesIn(one, 'system')))).flat()
  const byName = new Map<string, Installed>()
  for (const found of [...named, shipped(), ...installed]) {
    if (!byName.has(found.language)) byName.set(found.language, found)
  }
  return [...byName.values()].sort((a, b) => (a.language < b.language ? -1 : 1))
}

/** The data of these languages. Throws LANGUAGE_NOT_HERE. */
export function dataOf(languages: readonly string[], installed: readonly Installed[]): TrainedData[] {
  const missing = languages.filter((language) => !installed.some((found) => found.language === language))
  if (missing.length > 0) throw new EngineError('LANGUAGE_NOT_HERE', { languages: missing.join(', ') })
  return languages.map((language) => {
    const { file } = installed.find((found) => found.language === language)!
    return { language, file }
  })
}

function shipped(): Installed {
  const file = createRequire(import.meta.url).resolve(
    `@tesseract.js-data/eng/4.0.0_best_int/${SHIPPED_LANGUAGE}.traineddata.gz`,
  )
  return { language: SHIPPED_LANGUAGE, file, from: 'libellus' }
}

/** Data that are not of a language: orientation, formulas, serial numbers. */
const NO_LANGUAGE = new Set(['osd', 'equ', 'snum'])

/** The languages in a folder of data, in its `tessdata` and, for whole scripts, in `script`. */
export async function languagesIn(folder: string, from: FoundLanguage['from']): Promise<Installed[]> {
  const found = await Promise.all(
    ['', 'script', 'tessdata', 'tessdata/script'].map(async (within) => {
      const names = await readdir(path.join(folder, within)).catch((): string[] => [])
      return names.flatMap((name): Installed[] => {
        const bare = /^([^.]+)\.traineddata(?:\.gz)?$/.exec(name)?.[1]
        const language = within.endsWith('script') ? `script/${bare}` : bare
        if (bare === undefined || NO_LANGUAGE.has(bare) || !RecognitionLanguage.safeParse(language).success) return []
        return [{ language: language!, file: path.join(folder, within, name), from }]
      })
    }),
  )
  return found.flat()
}

/** Where Tesseract's own installers put the data. */
async function systemFolders(): Promise<string[]> {
  const { TESSDATA_PREFIX, ProgramFiles, LOCALAPPDATA } = process.env
  const given = TESSDATA_PREFIX ? [TESSDATA_PREFIX] : []
  if (process.platform === 'win32') {
    const programs = [ProgramFiles, LOCALAPPDATA && path.join(LOCALAPPDATA, 'Programs')].filter((one) => !!one)
    return [...given, ...programs.map((one) => path.join(one!, 'Tesseract-OCR', 'tessdata'))]
  }
  const debian = '/usr/share/tesseract-ocr'
  const versions = await readdir(debian).catch((): string[] => [])
  const newestFirst = versions.sort().reverse()
  return [
    ...given,
    ...newestFirst.map((version) => path.join(debian, version, 'tessdata')),
    '/usr/share/tessdata',
    '/usr/local/share/tessdata',
    '/opt/homebrew/share/tessdata',
    '/opt/local/share/tessdata',
  ]
}
