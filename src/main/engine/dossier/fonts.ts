import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FaceName } from './look.ts'

const FACES: Record<FaceName, string> = {
  regular: 'SourceSerif4_400Regular.ttf',
  italic: 'SourceSerif4_400Regular_Italic.ttf',
  medium: 'SourceSerif4_500Medium.ttf',
  semibold: 'SourceSerif4_600SemiBold.ttf',
}

/** Tried in this order for a character that Source Serif 4 does not have. */
const OTHER_SCRIPTS = [
  'NotoSerif_400Regular.ttf',
  'NotoSerifHebrew_400Regular.ttf',
  'NotoNaskhArabic_400Regular.ttf',
  'NotoSansArmenian_400Regular.ttf',
  'NotoSansGeorgian_400Regular.ttf',
  'NotoSansThai_400Regular.ttf',
  'NotoSerifDevanagari_400Regular.ttf',
  'NotoSansSymbols_400Regular.ttf',
  'NotoSansSymbols2_400Regular.ttf',
  'NotoSansMath_400Regular.ttf',
  'NotoEmoji_400Regular.ttf',
]

export interface FontFiles {
  readonly faces: Readonly<Record<FaceName, Uint8Array>>
  readonly otherScripts: readonly Uint8Array[]
}

/** Reads the fonts that ship with the app. @param folder Absolute path of `resources/fonts`. */
export async function readFonts(folder: string): Promise<FontFiles> {
  const read = (file: string) => readFile(path.join(folder, file))
  const [regular, italic, medium, semibold, otherScripts] = await Promise.all([
    read(FACES.regular),
    read(FACES.italic),
    read(FACES.medium),
    read(FACES.semibold),
    Promise.all(OTHER_SCRIPTS.map(read)),
  ])
  return { faces: { regular, italic, medium, semibold }, otherScripts }
}
