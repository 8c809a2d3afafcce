import { CHARACTER_SETS } from './rtf-words.ts'

/** The code pages in which the bytes of a Rich Text file are to be read. */
export interface RtfFonts {
  /** Takes in a word of the table of fonts. */
  describe(word: string, value: number | undefined): void
  /** Takes in a word that sets the code page of the whole file. */
  obey(word: string, value: number | undefined): void
  codePage(font: number | undefined): number
}

const WESTERN = 1252
const MAC_ROMAN = 10000

export function createRtfFonts(): RtfFonts {
  const pages = new Map<number, number | 'western'>()
  let described = 0
  let general = WESTERN
  let usual: number | undefined
  return {
    describe(word, value = 0) {
      if (word === 'f') described = value
      if (word === 'fcharset') pages.set(described, value === 0 ? 'western' : (CHARACTER_SETS[value] ?? general))
      if (word === 'cpg') pages.set(described, value)
    },
    obey(word, value) {
      if (word === 'ansicpg' && value) general = value
      if (word === 'mac') general = MAC_ROMAN
      if (word === 'deff') usual = value
    },
    codePage(font = usual) {
      const page = pages.get(font ?? 0)
      if (page !== 'western') return page ?? general
      // Programs other than Word call every font Western, whatever they write in it.
      return [...pages.values()].includes(general) ? WESTERN : general
    },
  }
}
