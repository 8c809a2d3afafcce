import type { Line } from './lines.ts'
import { COLOUR, type Style, STYLE } from './look.ts'
import type { GlyphRun, MissingCharacter, Shaper } from './shaping.ts'
import type { RuleMark } from './sheets.ts'

export interface Painter {
  line(line: Line, x: number, baseline: number): void
  rule(rule: RuleMark): void
  /** Draws one line of text and returns its width. */
  text(text: string, style: Style, x: number, baseline: number, align: 'left' | 'right'): number
  /** Writes what was drawn so far; due before the page gets anything from elsewhere, and at its end. */
  flush(): void
}

/** Writes onto the document's current page. */
export function painter(document: PDFKit.PDFDocument, shaper: Shaper): Painter {
  const fonts = document.page.fonts as Record<string, unknown>
  const { height } = document.page
  let operators: string[] = []
  const paint: Painter = {
    line(line, x, baseline) {
      showLine(line, x, height - baseline, fonts, operators)
    },
    rule({ x, y, width, weight, colour, dotted }) {
      const at = number(height - y)
      const dash = dotted ? '[0.7 1.6] 0 d' : '[] 0 d'
      const to = number(x + Math.max(0, width))
      operators.push(`${rgb(colour)} RG ${weight} w ${dash} ${number(x)} ${at} m ${to} ${at} l S`)
    },
    text(text, style, x, baseline, align) {
      const items = text.split(/( )/).map((part) => ({ word: shaper.shape(part, style), style }))
      const width = items.reduce((sum, { word }) => sum + word.width, 0)
      paint.line({ items, width, rightToLeft: false }, align === 'right' ? x - width : x, baseline)
      return width
    },
    flush() {
      if (operators.length > 0) document.addContent(Buffer.from(`${operators.join('\n')}\n`, 'latin1'))
      operators = []
    },
  }
  return paint
}

/** The operators of a line: one array of glyphs as long as font, size and colour stay. */
function showLine(line: Line, x: number, y: number, fonts: Record<string, unknown>, out: string[]): void {
  let font: GlyphRun['font'] | undefined
  let styled: Style | undefined
  let shown = ''
  let at = x
  const finish = () => {
    if (shown) out.push(`[${shown}] TJ`)
    shown = ''
  }
  out.push(`BT 1 0 0 1 ${number(at)} ${number(y)} Tm`)
  for (const { word, style } of line.items) {
    for (const piece of word.pieces) {
      if (piece.kind === 'missing') {
        finish()
        out.push('ET', missingOperators(piece, at, y, fonts), `BT 1 0 0 1 ${number(at + piece.width)} ${number(y)} Tm`)
        font = undefined
        at += piece.width
        continue
      }
      if (piece.font !== font || style !== styled) {
        finish()
        font = piece.font
        styled = style
        fonts[font.id] ??= font.ref()
        out.push(`${rgb(style.colour)} rg /${font.id} ${style.size} Tf ${style.tracking ?? 0} Tc`)
      }
      for (const { operands, rise } of piece.shown) {
        if (rise === 0) shown += operands
        else {
          finish()
          out.push(`${number((rise * style.size) / 1000)} Ts [${operands}] TJ 0 Ts`)
        }
      }
      at += piece.width
    }
  }
  finish()
  out.push('ET')
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
