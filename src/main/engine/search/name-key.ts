const CYRILLIC: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', ђ: 'S', е: 'e', є: 'e', ж: 'S', з: 'S', и: 'i', і: 'i', ї: 'i', й: 'i', ј: 'i', к: 'k', л: 'l', љ: 'li', м: 'm', н: 'n',
  њ: 'ni', о: 'o', п: 'p', р: 'r', с: 'S', т: 't', ћ: 'S', у: 'u', ў: 'u', ф: 'v', х: 'H', ц: 'S', ч: 'S', џ: 'S', ш: 'S', щ: 'S', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'u', я: 'a',
} // prettier-ignore

/** How the spellings of English, German, French, Polish and others write a sound, the longest first. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/schtsch|chtch|shch|szcz|tsch|dsch|tch|sch|dzh|dj|zh|sh|sz|cz|tz|ts|dz/g, 'S'],
  [/kh/g, 'H'],
  [/ph/g, 'v'],
  [/th/g, 't'],
  [/gh/g, 'g'],
  [/gu(?=[ei])/g, 'g'],
  [/qu?|ck/g, 'k'],
  [/x/g, 'kS'],
  [/c(?=[eiy])|(?<=i)c$/g, 'S'],
  [/c(?!h)/g, 'k'],
  [/[sz]/g, 'S'],
  [/[wf]/g, 'v'],
  [/(?<!c)h/g, 'H'],
]

/** Endings of cases, which a name has in Russian, Bulgarian or Serbian text. */
const CYRILLIC_CASE =
  /(?<=...)(?:ами|ями|ыми|ими|ого|его|ому|ему|ой|ей|ым|им|ом|ем|ах|ях|ый|ий|ая|яя|ое|ее|ую|юю|[аяоеуюыийь])$/
const LATIN_CASE = /(?<=...)(?:iego|iemu|ego|emu|owi|em|om|im|ym|ei|ey|ej|ij|iy|yi|a|o|e|u|y|i|j)$/
const GENITIVE = /(?<=....[^s])s$/

const SHORTEST_NAME = 4
const SHORTEST_KEY = 5

const LATIN_WORD = /^[a-z]+$/
const CYRILLIC_WORD = /^\p{Script=Cyrillic}+$/u

/**
 * What the spellings of one name have in common, in whatever script and by whichever transliteration: Калашников,
 * Kalashnikov, Kalaschnikow, Kałasznikow, Kalachnikov. It holds sounds by their kind, after the ending of a case is
 * taken off: S for every hissing one (с, з, ш, щ, ч, ж, ц), v for в and ф, H for х, and of vowels a, u and all
 * others as e. A bare `ch` is S in French and H in German or Polish, so that a word with it has two keys. Such a key
 * begins with 0, which no term does that holds letters. Empty for what is too short to be told apart.
 */
export function nameKeys(form: string): string[] {
  if (form.length < SHORTEST_NAME) return []
  const sounds = CYRILLIC_WORD.test(form) ? cyrillicSounds(form) : LATIN_WORD.test(form) ? latinSounds(form) : undefined
  if (sounds === undefined) return []
  const readings = sounds.includes('ch') ? ['S', 'H'].map((sound) => sounds.replaceAll('ch', sound)) : [sounds]
  return [...new Set(readings.map(keyOf))].filter((key) => key.length > SHORTEST_KEY)
}

function cyrillicSounds(form: string): string {
  const bare = form.replace(CYRILLIC_CASE, '').replaceAll('дж', 'ж').replaceAll('дз', 'з').replaceAll('тс', 'ц')
  return Array.from(bare, (letter) => CYRILLIC[letter] ?? '').join('')
}

function latinSounds(form: string): string {
  const bare = form.replace(GENITIVE, '').replace(LATIN_CASE, '')
  return SOUNDS.reduce((sounds, [spelled, sound]) => sounds.replace(spelled, sound), bare)
}

function keyOf(sounds: string): string {
  const key = sounds
    .replace(/[aeiouyj]+/g, (run) => (run.includes('a') ? 'a' : run.includes('u') ? 'u' : 'e'))
    .replace(/(.)\1+/g, '$1')
  return `0${key.toLowerCase()}`
}
