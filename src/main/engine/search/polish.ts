/** Endings of nouns, adjectives and the commonest verb forms, folded (ą is a, ł is l), the longest first. */
const ENDINGS = new RegExp(
  `(?:${[
    'owaniami', 'owaniach', 'owaniem', 'owaniom', 'owania', 'owanie', 'owaniu', 'owalismy', 'owalaby', 'owala', 'owali', 'owalo', 'owaly', 'owano', 'owany', 'owana', 'owane', 'owanych', 'owanym', 'owanego', 'owanej', 'owac', 'owal', 'ujacy', 'ujaca', 'ujace', 'ujac', 'uje', 'uja',
    'iego', 'iemu', 'iami', 'iach', 'imi', 'ymi', 'ami', 'ach', 'ich', 'ych', 'ego', 'emu', 'iej', 'owi', 'iem', 'iom', 'iow', 'ala', 'ali', 'alo', 'aly',
    'om', 'ow', 'em', 'ie', 'ia', 'iu', 'io', 'im', 'ym', 'ej', 'al', 'ac', 'ii', 'a', 'e', 'y', 'i', 'o', 'u',
  ].toSorted((a, b) => b.length - a.length).join('|')})$`,
) // prettier-ignore

/**
 * A light stem of a folded Polish word: one ending taken off where three letters stay, and the final consonant that
 * cases change levelled (fabryka, fabryce: fabryk; sąd, sądzie: sad; dyrektor, dyrektorze: dyrektor).
 * Source: the paradigms of declension and conjugation as any grammar of Polish gives them (Z. Saloni, M. Świdziński,
 * Składnia współczesnego języka polskiego); the choice of endings is this project's.
 */
export function stemPolish(form: string): string {
  if (form.length < 4) return form
  const ending = ENDINGS.exec(form)?.[0] ?? ''
  const stem = form.length - ending.length >= 3 ? form.slice(0, form.length - ending.length) : form
  return stem
    .replace(/(?<=...)i$/, '')
    .replace(/(?<=.)dz$/, 'd')
    .replace(/(?<=..)rz$/, 'r')
    .replace(/(?<=..)c$/, 'k')
}
