/** Folds case and accents, letter by letter, so that offsets stay those of the text. */
function folded(text: string): string {
  return [...text].map((letter) => fold(letter)).join('')
}

function fold(letter: string): string {
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
  return plain.length === letter.length ? plain : letter
}

/**
 * Where the words of a query begin words of a title, as UTF-16 offsets [from, to); undefined where a word is in none.
 * An empty query matches every title.
 */
export function matchWords(title: string, query: string): [number, number][] | undefined {
  const text = folded(title)
  const found: [number, number][] = []
  for (const word of folded(query).split(/\s+/).filter(Boolean)) {
    const at = beginOfWord(text, word)
    if (at < 0) return undefined
    found.push([at, at + word.length])
  }
  return found
}

function beginOfWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] as string)) return at
  }
  return -1
}
