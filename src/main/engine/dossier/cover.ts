import type { DossierParty } from './input.ts'
import { breakLines, widthOf } from './lines.ts'
import { COLOUR, mm, PAGE, type Style, STYLE } from './look.ts'
import type { Setting } from './part.ts'
import { balancedWidth, setText, shortened } from './setting.ts'
import { baselineOf, beginPart, element, type Element, type PageNumbers, put } from './sheets.ts'
import { civilDay, exhibitRange } from './words.ts'

export const COVER = 'cover'

/** Left and right margin of the cover alike. */
const MARGIN = mm(32)
const WIDTH = PAGE.width - 2 * MARGIN
const RULE = mm(46)
const MATTER_WIDTH = mm(112)
const VALUE_WIDTH = mm(90)
/** The widest that the column of heads grows. */
const HEAD_WIDTH = WIDTH - VALUE_WIDTH
/** Representatives of one side that have a line each. */
const REPRESENTATIVES = 4

/** The cover; a page of its own without a running head. */
export function setCover(setting: Setting): void {
  const { input, words, flow, shaper, document } = setting
  beginPart(flow, COVER, () => ({ head: null, foot: '' }))
  const part = element('Sect', document)
  const centred = (text: string, style: Style, type = 'P', width = WIDTH) => {
    setText(flow, shaper, text, style, element(type, part), { x: (PAGE.width - width) / 2, width, align: 'centre' })
  }
  const table = tableRows(setting).map((row) => ({
    ...row,
    head: shortened(shaper, row.head, STYLE.coverTableHead, HEAD_WIDTH - 16, 3),
    value: shortened(shaper, row.value, STYLE.coverTable, VALUE_WIDTH, 3),
  }))
  const manyNames = input.parties.length > 5
  /** Names of one side that the cover has room for. */
  const named = input.parties.length > 6 ? 2 : 4
  flow.y = mm(manyNames ? 25 : 36)
  const { forum } = input
  if (forum) {
    const matter = forum.caption ? words.say(`matter.${forum.kind}`, { caption: forum.caption }) : forum.name
    centred(matter, STYLE.coverMatter, 'P', balancedWidth(shaper, matter, STYLE.coverMatter, MATTER_WIDTH))
  }
  const claimants = input.parties.filter(({ role }) => role === 'claimant')
  const others = input.parties.filter(({ role }) => role === 'defendant')
  if (input.parties.length > 0) {
    if (claimants.length > 0 && others.length > 0) {
      flow.y += mm(manyNames ? 8 : 17)
      centred(words.say('between').toLocaleLowerCase(), STYLE.coverBetween)
    }
    flow.y += mm(8)
    setSide(claimants, 'claimant')
    if (claimants.length > 0 && others.length > 0) {
      flow.y += mm(6.5)
      centred(words.say('and'), STYLE.coverRole)
      flow.y += mm(6.5)
    }
    setSide(others, input.otherSide)
  }
  flow.y += mm(manyNames ? 8 : 15)
  shortRule()
  flow.y += mm(9)
  centred(words.say('title'), STYLE.coverTitle, 'H1')
  flow.y += 7
  const title = shortened(shaper, input.caseTitle, STYLE.coverSub, WIDTH, 3)
  centred(title, STYLE.coverSub, 'P', balancedWidth(shaper, title, STYLE.coverSub, WIDTH))
  if (input.exhibits.length > 0) centred(exhibitRange(input.exhibits, words), STYLE.coverSub)
  flow.y += mm(9)
  shortRule()
  setTable()

  function shortRule(): void {
    const x = (PAGE.width - RULE) / 2
    put(flow, { kind: 'rule', x, y: flow.y, width: RULE, weight: 0.6, colour: COLOUR.ink })
  }

  function setSide(side: readonly DossierParty[], role: string): void {
    for (const { name } of side.slice(0, named))
      centred(shortened(shaper, name, STYLE.coverParty, WIDTH, 2), STYLE.coverParty)
    if (side.length > named) centred(words.say('andMore', { count: side.length - named }), STYLE.coverRole)
    if (side.length === 0) return
    flow.y += 2
    const countries = new Set(side.map(({ country }) => country))
    const [country] = countries
    const called = words.say(role, { count: side.length })
    centred(
      countries.size === 1 && country ? words.say('roleFrom', { role: called, country }) : called,
      STYLE.coverRole,
    )
  }

  function setTable(): void {
    const note = input.sample
      ? [...breakLines(shaper, [{ text: words.say('sample'), style: STYLE.coverNote }], WIDTH)]
      : []
    const bottom = PAGE.height - mm(31)
    const longest = Math.max(...table.map(({ head }) => widthOf(shaper, head, STYLE.coverTableHead)))
    const heads = Math.min(HEAD_WIDTH, longest + 17)
    const values = Math.max(...table.map(({ value }) => (value ? widthOf(shaper, value, STYLE.coverTable) : mm(60))))
    const width = Math.min(WIDTH, heads + values + 1)
    const x = (PAGE.width - width) / 2
    const linesOf = (text: string, style: Style, within: number) => [...breakLines(shaper, [{ text, style }], within)]
    const lines = table.map(({ head, value }) =>
      Math.max(
        1,
        linesOf(head, STYLE.coverTableHead, heads - 16).length,
        linesOf(value, STYLE.coverTable, width - heads).length,
      ),
    )
    const height = lines.reduce((sum, count) => sum + count * 14 + 5.2, 0)
    const below = note.length > 0 ? mm(7) + note.length * STYLE.coverNote.leading : 0
    flow.y = Math.max(flow.y + mm(6), bottom - below - height)
    for (const { head, value, late } of table) {
      const row = element('P', part)
      const top = flow.y + 2.6
      flow.y = top
      setText(flow, shaper, head, STYLE.coverTableHead, row, { x, width: heads - 16 })
      const afterHead = flow.y
      flow.y = top
      if (late) putLate(late, x + heads, row)
      else setText(flow, shaper, value, STYLE.coverTable, row, { x: x + heads, width: width - heads })
      flow.y = Math.max(flow.y, afterHead) + 2.6
    }
    flow.y += mm(7)
    if (note.length > 0) centred(words.say('sample'), STYLE.coverNote)
  }

  function putLate(text: (numbers: PageNumbers) => string, x: number, row: Element): void {
    const baseline = flow.y + baselineOf(STYLE.coverTable)
    put(flow, { kind: 'late', x, baseline, align: 'left', style: STYLE.coverTable, text, element: row })
    flow.y += STYLE.coverTable.leading
  }
}

