import type { DossierInput } from './input.ts'
import { widthOf } from './lines.ts'
import { mm, STYLE } from './look.ts'
import { setText } from './setting.ts'
import type { Shaper } from './shaping.ts'
import { element, type Element, type Flow, type OwnSheet } from './sheets.ts'
import { runningTitle, type Words } from './words.ts'

/** What every part of the dossier is set with. */
export interface Setting {
  readonly input: DossierInput
  readonly words: Words
  readonly shaper: Shaper
  readonly flow: Flow
  /** Root of the structure (PDF tags). */
  readonly document: Element
}

/** The section of that name, numbered in the contents. */
export interface Section {
  readonly anchor: 'parties' | 'forum' | 'stages' | 'chronology' | 'list'
  readonly number: number
  readonly title: string
}

export function anchorOf(exhibit: number): string {
  return `exhibit-${String(exhibit).padStart(5, '0')}`
}

/** A column that holds the longest of the exhibits' numbers, C-5bis-T for one. */
export function numberColumn({ input, shaper }: Setting): number {
  const widths = input.exhibits.map(({ label }) => widthOf(shaper, label, STYLE.tableLink))
  return Math.max(mm(14), ...widths.map((width) => width + 8.5))
}

export function running({ input, words }: Setting, right: string): Pick<OwnSheet, 'head' | 'foot'> {
  return { head: { left: runningTitle(input, words), right }, foot: input.reference }
}

/** Sets "5  Chronology" and returns the part of the structure that what follows belongs to. */
export function setHeading({ flow, shaper, document }: Setting, title: string, number?: number): Element {
  const part = element('Sect', document)
  const text = number === undefined ? title : `${number}\u2002${title}`
  setText(flow, shaper, text, STYLE.h1, element('H1', part))
  flow.y += 10
  return part
}
