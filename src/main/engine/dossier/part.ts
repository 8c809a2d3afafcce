import type { DossierInput, ExhibitPlace } from './input.ts'
import { widthOf } from './lines.ts'
import { mm, PAGE, RUNNING_GAP, STYLE } from './look.ts'
import { setText, shortened } from './setting.ts'
import type { Shaper } from './shaping.ts'
import { element, type Element, type Flow, type OwnSheet } from './sheets.ts'
import { runningSides, runningTitle, type Words } from './words.ts'

/** What every part of the dossier is set with. */
export interface Setting {
  readonly input: DossierInput
  readonly words: Words
  readonly shaper: Shaper
  readonly flow: Flow
  /** Root of the structure (PDF tags). */
  readonly document: Element
}

/** A section before the exhibits, numbered in the contents. */
export interface Section {
  readonly anchor: string
  readonly number: number
  readonly title: string
  readonly set: (setting: Setting, section: Section) => void
}

export function anchorOf(exhibit: number): string {
  return `exhibit-${String(exhibit).padStart(5, '0')}`
}

/** Where a reference leads to: a page or a paragraph of an exhibit, else its sheet. */
export function anchorOfPlace({ exhibit, page, paragraph }: ExhibitPlace): string {
  if (page !== null) return `${anchorOf(exhibit)}-page-${page}`
  return paragraph === null ? anchorOf(exhibit) : `${anchorOf(exhibit)}-paragraph-${paragraph}`
}

/** A column that holds the longest of the exhibits' numbers, C-5bis-T for one. */
export function numberColumn({ input, shaper }: Setting): number {
  const widths = input.exhibits.map(({ label }) => widthOf(shaper, label, STYLE.tableLink))
  return Math.max(mm(14), ...widths.map((width) => width + 8.5))
}

export function running(setting: Setting, right: string): Pick<OwnSheet, 'head' | 'foot'> {
  const width = PAGE.measure - widthOf(setting.shaper, right, STYLE.running) - RUNNING_GAP
  return { head: { left: runningWithin(setting, width), right }, foot: setting.input.reference }
}

/** The parties in one line of that width: where they are too long, both sides stay and their names are cut. */
function runningWithin({ input, words, shaper }: Setting, width: number): string {
  const widthIn = (text: string) => widthOf(shaper, text, STYLE.running)
  const cut = (text: string, to: number) => shortened(shaper, text, STYLE.running, to, 1)
  const full = runningTitle(input, words)
  const [claimants, others] = runningSides(input, words, 1)
  if (widthIn(full) <= width || !claimants || !others) return full
  const versus = (a: string, b: string) => words.say('versus', { claimants: a, others: b })
  if (widthIn(versus(claimants, others)) <= width) return versus(claimants, others)
  const names = width - widthIn(versus('', '')) - 6
  const forOthers = names - Math.min(widthIn(claimants), names / 3)
  const first = input.parties.find(({ role }) => role === 'defendant')?.name ?? others
  const named = [others, `${first}…`].find((text) => widthIn(text) <= forOthers) ?? cut(first, forOthers)
  return versus(cut(claimants, names - widthIn(named)), named)
}

/** Sets "5  Chronology" and returns the part of the structure that what follows belongs to. */
export function setHeading({ flow, shaper, document }: Setting, title: string, number?: number): Element {
  const part = element('Sect', document)
  const text = number === undefined ? title : `${number}\u2002${title}`
  setText(flow, shaper, text, STYLE.h1, element('H1', part))
  flow.y += 10
  return part
}
