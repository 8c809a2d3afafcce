import type { Line } from './lines.ts'
import { COLOUR, type Style, STYLE } from './look.ts'
import type { GlyphRun, MissingCharacter, Shaper } from './shaping.ts'
import type { RuleMark } from './sheets.ts'

export interface Painter {
  line(line: Line, x: number, baseline: number): void
  rule(rule: RuleMark): void
  /** Draws one line of text and returns its width. */
  text(text: string, style: Style, x: number, baseline: number, align: 'left' | 'right'): number
}

/** Writes onto the document's current page. */
export function painter(document: PDFKit.PDFDocument, shaper: Shaper): Painter {
  const fonts = document.page.fonts as Record<string, unknown>
  const paint: Painter = {
    line(line, x, baseline) {
      document.addContent(lineOperators(line, x, document.page.height - baseline, fonts))
    },
    rule({ x, y, width, weight, colour, dotted }) {
      const at = number(document.page.height - y)
      const dash = dotted ? '[0.7 1.6] 0 d' : '[] 0 d'
      document.addContent(
        `${rgb(colour)} RG ${weight} w ${dash} ${number(x)} ${at} m ${number(x + Math.max(0, width))} ${at} l S`,
      )
    },
    text(text, style, x, baseline, align) {
      const items = text.split(/( )/).map((part) => ({ word: shaper.shape(part, style), style }))
      const width = items.reduce((sum, { word }) => sum + word.width, 0)
      paint.line({ items, width, rightToLeft: false }, align === 'right' ? x - width : x, baseline)
      return width
    },
  }
  return paint
}

/** The operators of a line: one array of glyphs as long as font, size and colour stay. */
function lineOperators(line: Line, x: number, y: number, fonts: Record<string, unknown>): string {
  const out: string[] = ['BT']
  let state = ''
  let shown = ''
  let at = x
  const flush = () => {
    if (shown) out.push(`[${shown}] TJ`)
    shown = ''
  }
  const move = () => out.push(`1 0 0 1 ${number(at)} ${number(y)} Tm`)
  move()
  for (const { word, style } of line.items) {
    for (const piece of word.pieces) {
      if (piece.kind === 'missing') {
        flush()
        out.push('ET', missingOperators(piece, at, y, fonts), 'BT')
        state = ''
        at += piece.width
        move()
        continue
      }
      fonts[piece.font.id] ??= piece.font.ref()
      const wanted = `${rgb(style.colour)} rg /${piece.font.id} ${style.size} Tf ${style.tracking ?? 0} Tc`
      if (wanted !== state) {
        flush()
        out.push((state = wanted))
      }
      for (const { operands, rise } of piece.shown) {
        if (rise === 0) shown += operands
        else {
          flush()
          out.push(`${number((rise * style.size) / 1000)} Ts [${operands}] TJ 0 Ts`)
        }
      }
      at += piece.width
    }
  }
  flush()
  out.push('ET')
  return out.join('\n')
}

/** The code of a character that no font has, in a box; what is copied or searched is the character itself. */
function missingOperators(
  { character, code, width }: MissingCharacter,
  x: number,
  y: number,
  fonts: Record<string, unknown>,
): string {
  const { size, colour } = STYLE.missing
  const inner = x + (width - code.width) / 2
  const actual = Buffer.from(character, 'utf16le').swap16().toString('hex')
  fonts[code.font.id] ??= code.font.ref()
  return [
    `${rgb(COLOUR.soft)} RG 0.4 w [] 0 d ${number(x + 0.5)} ${number(y - 1.6)} ${number(width - 1)} ${number(size + 2.6)} re S`,
    `/Span <</ActualText <FEFF${actual}>>> BDC BT ${rgb(colour)} rg /${code.font.id} ${size} Tf 0 Tc`,
    `1 0 0 1 ${number(inner)} ${number(y)} Tm [${operandsOf(code)}] TJ ET EMC`,
  ].join('\n')
}

function operandsOf(run: GlyphRun): string {
  return run.shown.map(({ operands }) => operands).join('')
}

const colours = new Map<string, string>()

/** Operands of `rg` and `RG`. */
function rgb(colour: string): string {
  let operands = colours.get(colour)
  if (operands === undefined) {
    operands = [1, 3, 5].map((at) => number(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ')
    colours.set(colour, operands)
  }
  return operands
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
