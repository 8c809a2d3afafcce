const NAME = String.raw`\p{Lu}[\p{L}'’.-]*(?:\s(?:(?:van|von|de|der|den|da|di|du|la|le|el|al|bin|ibn)\s)*\p{Lu}[\p{L}'’.-]*){1,3}`
const BY = new RegExp(
  String.raw`^\s*(?:by|written by|story by|text by|reported by|автор(?:ы)?(?:\s(?:статьи|текста|материала))?|текст)\s*:?\s+(?<names>${NAME}(?:(?:,\s|\sand\s|\sи\s|\s&\s)${NAME}){0,4})(?<rest>.{0,80})$`,
  'iu',
)

/** The authors that a byline names ("By Anna Weber and Tom Lind, staff writers"); undefined for any other line. */
export function byline(text: string): string | undefined {
  if (text.length > 200) return undefined
  const found = BY.exec(text.trim())
  const names = found?.groups?.['names']
  const rest = found?.groups?.['rest'] ?? ''
  if (!names || !/^(?:$|\s*[,|•·(/–—-])/.test(rest) || !isNames(names)) return undefined
  return names.replace(/\.$/, '')
}

/** The pattern ignores case for its first words; names themselves begin with capitals. */
const isNames = (names: string) =>
  names
    .split(/\s+/)
    .every((word) => /^(?:\p{Lu}|van$|von$|de$|der$|den$|da$|di$|du$|la$|le$|el$|al$|bin$|ibn$|and$|и$|&$)/u.test(word))
