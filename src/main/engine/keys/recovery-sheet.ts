import { edtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { factsAsOptions, finished, openDocument } from '../dossier/document.ts'
import { drawSheet } from '../dossier/drawing.ts'
import { readFonts } from '../dossier/fonts.ts'
import { COLOUR, mm, PAGE, type Style, STYLE } from '../dossier/look.ts'
import { setText, shortened } from '../dossier/setting.ts'
import type { Shaper } from '../dossier/shaping.ts'
import { beginPart, createFlow, element, type Element, type Flow, put } from '../dossier/sheets.ts'
import { createStructure } from '../dossier/structure.ts'
import type { MadePaper } from '../papers/papers.ts'

const WORD: Style = { face: 'semibold', size: 19, leading: 29, colour: COLOUR.ink, figures: 'lining' }
/** As high as puts its figures on the baseline of the words. */
const NUMBER: Style = { face: 'regular', size: 11, leading: 34.6, colour: COLOUR.soft, figures: 'tabular' }
const COLUMNS = 2
const NUMBER_WIDTH = mm(11)
const FACT_WIDTH = mm(26)
const MARK_WIDTH = mm(5)

interface Sheet {
  /** The vault's name. */
  readonly vault: string
  /** Civil day, ISO 8601. */
  readonly madeOn: string
  readonly words: readonly string[]
}

/** The recovery key on one page (A4, PDF) to be printed, with how to keep it. @param fonts Path of `resources/fonts`. */
export async function recoverySheet(sheet: Sheet, language: Language, fonts: string): Promise<MadePaper> {
  const t = translator(language)
  const say = (key: string, values?: Record<string, unknown>) => t(`recovery:${key}`, values)
  const facts = { language, title: say('title'), subject: sheet.vault, madeOn: sheet.madeOn }
  const { document, shaper } = openDocument(factsAsOptions(facts), await readFonts(fonts))
  const done = finished(document)
  const root = element('Document', null)
  const flow = createFlow()
  const text = (words: string, style: Style, type = 'P') => setText(flow, shaper, words, style, element(type, root))

  beginPart(flow, 'sheet', () => ({ head: { left: 'Libellus', right: say('title') }, foot: '' }))
  text(say('title'), STYLE.coverTitle, 'H1')
  flow.y += 8
  const day = dateInWords(edtfDate(sheet.madeOn), language, 'long')
  const width = PAGE.measure - FACT_WIDTH
  setFact(flow, shaper, root, say('vault'), shortened(shaper, sheet.vault, STYLE.coverTable, width, 2))
  setFact(flow, shaper, root, say('madeOn'), day)
  flow.y += 10
  text(say('what'), STYLE.text)
  flow.y += 14
  setWords(flow, shaper, root, sheet.words)
  text(say('order'), STYLE.note)
  flow.y += 14
  text(say('keeping'), STYLE.h2, 'H2')
  flow.y += 4
  for (const rule of ['print', 'safe', 'secret', 'before']) setRule(flow, shaper, root, say(`keep.${rule}`))
  flow.y += 10
  text(say('using'), STYLE.h2, 'H2')
  flow.y += 4
  text(say('use'), STYLE.part)

  const structure = createStructure(document)
  const folio = { text: '', style: STYLE.running }
  for (const page of flow.sheets) {
    if (page.kind === 'own') drawSheet(document, shaper, page, folio, { total: 1, pageOf: () => 1 }, structure)
  }
  document.end()
  return { name: say('name', { vault: sheet.vault }), mime: 'application/pdf', bytes: await done }
}

function setFact(flow: Flow, shaper: Shaper, root: Element, name: string, value: string): void {
  const top = flow.y
  const fact = element('P', root)
  setText(flow, shaper, name, STYLE.coverTableHead, fact, { width: FACT_WIDTH })
  flow.y = top
  setText(flow, shaper, value, STYLE.coverTable, fact, { x: PAGE.left + FACT_WIDTH, width: PAGE.measure - FACT_WIDTH })
  flow.y += 2
}

/** Between two rules, down the columns. */
function setWords(flow: Flow, shaper: Shaper, root: Element, words: readonly string[]): void {
  const list = element('Sect', root)
  const rows = Math.ceil(words.length / COLUMNS)
  rule(flow)
  const top = flow.y + 7
  for (const [index, word] of words.entries()) {
    const x = PAGE.left + Math.floor(index / rows) * (PAGE.measure / COLUMNS) + mm(2)
    const line = element('P', list)
    flow.y = top + (index % rows) * WORD.leading
    const place = { x: x + NUMBER_WIDTH, width: PAGE.measure / COLUMNS - NUMBER_WIDTH }
    setText(flow, shaper, `${index + 1}`, NUMBER, line, { x, width: NUMBER_WIDTH })
    flow.y = top + (index % rows) * WORD.leading
    setText(flow, shaper, word, WORD, line, place)
  }
  flow.y = top + rows * WORD.leading + 7
  rule(flow)
  flow.y += 6
}

function setRule(flow: Flow, shaper: Shaper, root: Element, text: string): void {
  const top = flow.y
  const paragraph = element('P', root)
  setText(flow, shaper, '–', STYLE.part, paragraph, { width: MARK_WIDTH })
  flow.y = top
  setText(flow, shaper, text, STYLE.part, paragraph, { x: PAGE.left + MARK_WIDTH, width: PAGE.measure - MARK_WIDTH })
  flow.y += 3
}

function rule(flow: Flow): void {
  put(flow, { kind: 'rule', x: PAGE.left, y: flow.y, width: PAGE.measure, weight: 0.8, colour: COLOUR.ink })
}
