/** The letters of the Russian layout in the order of the keys that carry them, and what those keys give in Latin. */
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"

/** What would have been typed had the keyboard stood in Latin. */
export function onLatinKeys(text: string): string {
  return [...text]
    .map((letter) => {
      const key = LATIN[CYRILLIC.indexOf(letter.toLowerCase())]
      if (key === undefined) return letter
      return letter === letter.toLowerCase() ? key : key.toUpperCase()
    })
    .join('')
}
