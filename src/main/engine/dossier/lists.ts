import { compareEdtf } from '../../../shared/domain/edtf.ts'
import type { DossierExhibit } from './input.ts'
import { mm, PAGE, STYLE } from './look.ts'
import { anchorOf, numberColumn, type Section, type Setting } from './part.ts'
import { beginSection } from './sections.ts'
import { type CellStack, LIST_LOOK, setTable, setText } from './setting.ts'
import { element, roomLeft, turnPage } from './sheets.ts'
import { civilDay, listedAs, publishedIn, type Words } from './words.ts'

type Placed = { readonly exhibit: DossierExhibit; readonly index: number }

/** The dated exhibits in the order of their dates, then those without a date by their numbers. Withdrawn ones are not in it. */
export function setChronology(setting: Setting, section: Section): void {
  const { input, words, flow, shaper } = setting
  const part = beginSection(setting, section)
  const standing = input.exhibits
    .map((exhibit, index) => ({ exhibit, index }))
    .filter(({ exhibit }) => !exhibit.withdrawnOn)
  const dated = standing
    .filter(({ exhibit }) => exhibit.published)
    .toSorted((a, b) => compareEdtf(a.exhibit.published?.value, b.exhibit.published?.value))
  const undated = standing.filter(({ exhibit }) => !exhibit.published)
  const lead = words.say(dated.length > 0 ? 'chronologyLead' : 'noneDated')
  setText(flow, shaper, lead, STYLE.lead, element('P', part))
  if (dated.some(({ exhibit }) => exhibit.published?.basis === 'declared')) {
    setText(flow, shaper, words.say('declaredLead'), STYLE.lead, element('P', part))
  }
  flow.y += 9
  const document = { width: mm(82), head: words.say('column.document') }
  const source = { width: mm(33), head: words.say('column.source') }
  const columns = [{ width: mm(36), head: words.say('column.date') }, document, source]
  const rows = dated.map(({ exhibit, index }): CellStack[] => [
    { text: publishedIn(words, exhibit.published), style: STYLE.table },
    ...documentAndSource({ exhibit, index }, words),
  ])
  setTable(flow, shaper, columns, rows, part, LIST_LOOK)
  if (undated.length === 0) return
  flow.y += 15
  if (roomLeft(flow) < 80) turnPage(flow)
  setText(flow, shaper, words.say('undated'), STYLE.h2, element('H2', part))
  flow.y += 6
  const wider = [{ ...document, width: mm(82 + 36) }, source]
  setTable(
    flow,
    shaper,
    wider,
    undated.map((placed) => documentAndSource(placed, words)),
    part,
    LIST_LOOK,
  )
}

function documentAndSource({ exhibit, index }: Placed, words: Words): CellStack[] {
  const link = anchorOf(index)
  return [
    { text: listedAs(exhibit), style: STYLE.table, lines: 3 },
    {
      late: ({ pageOf }) => words.say('pageShort', { exhibit: exhibit.label, page: pageOf(link) }),
      style: STYLE.tableLink,
      link,
    },
  ]
}

/** Every exhibit with the hash of its original; withdrawn ones stay in it. */
export function setExhibitList(setting: Setting, section: Section): void {
  const { input, words, flow, shaper } = setting
  const part = beginSection(setting, section)
  setText(flow, shaper, words.say('listLead'), STYLE.lead, element('P', part))
  flow.y += 9
  const numbers = numberColumn(setting)
  const columns = [
    { width: numbers, head: words.say('column.number') },
    { width: PAGE.measure - numbers - mm(38 + 14), head: words.say('column.document') },
    { width: mm(38), head: words.say('column.hash') },
    { width: mm(14), head: words.say('column.page'), align: 'right' },
  ] as const
  const rows = input.exhibits.map((exhibit, index): CellStack[] => {
    const link = anchorOf(index)
    const withdrawn = exhibit.withdrawnOn !== null
    return [
      withdrawn
        ? { text: exhibit.label, style: STYLE.tableSoftNumber }
        : { text: exhibit.label, style: STYLE.tableLink, link },
      [
        { text: listedAs(exhibit), style: withdrawn ? STYLE.tableMuted : STYLE.table },
        { text: particulars(exhibit, words), style: STYLE.tableSoft },
      ],
      hashLines(exhibit.sha256, 16).map((text) => ({ text, style: STYLE.hash })),
      withdrawn
        ? { text: '–', style: STYLE.tableMuted, align: 'right' }
        : { late: ({ pageOf }) => String(pageOf(link)), style: STYLE.tableNumber, align: 'right', link },
    ]
  })
  setTable(flow, shaper, columns, rows, part, LIST_LOOK)
}

function particulars(exhibit: DossierExhibit, words: Words): string {
  return [
    exhibit.withdrawnOn && words.say('withdrawnOn', { date: civilDay(words, exhibit.withdrawnOn) }),
    exhibit.author?.value,
    exhibit.publisher?.value,
    publishedIn(words, exhibit.published),
    exhibit.language && words.language(exhibit.language),
    words.say(`format.${exhibit.format}`),
  ]
    .filter(Boolean)
    .join('\u00A0· ')
}

/** A hash in groups of four, so many characters a line. */
export function hashLines(sha256: string, perLine: number): string[] {
  const lines = sha256.match(new RegExp(`.{1,${perLine}}`, 'g')) ?? []
  return lines.map((line) => line.replaceAll(/(.{4})(?=.)/g, '$1 '))
}