interface CoverRow {
  readonly head: string
  readonly value: string
  readonly late?: (numbers: PageNumbers) => string
}

function tableRows({ input, words }: Setting): CoverRow[] {
  const rows: CoverRow[] = [{ head: words.say('reference'), value: input.reference }]
  const seat = input.seat && (input.seatAgreed ? input.seat : words.say('proposed', { seat: input.seat }))
  const language = input.proceedingsLanguage && words.language(input.proceedingsLanguage)
  const court = input.forum?.kind === 'court'
  if (seat && language)
    rows.push({ head: words.say(court ? 'placeAndLanguage' : 'seatAndLanguage'), value: `${seat}, ${language}` })
  else if (seat) rows.push({ head: words.say(court ? 'place' : 'seat'), value: seat })
  else if (language) rows.push({ head: words.say('language'), value: words.capitalised(language) })
  for (const [role, called] of [
    ['claimant', 'claimant'],
    ['defendant', input.otherSide],
  ] as const) {
    const side = input.parties.filter((party) => party.role === role)
    const sideIs = words.say(`for.${called}`, { count: side.length })
    const represented = Map.groupBy(side, ({ representative }) => representative.trim())
    const groups = [...represented].filter(([representative]) => representative !== '')
    const namesOf = (group: readonly DossierParty[]) => words.list(group.map(({ name }) => name))
    if (represented.size === 1)
      rows.push(...groups.map(([representative]) => ({ head: sideIs, value: representative })))
    else if (groups.length > REPRESENTATIVES) {
      const value = groups.map(([representative, group]) => `${representative} (${namesOf(group)})`).join('; ')
      rows.push({ head: sideIs, value })
    } else {
      for (const [representative, group] of groups) {
        rows.push({ head: words.say('forParty', { name: namesOf(group) }), value: representative })
      }
    }
  }
  const date = civilDay(words, input.madeOn)
  const late = ({ total }: PageNumbers) => words.say('versionOf', { version: input.version, date, count: total })
  rows.push({ head: words.say('version'), value: '', late })
  return rows
}
