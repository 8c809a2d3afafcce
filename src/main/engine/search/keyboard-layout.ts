const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбю'

/** The word that the same keys give on the other of the usual English and Russian keyboards. */
export function otherLayout(word: string): string | undefined {
  const typed = [...word.toLowerCase()]
  for (const [from, to] of [
    [LATIN, CYRILLIC],
    [CYRILLIC, LATIN],
  ] as const) {
    if (typed.every((letter) => from.includes(letter))) return typed.map((letter) => to[from.indexOf(letter)]).join('')
  }
  return undefined
}
