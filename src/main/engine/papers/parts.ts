import { hashLines } from '../dossier/lists.ts'
import { COLOUR, mm, PAGE, STYLE, type Style } from '../dossier/look.ts'
import { type CellStack, LIST_LOOK, PART_LOOK, setTable, setText } from '../dossier/setting.ts'
import type { Shaper } from '../dossier/shaping.ts'
import { element, type Element, type Flow, put, roomLeft, turnPage } from '../dossier/sheets.ts'
import { type FactRow, type PaperColumn, type PaperPart, type PaperRow, type PaperText, unpackRows } from './content.ts'

export interface PaperSetting {
  readonly flow: Flow
  readonly shaper: Shaper
  /** Root of the structure (PDF tags). */
  readonly root: Element
  /** To be called where nothing more is put onto the pages before the current one. */
  readonly settled: (flow: Flow) => void
}

const FACT_COLUMNS = [{ width: mm(45) }, { width: mm(106) }] as const
const NUMBER_WIDTH = mm(9)
/** Points between two lines that are filled in by hand. */
const BLANK_LEADING = 22

const TEXTS = {
  heading: { style: STYLE.h2, type: 'H2', before: 10, after: 5 },
  lead: { style: STYLE.lead, type: 'P', before: 0, after: 8 },
  text: { style: STYLE.part, type: 'P', before: 0, after: 6 },
  note: { style: STYLE.note, type: 'P', before: 0, after: 6 },
} as const

const CELLS: Record<NonNullable<PaperText['as']>, Style> = {
  soft: STYLE.tableSoft,
  hash: STYLE.hash,
  strong: { ...STYLE.table, face: 'semibold' },
}

export function setPart(setting: PaperSetting, part: PaperPart): void {
  const { flow, shaper, root } = setting
  if (part.kind === 'title') {
    setText(flow, shaper, part.text, STYLE.h1, element('H1', root))
    setText(flow, shaper, part.sub, STYLE.lead, element('P', root))
    flow.y += 12
  } else if (part.kind === 'section') {
    if (part.fresh || roomLeft(flow) < 200) turnPage(flow)
    else flow.y += 14
    setText(flow, shaper, part.text, { ...STYLE.h1, size: 14.5, leading: 19 }, element('H1', root))
    flow.y += 8
  } else if (part.kind === 'numbered') setNumbered(setting, part)
  else if (part.kind === 'facts') setFacts(setting, part.rows)
  else if (part.kind === 'table') setRows(setting, part.columns, part.rows)
  else if (part.kind === 'long-table') setRows(setting, part.columns, unpackRows(part.packed))
  else if (part.kind === 'box') setBox(setting, part)
  else if (part.kind === 'blank') setBlank(setting, part)
  else {
    const { style, type, before, after } = TEXTS[part.kind]
    if (part.kind === 'heading' && roomLeft(flow) < 70) turnPage(flow)
    else flow.y += before
    setText(flow, shaper, part.text, style, element(type, root))
    flow.y += after
  }
}

function setNumbered({ flow, shaper, root }: PaperSetting, part: { number: string; text: string }): void {
  if (roomLeft(flow) < 2 * STYLE.part.leading) turnPage(flow)
  const paragraph = element('P', root)
  const top = flow.y
  setText(flow, shaper, part.number, STYLE.part, paragraph, { width: NUMBER_WIDTH })
  flow.y = top
  const place = { x: PAGE.left + NUMBER_WIDTH, width: PAGE.measure - NUMBER_WIDTH }
  setText(flow, shaper, part.text, STYLE.part, paragraph, place)
  flow.y += 6
}

function setFacts({ flow, shaper, root, settled }: PaperSetting, facts: readonly FactRow[]): void {
  const rows = facts.map(({ name, value, remark, hash }): CellStack[] => [
    { text: name, style: STYLE.partHead },
    [
      ...(hash ? hashLines(value, 32) : [value]).map((text) => ({ text, style: hash ? STYLE.hash : STYLE.part })),
      ...(remark ? [{ text: remark, style: STYLE.partBasis }] : []),
    ],
  ])
  setTable(flow, shaper, FACT_COLUMNS, eachSettled(rows, flow, settled), root, PART_LOOK)
  flow.y += 8
}

function setRows(setting: PaperSetting, given: readonly PaperColumn[], rows: Iterable<PaperRow>): void {
  const { flow, shaper, root, settled } = setting
  const columns = given.map(({ width, head }) => ({ width: mm(width), head }))
  setTable(flow, shaper, columns, eachSettled(cellsOf(rows), flow, settled), root, LIST_LOOK)
  flow.y += 8
}

function* cellsOf(rows: Iterable<PaperRow>): Generator<CellStack[]> {
  for (const row of rows) {
    yield row.map((cell) =>
      cell.flatMap(({ text, as }) => {
        const lines = as === 'hash' && /^[0-9a-f]{64}$/.test(text) ? hashLines(text, 16) : [text]
        return lines.map((line) => ({ text: line, style: as ? CELLS[as] : STYLE.table }))
      }),
    )
  }
}

/** Between two rows of a table, the pages before the current one stand. */
function* eachSettled<T>(rows: Iterable<T>, flow: Flow, settled: PaperSetting['settled']): Generator<T> {
  for (const row of rows) {
    settled(flow)
    yield row
  }
}

function setBox(
  { flow, shaper, root }: PaperSetting,
  { title, texts }: { title: string; texts: readonly string[] },
): void {
  if (roomLeft(flow) < 110) turnPage(flow)
  else flow.y += 8
  const part = element('Sect', root)
  rule(flow, 0.8)
  flow.y += 7
  setText(flow, shaper, title, STYLE.partName, element('P', part))
  for (const text of texts) {
    flow.y += 3
    setText(flow, shaper, text, STYLE.part, element('P', part))
  }
  flow.y += 7
  rule(flow, 0.8)
  flow.y += 10
}

function setBlank({ flow, shaper, root }: PaperSetting, { label, lines }: { label: string; lines: number }): void {
  const labelled = Math.ceil(label.length / 26) * STYLE.partHead.leading
  if (roomLeft(flow) < Math.max(lines * BLANK_LEADING, labelled) + 8) turnPage(flow)
  const top = flow.y
  flow.y += BLANK_LEADING - STYLE.partHead.leading
  setText(flow, shaper, label, STYLE.partHead, element('P', root), { width: mm(45) - 8 })
  const below = flow.y
  const [x, width] = [PAGE.left + mm(45), PAGE.measure - mm(45)]
  for (let line = 1; line <= lines; line += 1) {
    put(flow, { kind: 'rule', x, y: top + line * BLANK_LEADING, width, weight: 0.5, colour: COLOUR.rule })
  }
  flow.y = Math.max(below, top + lines * BLANK_LEADING) + 4
}

function rule(flow: Flow, weight: number): void {
  put(flow, { kind: 'rule', x: PAGE.left, y: flow.y, width: PAGE.measure, weight, colour: COLOUR.ink })
}
