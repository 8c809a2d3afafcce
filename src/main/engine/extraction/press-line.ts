import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { dateAtStart } from './dates.ts'

/** A line that names a publication, and often the day, and nothing else: a masthead, or where a clipping was taken from. */
export interface PressLine {
  readonly publisher: string
  readonly date: EdtfDate | undefined
}

/** Words with which the names of newspapers and agencies end, and those with which they begin. */
const LAST =
  /\s(?:press|post|times|tribune|herald|gazette|journal|courier|observer|chronicle|sentinel|telegraph|mirror|examiner|inquirer|dispatch|ledger|register|bulletin|magazine|news\sagency|newswire|zeitung|anzeiger|tagblatt|tageblatt|nachrichten|rundschau|kurier|вестник|вісник|курьер|известия|ведомости|хроника|новини|новине|вести|гласник|novine|glasnik)$/iu
const FIRST =
  /^(?:(?:la|le|el|il|o|a|l['’])\s?)?(?:gazzetta|gazeta|courrier|journal|diario|diário|corriere|correo|heraldo|périodique|agence|agencia|agenzia|agência|głos|dziennik|kurier|газета|вестник|агентство)\s\p{L}/iu
const GENERAL = /^(?:in\s|for\s|our\s|local|world|business|latest|breaking|free|daily|more|about|official)\b/iu

const LEAD =
  /^(?:(?:(?:re)?printed|taken)\s+)?(?:from|in|source|aus|quelle|de|fuente|из|источник|од|z)\b\s*(?:the\s+(?=\p{Lu}))?/iu
const PAGE = /^(?:page|pp?\.?|seite|s\.|стр\.|с\.|pág\.|str\.)\s?[A-Z]?\d+$/iu
const PARTING = /\s{2,}|[\t|•·–—,;:()[\]]+/u

const LONGEST = 120
const MOST_WORDS = 6

export function pressLine(line: string): PressLine | undefined {
  if (line.length > LONGEST || /[.!?]$/.test(line)) return undefined
  const { date, rest } = withoutDate(line)
  const parts = rest
    .split(PARTING)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !PAGE.test(part))
    .map((part) => part.replace(LEAD, ''))
  const [name] = parts.filter(Boolean)
  return name !== undefined && parts.filter(Boolean).length === 1 && isPress(name)
    ? { publisher: name, date }
    : undefined
}

function isPress(name: string): boolean {
  return (
    /^\p{Lu}/u.test(name) &&
    name.split(/\s+/).length <= MOST_WORDS &&
    (LAST.test(name) || FIRST.test(name)) &&
    !GENERAL.test(name)
  )
}

function withoutDate(line: string): { date: EdtfDate | undefined; rest: string } {
  for (const { index } of line.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
    const named = dateAtStart(line.slice(index))
    if (named && /^\d{4}-\d\d-\d\d$/.test(named.date))
      return { date: named.date, rest: `${line.slice(0, index)}|${line.slice(index + named.length)}` }
  }
  return { date: undefined, rest: line }
}
