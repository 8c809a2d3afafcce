import { isDoubtful } from '../../../shared/domain/recognition.ts'
import type { DossierExhibit, DossierMail, Known, PartOf } from './input.ts'
import { mm, STYLE } from './look.ts'
import { hashLines } from './lists.ts'
import { anchorOf, running, type Setting } from './part.ts'
import { type Cell, type CellStack, shortened, PART_LOOK, setTable, setText } from './setting.ts'
import { beginPart, element, type Element, type PageNumbers } from './sheets.ts'
import { listedAs, type Words } from './words.ts'

/** How an exhibit's own pages follow its sheet. `unset`: they could not be set. */
export type Following = 'pages' | 'text' | 'noise' | 'blank' | 'unset'

const COLUMNS = [{ width: mm(41) }, { width: mm(79) }, { width: mm(31) }] as const
const TITLE_LINES = 6
const TITLE_WIDTH = mm(128)
/** Two lines of 32 characters of the hash. */
const HASH_LINE = 32

/**
 * The sheet that opens an exhibit: number, title and what is known of it.
 * @param lastPage Anchor of the exhibit's last page; undefined where only the sheet stands.
 */
export function setExhibitSheet(setting: Setting, index: number, following: Following, lastPage?: string): void {
  const { input, words, flow, shaper, document } = setting
  const exhibit = input.exhibits[index]
  if (!exhibit) return
  beginPart(flow, anchorOf(index), () => running(setting, words.say('exhibitRunning', { exhibit: exhibit.label })))
  const part = element('Sect', document)
  flow.y = mm(62)
  const heading = element('H1', part)
  setText(flow, shaper, words.say('exhibit').toLocaleLowerCase(), STYLE.sheetLabel, heading)
  setText(flow, shaper, exhibit.label, STYLE.sheetNumber, heading)
  flow.y += 12
  const title = shortened(shaper, listedAs(exhibit), STYLE.sheetTitle, TITLE_WIDTH, TITLE_LINES)
  setText(flow, shaper, title, STYLE.sheetTitle, element('P', part), { width: TITLE_WIDTH })
  flow.y += mm(16)
  setTable(flow, shaper, COLUMNS, rows(exhibit, index, words, following, lastPage), part, PART_LOOK)
  flow.y += 9
  setNotes(setting, exhibit, following, part)
}

function setNotes(
  { flow, shaper, words }: Setting,
  exhibit: DossierExhibit,
  following: Following,
  part: Element,
): void {
  const note = { text: 'fromText', noise: 'fromTextNoise', blank: 'noText', unset: 'notSet', pages: undefined }[
    following
  ]
  if (note) setText(flow, shaper, words.say(`sheet.${note}`), STYLE.note, element('P', part))
  const { title, author, publisher, published, partOf, recognised } = exhibit
  if (recognised !== null) {
    const said = words.say(isDoubtful(recognised) ? 'sheet.recognisedDoubtfully' : 'sheet.recognised', {
      confidence: recognised,
    })
    setText(flow, shaper, said, STYLE.note, element('P', part))
  }
  const declared = [title, author, publisher, published].some((known) => known?.basis === 'declared')
  if (declared || (partOf && saidOf(partOf))) {
    setText(flow, shaper, words.say('sheet.declared'), STYLE.note, element('P', part))
  }
}

