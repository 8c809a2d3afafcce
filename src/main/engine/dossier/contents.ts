import { widthOf } from './lines.ts'
import { COLOUR, mm, PAGE, STYLE } from './look.ts'
import { anchorOf, numberColumn, running, type Section, setHeading, type Setting } from './part.ts'
import { type CellStack, shortened, LIST_LOOK, setTable, setText } from './setting.ts'
import { baselineOf, beginPart, element, put, roomLeft, turnPage } from './sheets.ts'
import { listedAs, publishedIn } from './words.ts'

export const CONTENTS = 'contents'

/** The contents: the sections and every exhibit, each a link with its page. */
export function setContents(setting: Setting, sections: readonly Section[]): void {
  const { input, words, flow, shaper } = setting
  beginPart(flow, CONTENTS, () => running(setting, words.say('runningVersion', { version: input.version })))
  const part = setHeading(setting, words.say('contents'))
  const list = element('TOC', part)
  for (const { number, title, anchor } of sections) {
    const style = STYLE.contents
    flow.y += 5.5
    if (roomLeft(flow) < style.leading) turnPage(flow)
    const item = element('TOCI', list)
    const baseline = flow.y + baselineOf(style)
    const y = flow.y
    setText(flow, shaper, String(number), STYLE.contentsNumber, item)
    flow.y = y
    const shown = shortened(shaper, title, style, PAGE.measure - mm(11 + 14) - 12, 1)
    setText(flow, shaper, shown, style, element('Link', item), { x: PAGE.left + mm(11), link: anchor })
    const from = PAGE.left + mm(11) + widthOf(shaper, shown, style) + 6
    const width = PAGE.left + PAGE.measure - mm(14) - from
    put(flow, { kind: 'rule', x: from, y: baseline - 2.2, width, weight: 0.7, colour: COLOUR.rule, dotted: true })
    put(flow, {
      kind: 'late',
      x: PAGE.left + PAGE.measure,
      baseline,
      align: 'right',
      style: STYLE.contentsNumber,
      text: ({ pageOf }) => String(pageOf(anchor)),
      element: item,
    })
    flow.y += 1.6
  }
  if (input.exhibits.length === 0) return
  flow.y += 17
  if (roomLeft(flow) < 80) turnPage(flow)
  setText(flow, shaper, words.say('exhibits'), STYLE.h2, element('H2', part))
  flow.y += 4
  const numbers = numberColumn(setting)
  const columns = [
    { width: numbers, head: words.say('column.number') },
    { width: PAGE.measure - numbers - mm(36 + 14), head: words.say('column.document') },
    { width: mm(36), head: words.say('column.date') },
    { width: mm(14), head: words.say('column.page'), align: 'right' },
  ] as const
  setTable(flow, shaper, columns, exhibitRows(setting), part, LIST_LOOK)
}

function* exhibitRows({ input, words }: Setting): Generator<CellStack[]> {
  for (const [index, exhibit] of input.exhibits.entries()) {
    const link = anchorOf(index)
    const withdrawn = exhibit.withdrawnOn !== null
    yield [
      withdrawn
        ? { text: exhibit.label, style: STYLE.tableSoftNumber }
        : { text: exhibit.label, style: STYLE.tableLink, link },
      { text: listedAs(exhibit), style: withdrawn ? STYLE.tableMuted : STYLE.table, lines: 3 },
      exhibit.withdrawnOn === null
        ? { text: publishedIn(words, exhibit.published), style: STYLE.table }
        : { text: words.say('withdrawn'), style: STYLE.tableMuted },
      withdrawn
        ? { text: '–', style: STYLE.tableMuted, align: 'right' }
        : { late: ({ pageOf }) => String(pageOf(link)), style: STYLE.tableNumber, align: 'right', link },
    ]
  }
}
