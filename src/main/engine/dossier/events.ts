import type { DossierEvent, EventSource } from './input.ts'
import { mm, STYLE } from './look.ts'
import { anchorOfPlace, type Section, type Setting } from './part.ts'
import { beginSection } from './sections.ts'
import { type Cell, type CellStack, LIST_LOOK, setTable, setText } from './setting.ts'
import { element } from './sheets.ts'
import type { Words } from './words.ts'

/** Facts and acts in the order of their dates, each with the page and the paragraph of every exhibit that it stands on. */
export function setEvents(setting: Setting, section: Section): void {
  const { input, words, flow, shaper } = setting
  const part = beginSection(setting, section)
  setText(flow, shaper, words.say('eventsLead'), STYLE.lead, element('P', part))
  flow.y += 9
  const columns = [
    { width: mm(36), head: words.say('column.date') },
    { width: mm(77), head: words.say('column.event') },
    { width: mm(38), head: words.say('column.source') },
  ]
  const rows = input.events.map((event): CellStack[] => [
    { text: dateOf(event, words), style: STYLE.table },
    [
      { text: event.text, style: STYLE.table },
      ...(event.by === '' ? [] : [{ text: event.by, style: STYLE.tableSoft }]),
    ],
    event.sources.flatMap((source) => [sourceCell(source, words), ...speakerCell(source, words)]),
  ])
  setTable(flow, shaper, columns, rows, part, LIST_LOOK)
}

function dateOf({ on, lasting }: DossierEvent, words: Words): string {
  const date = words.date(on)
  return lasting ? words.say('lastingDate', { date }) : date
}

function speakerCell({ speaker }: EventSource, words: Words): Cell[] {
  return speaker === null ? [] : [{ text: speaker || words.say('notNamed'), style: STYLE.tableSoft }]
}

function sourceCell({ label, paragraphs, place }: EventSource, words: Words): Cell {
  const link = anchorOfPlace(place)
  return {
    late: ({ pageOf }) => {
      const told = { exhibit: label, page: pageOf(link) }
      if (!paragraphs) return words.say('pageShort', told)
      const [first, last] = paragraphs
      return words.say('pageParagraph', { ...told, at: first === last ? first : `${first}–${last}` })
    },
    style: STYLE.tableLink,
    link,
  }
}