function rows(
  exhibit: DossierExhibit,
  index: number,
  words: Words,
  following: Following,
  lastPage: string | undefined,
): CellStack[][] {
  const { title, author, publisher, mail, partOf } = exhibit
  const say = (key: string) => words.say(`sheet.${key}`)
  return [
    partOf && row(say('relation'), relation(partOf, words), saidOf(partOf) ? words.say('basis.declared') : ''),
    title ? known(say('title'), title, words) : row(say('title'), say('noTitle')),
    author && known(say('author'), author, words),
    publisher && known(say('publisher'), publisher, words),
    publishedRow(exhibit, words),
    mail?.from && row(say('from'), mail.from),
    mail?.to && row(say('to'), mail.to),
    mail?.cc && row(say('cc'), mail.cc),
    mail?.subject && row(say('subject'), mail.subject),
    mail && mail.attachments.length + mail.attachmentsKept > 0 && row(say('attachments'), attachments(mail, words)),
    languageAndPages(exhibit, index, words, following, lastPage),
    row(say('original'), original(exhibit, words)),
    [head(say('hash')), hashLines(exhibit.sha256, HASH_LINE).map((text) => ({ text, style: STYLE.hash }))],
  ].filter((cells) => typeof cells === 'object' && cells !== null)
}

function relation(partOf: PartOf, words: Words): string {
  const { kind, label, certified, translator, translatedOn } = partOf
  return [
    words.say(`sheet.${kind}Of`, { exhibit: label }),
    certified !== null && words.say(`sheet.${certified ? 'certified' : 'notCertified'}`),
    translator,
    translatedOn && words.date(translatedOn),
  ]
    .filter(Boolean)
    .join('; ')
}

function saidOf({ certified, translator, translatedOn }: PartOf): boolean {
  return certified !== null || translator !== '' || translatedOn !== null
}

function head(text: string): Cell {
  return { text, style: STYLE.partHead }
}

function row(name: string, value: string, basis = ''): CellStack[] {
  const cells: CellStack[] = [head(name), { text: value, style: STYLE.part }]
  return basis ? [...cells, { text: basis, style: STYLE.partBasis, align: 'right' }] : cells
}

function known(name: string, { value, basis }: Known, words: Words): CellStack[] {
  return row(name, value, words.say(`basis.${basis}`))
}

/** Formats of what is not published as an article is. */
const DATED: ReadonlySet<DossierExhibit['format']> = new Set([
  'pdf',
  'docx',
  'doc',
  'odt',
  'rtf',
  'xlsx',
  'pptx',
  'image',
])

/** Articles are published, mail is sent, and what else is on paper is dated. */
function publishedRow({ format, published, mail }: DossierExhibit, words: Words): CellStack[] {
  const said = format === 'eml' || format === 'msg' ? 'sent' : DATED.has(format) ? 'dated' : 'published'
  const name = words.say(`sheet.${said}`)
  const sent = mail?.sent ?? ''
  if (!published) return row(name, sent || words.say('notDated'))
  const dates = [words.date(published.value), sent].filter(Boolean)
  return row(name, dates.join('; '), words.say(`basis.${published.basis}`))
}

function attachments({ attachments: named, attachmentsKept: count }: DossierMail, words: Words): string {
  const kept = count > 0 && words.say(`sheet.${named.length > 0 ? 'moreKept' : 'onlyKept'}`, { count })
  return [named.join('; '), kept].filter(Boolean).join(' ')
}

function languageAndPages(
  { language }: DossierExhibit,
  index: number,
  words: Words,
  following: Following,
  lastPage: string | undefined,
): CellStack[] | null {
  const name = language && words.capitalised(words.language(language))
  if (lastPage === undefined || following === 'unset') return name ? row(words.say('sheet.language'), name) : null
  const late = ({ pageOf }: PageNumbers) => {
    const first = pageOf(anchorOf(index)) + 1
    const last = pageOf(lastPage)
    const pages = words.say(first === last ? 'sheet.onPage' : 'sheet.onPages', { first, last })
    return name ? `${name}; ${pages}` : pages
  }
  return [head(words.say(name ? 'sheet.languageAndPages' : 'sheet.pages')), { late, style: STYLE.part }]
}

function original({ format, pages, size }: DossierExhibit, words: Words): string {
  return [
    words.say(`format.${format}`),
    pages !== null && words.say('sheet.originalPages', { count: pages }),
    words.say('sheet.bytes', { count: size, size: words.number(size) }),
  ]
    .filter(Boolean)
    .join(', ')
}
