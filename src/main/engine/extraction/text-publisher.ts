import type { Finding } from '../../../shared/domain/article.ts'
import { dateline } from './date-lines.ts'
import { type Draft, pilcrow } from './draft.ts'
import { pressLine } from './press-line.ts'
import { isProse, wordCount } from './sentences.ts'

/** How many paragraphs of prose may stand before the one with the dateline. */
const PROSE_REACH = 4

const NAME_WORD = String.raw`[\p{Lu}\p{Lo}\d][\p{L}\d&.'’-]*`
const NAME_LINK = 'of|the|and|for|de|del|la|le|les|du|des|der|die|das|für|und|et|y|и|за|&'
const QUOTED = String.raw`(?:\p{L}[\p{L}-]*\s){0,2}[«"“„](?<quoted>[^»"”“]{2,60})[»"”“]`
const NAME = String.raw`(?:${QUOTED}|(?<name>${NAME_WORD}(?:\s(?:(?:${NAME_LINK})\s)*${NAME_WORD}){0,6}))`
/** Whatever stands up to the end of a statement: outside English the second word of a name is seldom in capitals. */
const REST = String.raw`(?:${QUOTED}|(?<name>[\p{Lu}\p{Lo}\d][^|•·,;:()\[\]–—]{1,60}?)(?=\s*(?:$|[|•·,;()\[\]–—])))`

const SITE_HEADER = new RegExp(String.raw`^\s*[-–—|]\s+${NAME}$`, 'u')
const OWN_APPEAL = new RegExp(
  String.raw`^(?:[Aa] message from|[Ww]e,? the (?:journalists|editors|staff|newsroom) (?:of|at)|(?:Обращение|Сообщение) (?:от )?редакции)\s+${NAME}`,
  'u',
)
const COPYRIGHT_SIGN = String.raw`(?<sign>©|\([cCсС]\)|[Cc]opyright|COPYRIGHT)\s*(?:©|\([cC]\)|[Cc]opyright)?\s*(?:by\s+)?(?<year>\d{4}(?:\s?[-–—,]\s?(?:\d{4}|present))*[,.]?\s+)?`
const COPYRIGHTS = [new RegExp(COPYRIGHT_SIGN + REST, 'u'), new RegExp(COPYRIGHT_SIGN + NAME, 'u')]
const RIGHTS =
  /(?:^|[.,|;]?\s+)(?:all rights reserved|alle rechte|tous droits|todos los derechos|tutti i diritti|wszelkie prawa|все права|всички права|сва права|sva prava|版权所有).*$/isu
/** A stop after a whole word ends the name; one after an abbreviation ("Inc.", "St.") does not. */
const NEXT_SENTENCE = /(?<=\p{L}{4,})\.\s+.*$/su

const SOURCE = new RegExp(
  String.raw`(?:^|[\s|•·–—(])(?:[Ss]ource|SOURCE|[Qq]uelle|[Ff]uente|[Źź]ródło|[Ии]сточник|[Ии]зточник|[Ии]звор|[Ii]zvor|[Дд]жерело|[Ff]onte|[Zz]droj|来源|來源)\s*[:：]\s*${REST}`,
  'u',
)

/** Longer than this is no name but a sentence. */
const MOST_WORDS = 6

/** Who publishes by the text's own signs: the agency of its dateline first, then the site that names itself. */
export function textPublishers(drafts: readonly Draft[], titleAt: number, head: readonly number[]): Finding[] {
  const found: Finding[] = []
  const add = (match: RegExpExecArray | null, at: number) =>
    addName(match?.groups?.['quoted'] ?? match?.groups?.['name'], at)
  const addName = (name: string | undefined, at: number) => {
    const value = name
      ?.replace(RIGHTS, '')
      .replace(NEXT_SENTENCE, '')
      .replace(/^(\p{Script=Han}+)\s.*$/u, '$1')
      .replace(/[.,:\s]+$/, '')
    if (
      value &&
      /^[\p{Lu}\p{Lo}\d]/u.test(value) &&
      /\p{L}{2}/u.test(value) &&
      !found.some((other) => other.value === value)
    )
      found.push({ field: 'publisher', role: 'main', value, basis: 'text', where: pilcrow(at) })
  }
  const prose = drafts.map((block, at) => ({ ...block, at })).filter(isProse)
  const reported = prose.slice(0, PROSE_REACH).find(({ text }) => dateline(text)?.agency)
  if (reported) addName(dateline(reported.text)?.agency, reported.at)
  for (const at of head)
    if (drafts[at]!.text.length <= 160) {
      const source = SOURCE.exec(drafts[at]!.text)
      if (source && isName(source)) add(source, at)
    }
  const lastProse = prose.at(-1)?.at ?? -1
  for (const [at, { text, noise, kind }] of drafts.entries()) {
    if (at < titleAt || (titleAt === -1 && at === 0)) add(SITE_HEADER.exec(text), at)
    if (text.length > 600) continue
    if (noise) add(OWN_APPEAL.exec(text), at)
    if (text.length <= 200 && kind !== 'caption') add(copyright(text, noise, at > lastProse), at)
  }
  for (const at of pressLines(drafts, titleAt, head, lastProse)) addName(pressLine(drafts[at]!.text)?.publisher, at)
  return found
}

/** Places of the lines that name a publication alone: at the head, or right after the last prose. */
function pressLines(drafts: readonly Draft[], titleAt: number, head: readonly number[], lastProse: number): number[] {
  const places = [...head, ...(lastProse === -1 ? [] : [lastProse + 1, lastProse + 2])]
  return places.filter(
    (at) => at !== titleAt && drafts[at]?.noise === false && pressLine(drafts[at].text) !== undefined,
  )
}

/** The days that such lines give: of the masthead, or of the publication that a clipping was taken from. */
export function pressDates(drafts: readonly Draft[], titleAt: number, head: readonly number[]): Finding[] {
  const lastProse = drafts.findLastIndex(isProse)
  return pressLines(drafts, titleAt, head, lastProse).flatMap((at) => {
    const value = pressLine(drafts[at]!.text)?.date
    return value ? [{ field: 'published', role: 'head', value, basis: 'text', where: pilcrow(at) } as const] : []
  })
}

/** A notice of copyright names who publishes only where it cannot be a picture's: with a year or its rights, or after all prose. */
function copyright(text: string, noise: boolean, atEnd: boolean): RegExpExecArray | null {
  const statement = text.replace(RIGHTS, '').replace(NEXT_SENTENCE, '')
  const found = COPYRIGHTS.map((form) => form.exec(statement)).find((match) => match && isName(match)) ?? null
  if (!found || (!noise && text.slice(0, found.index).trim() !== '')) return null
  const isNotice = found.groups?.['year'] !== undefined || RIGHTS.test(text) || atEnd
  return isNotice ? found : null
}

const isName = ({ groups }: RegExpExecArray) => {
  const name = groups?.['quoted'] ?? groups?.['name'] ?? ''
  return wordCount(name) <= MOST_WORDS && !NUMBERED.test(name)
}

/** A form's or a file's number, or cells of a table. */
const NUMBERED = /\t|\d{5}|\d\.\d/
