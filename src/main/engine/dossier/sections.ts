import type { DossierParty } from './input.ts'
import { mm, STYLE } from './look.ts'
import { running, type Section, setHeading, type Setting } from './part.ts'
import { type CellStack, LIST_LOOK, PART_LOOK, setTable, setText } from './setting.ts'
import { beginPart, element, type Element, roomLeft, turnPage } from './sheets.ts'

/** About the height of a row of one line, in points. */
const ROW = 24
const PART_COLUMNS = [{ width: mm(45) }, { width: mm(106) }] as const

/** Begins a numbered section on a page of its own. */
export function beginSection(setting: Setting, { anchor, number, title }: Section): Element {
  beginPart(setting.flow, anchor, () => running(setting, `${number}\u2002${title}`))
  return setHeading(setting, title, number)
}

/** Rows of a name and what is known under it; rows without a value are left out. */
function partRows(rows: readonly (readonly [string, string | null])[]): CellStack[][] {
  return rows.flatMap(([head, value]) =>
    value
      ? [
          [
            { text: head, style: STYLE.partHead },
            { text: value, style: STYLE.part },
          ],
        ]
      : [],
  )
}

export function setParties(setting: Setting, section: Section): void {
  const { input, words, flow, shaper } = setting
  const part = beginSection(setting, section)
  const nobody = input.parties.length === 0
  if (nobody) setText(flow, shaper, words.say('noParties'), STYLE.lead, element('P', part))
  for (const role of ['claimant', 'defendant'] as const) {
    const side = input.parties.filter((party) => party.role === role)
    const called = role === 'claimant' ? 'claimant' : input.otherSide
    if (side.length === 0) continue
    if (roomLeft(flow) < 90) turnPage(flow)
    setText(flow, shaper, words.say(called, { count: side.length }), STYLE.h2, element('H2', part))
    flow.y += 6
    for (const party of side) setParty(setting, party, part)
    flow.y += 9
  }
}

function setParty({ words, flow, shaper }: Setting, party: DossierParty, part: Element): void {
  const rows = partRows([
    [words.say('party.aliases'), party.aliases.join('; ')],
    [words.say('party.country'), party.country],
    [words.say('party.address'), party.address.trim()],
    [words.say('party.representative'), party.representative.trim()],
  ])
  if (roomLeft(flow) < (rows.length + 2) * ROW) turnPage(flow)
  setTable(
    flow,
    shaper,
    PART_COLUMNS,
    [
      [
        { text: words.say('party.name'), style: STYLE.partHead },
        { text: party.name, style: STYLE.partName },
      ],
      ...rows,
    ],
    part,
    PART_LOOK,
  )
  flow.y += 12
}

export function setForum(setting: Setting, section: Section): void {
  const { input, words, flow, shaper } = setting
  const part = beginSection(setting, section)
  const seat = input.seat && (input.seatAgreed ? input.seat : words.say('proposed', { seat: input.seat }))
  const rows = partRows([
    [words.say('forum.jurisdiction'), input.jurisdiction],
    [words.say('forum.forum'), input.forum?.name ?? null],
    [words.say(input.forum?.kind === 'court' ? 'place' : 'forum.seat'), seat],
    [words.say('forum.law'), input.governingLaw],
    [
      words.say('forum.language'),
      input.proceedingsLanguage && words.capitalised(words.language(input.proceedingsLanguage)),
    ],
  ])
  if (rows.length === 0) setText(flow, shaper, words.say('noForum'), STYLE.lead, element('P', part))
  setTable(flow, shaper, PART_COLUMNS, rows, part, PART_LOOK)
}

/** The stages that the case discloses, and no other. */
export function setStages(setting: Setting, section: Section): void {
  const { input, words, flow, shaper } = setting
  const part = beginSection(setting, section)
  const columns = [
    { width: mm(38), head: words.say('column.date') },
    { width: mm(113), head: words.say('column.stage') },
  ] as const
  const rows = input.stages.map(({ stage, on, note }): CellStack[] => [
    { text: words.date(on), style: STYLE.table },
    [
      { text: words.say(`stage.${stage}`), style: STYLE.table },
      { text: note, style: STYLE.tableSoft },
    ],
  ])
  setTable(flow, shaper, columns, rows, part, LIST_LOOK)
}
