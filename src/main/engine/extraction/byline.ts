const LABEL =
  /^\s*(?:(?:written|story|text|reported|words)?\s*by|автор(?:ы)?(?:\s(?:статьи|текста|материала))?|текст)\s*:?\s+/iu

const WORD = String.raw`\p{Lu}[\p{L}'’.-]*`
const PARTICLE = '(?:van|von|de|der|den|da|di|du|la|le|el|al|bin|ibn)'
const NAME = String.raw`(?!The\s)${WORD}(?:\s(?:${PARTICLE}\s)*${WORD}){1,3}`
const NAMES = new RegExp(String.raw`^${NAME}(?:(?:,\s|\sand\s|\sи\s|\s&\s)${NAME}){0,4}(?=$|\s*[,|•·(/–—])`, 'u')

/** The authors that a byline names ("By Anna Weber and Tom Lind, staff writers"); undefined for any other line. */
export function byline(text: string): string | undefined {
  const label = text.length <= 200 ? LABEL.exec(text) : null
  return label ? NAMES.exec(text.slice(label[0].length).trimEnd())?.[0].replace(/\.$/, '') : undefined
}
