/** Words before an author's name; those of more than one meaning ("Von", "Par") count only where a name follows. */
const LABELS: readonly string[] = [
  String.raw`(?:(?:written|story|text|reported|words|posted|report)\s+)?by`,
  String.raw`(?:author|reporter|words|text|story)s?(?=\s?:)`,
  String.raw`автор(?:ы)?(?:\s(?:статьи|текста|материала))?|текст`,
  String.raw`von|text\s+von|autor(?:in)?|ein(?:\s\p{L}+)?\s+von`,
  String.raw`par|propos\s+recueillis\s+par|auteure?(?=\s?:)`,
  String.raw`por|autora?`,
  String.raw`autor(?:ka|zy)?|tekst`,
  String.raw`аутор(?:ка)?|пише|piše|autorka`,
]
const LABEL = new RegExp(String.raw`^\s*(?:${LABELS.join('|')})\s*:?\s+`, 'iu')
const HAN_LABEL = /^\s*(?:作者|记者|撰文)\s*[:：]?\s*(?<name>\p{Script=Han}{2,4})(?=$|\s|[/|(（])/u

const WORD = String.raw`\p{Lu}[\p{L}'’.-]*`
const PARTICLE = '(?:van|von|zu|de|del|der|den|da|di|du|la|le|el|al|bin|ibn)'
const NAME = String.raw`(?!The\s)${WORD}(?:\s(?:${PARTICLE}\s)*${WORD}){1,3}`
const NAMES = new RegExp(
  String.raw`^${NAME}(?:(?:,\s|\s(?:and|und|et|y|i|e|и|&)\s)${NAME}){0,4}(?=$|\s*[,|•·(/–—])`,
  'u',
)

/** The authors that a byline names ("By Anna Weber and Tom Lind, staff writers"); undefined for any other line. */
export function byline(text: string): string | undefined {
  if (text.length > 200) return undefined
  const label = LABEL.exec(text)
  if (!label) return HAN_LABEL.exec(text)?.groups?.['name']
  return NAMES.exec(text.slice(label[0].length).trimEnd())?.[0].replace(/\.$/, '')
}
