import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const Kept = z.object({ folder: z.string().nullable() })
const fileIn = (settings: string) => path.join(settings, 'recognition.json')

/** The folder for further languages that the person has named, an absolute path; null where there is none. */
export function languageFolder(settings: string): string | null {
  try {
    return Kept.parse(JSON.parse(readFileSync(fileIn(settings), 'utf8'))).folder
  } catch {
    return null
  }
}

export function keepLanguageFolder(settings: string, folder: string | null): void {
  mkdirSync(settings, { recursive: true, mode: 0o700 })
  writeFileSync(fileIn(settings), JSON.stringify({ folder }), { mode: 0o600 })
}
