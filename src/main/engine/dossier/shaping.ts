import { mirroredText, readsRightToLeft } from './direction.ts'
import type { FontFiles } from './fonts.ts'
import { type FaceName, type Style, STYLE } from './look.ts'

/** What is used of a font that pdfkit has embedded; its types leave these out. */
export interface EmbeddedFont {
  /** Name in a page's resources. */
  readonly id: string
  ref(): unknown
  /** Glyph numbers in the embedded subset as four hexadecimal digits, and positions in thousandths of the size. */
  encode(text: string, features: readonly string[]): [string[], GlyphPosition[]]
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean }
}

interface GlyphPosition {
  readonly xAdvance: number
  readonly xOffset: number
  readonly yOffset: number
  readonly advanceWidth: number
}

/** Glyphs of one font in the order in which they are drawn. */
export interface GlyphRun {
  readonly kind: 'glyphs'
  readonly font: EmbeddedFont
  /** Operands of the PDF operator TJ, parted where glyphs are raised by `rise` thousandths of the size. */
  readonly shown: readonly { readonly operands: string; readonly rise: number }[]
  /** Points. */
  readonly width: number
}

/** A character that no font has; shown as its code in a box. */
export interface MissingCharacter {
  readonly kind: 'missing'
  readonly character: string
  readonly code: GlyphRun
  readonly width: number
}

/** A piece of text that is never broken, as glyphs. */
export interface Word {
  readonly pieces: readonly (GlyphRun | MissingCharacter)[]
  readonly width: number
  /** Characters of it that no font has. */
  readonly missing: number
}

export interface Shaper {
  shape(text: string, style: Style, rightToLeft?: boolean): Word
  /** Characters shown as their code so far, each as often as it was laid out. */
  readonly missing: () => number
}

const FEATURES: Record<Style['figures'], readonly string[]> = {
  'old-style': ['onum', 'pnum'],
  lining: ['lnum', 'pnum'],
  tabular: ['lnum', 'tnum'],
}

/** Controls, joiners, directions and variation selectors: they have no glyph of their own. */
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu

/** Words kept per style: enough for the vocabulary of a long text, bounded for text that never repeats. */
const CACHE = 40_000

/** Space around a code within its box, in points. */
const BOX = 1.6

/**
 * Turns text into glyphs of the embedded fonts, each word once.
 * @param open Embeds a font file in the PDF that is being written.
 */
export function createShaper(files: FontFiles, open: (file: Uint8Array) => EmbeddedFont): Shaper {
  const faces = new Map<FaceName, EmbeddedFont>()
  const otherScripts: EmbeddedFont[] = []
  const caches = new Map<Style, Map<string, Word>>()
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
  let missing = 0

  const face = (name: FaceName): EmbeddedFont => {
    const opened = faces.get(name) ?? open(files.faces[name])
    faces.set(name, opened)
    return opened
  }

  function* candidates(style: Style): Generator<EmbeddedFont> {
    yield face(style.face)
    if (style.face !== 'regular') yield face('regular')
    for (const [index, file] of files.otherScripts.entries()) yield (otherScripts[index] ??= open(file))
  }

  const fontFor = (characters: string, style: Style): EmbeddedFont | undefined => {
    for (const font of candidates(style)) if (covers(font, characters)) return font
    return undefined
  }

  const run = (font: EmbeddedFont, text: string, style: Style): GlyphRun => {
    const features = style.smallCapitals ? [...FEATURES[style.figures], 'smcp', 'c2sc'] : FEATURES[style.figures]
    const [glyphs, positions] = font.encode(text, features)
    return { kind: 'glyphs', font, ...placed(glyphs, positions, style) }
  }

  const code = (character: string): MissingCharacter => {
    missing += 1
    const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const shown = run(face('regular'), `U+${point}`, STYLE.missing)
    return { kind: 'missing', character, code: shown, width: shown.width + 2 * BOX }
  }

  const split = (text: string, style: Style): (GlyphRun | MissingCharacter)[] => {
    const pieces: (GlyphRun | MissingCharacter)[] = []
    let pending = ''
    let font: EmbeddedFont | undefined
    const finish = () => {
      if (font && pending) pieces.push(run(font, pending, style))
      pending = ''
    }
    for (const { segment } of graphemes.segment(text)) {
      const wanted = font && covers(font, segment) && isMark(segment) ? font : fontFor(segment, style)
      if (wanted !== font) finish()
      font = wanted
      if (wanted) pending += segment
      else for (const character of segment) pieces.push(known(character, style) ?? code(character))
    }
    finish()
    return pieces
  }

  const known = (character: string, style: Style): GlyphRun | undefined => {
    const font = fontFor(character, style)
    return font && run(font, character, style)
  }

  const shape = (text: string, style: Style, rightToLeft: boolean): Word => {
    const visible = text.replace(INVISIBLE, '').normalize('NFC')
    const directed = rightToLeft ? mirroredText(visible) : visible
    const own = face(style.face)
    const pieces = directed === '' ? [] : covers(own, directed) ? [run(own, directed, style)] : split(directed, style)
    const ordered = rightToLeft && readsRightToLeft(visible) ? pieces.toReversed() : pieces
    const lacking = ordered.filter(({ kind }) => kind === 'missing').length
    return { pieces: ordered, width: ordered.reduce((sum, piece) => sum + piece.width, 0), missing: lacking }
  }

  return {
    shape(text, style, rightToLeft = false) {
      let cache = caches.get(style)
      if (!cache) caches.set(style, (cache = new Map()))
      const key = rightToLeft ? `\u200F${text}` : text
      const found = cache.get(key)
      if (found) {
        missing += found.missing
        return found
      }
      if (cache.size >= CACHE) cache.clear()
      const word = shape(text, style, rightToLeft)
      cache.set(key, word)
      return word
    },
    missing: () => missing,
  }
}

function covers(font: EmbeddedFont, text: string): boolean {
  for (const character of text) if (!font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return false
  return true
}

function isMark(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text)
}

/** A glyph is shown at its offset, and what follows at its advance, whatever the width that the font's table gives it. */
function placed(glyphs: readonly string[], positions: readonly GlyphPosition[], style: Style) {
  const shown: { operands: string; rise: number }[] = []
  let operands = ''
  let hex = ''
  let rise = 0
  let width = 0
  const closeHex = () => {
    if (hex) operands += `<${hex}>`
    hex = ''
  }
  const shift = (thousandths: number) => {
    if (Math.abs(thousandths) < 0.05) return
    closeHex()
    operands += `${-Math.round(thousandths * 10) / 10} `
  }
  const closeRun = () => {
    closeHex()
    if (operands) shown.push({ operands, rise })
    operands = ''
  }
  for (const [index, position] of positions.entries()) {
    if (position.yOffset !== rise) {
      closeRun()
      rise = position.yOffset
    }
    shift(position.xOffset)
    hex += glyphs[index]
    shift(position.xAdvance - position.xOffset - position.advanceWidth)
    width += position.xAdvance
  }
  closeRun()
  return { shown, width: (width * style.size) / 1000 + glyphs.length * (style.tracking ?? 0) }
}
