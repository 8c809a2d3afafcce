const LATIN: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'd', е: 'e', ж: 'z', з: 'z', и: 'i', й: 'j', ј: 'j', к: 'k', л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o',
  п: 'p', р: 'r', с: 's', т: 't', ћ: 'c', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c', џ: 'dz', ш: 's', щ: 'st', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'ju', я: 'ja',
} // prettier-ignore

const ENDINGS =
  /(?:ovima|evima|ijama|ovima|ovati|ovala|ovali|ovalo|ovao|anjem|anjima|anja|anje|anju|ama|ima|ovi|evi|ove|eve|ova|eva|oga|ega|ome|omu|emu|iji|ija|ije|iju|ila|ili|ilo|ala|ali|alo|og|eg|om|em|oj|im|ih|ao|io|ti|a|e|i|o|u)$/

/**
 * A light stem of a folded Serbian word (Croatian and Bosnian, too), the same for both scripts and without marks:
 * лиценца, licenca and лиценцама are licenk. One ending is taken off where three letters stay, c and k at the end
 * are levelled (fabrika, fabrici), đ, dj and ђ are d.
 * Source: N. Ljubešić, D. Boras, O. Kubelka, "Retrieving information in Croatian: building a simple and efficient
 * rule-based stemmer" (INFuture 2007), for which parts of speech to strip; the endings are this project's choice.
 */
export function stemSerbian(form: string): string {
  const latin = Array.from(form, (letter) => LATIN[letter] ?? letter)
    .join('')
    .replace(/dj/g, 'd')
  if (latin.length < 4) return latin
  const ending = ENDINGS.exec(latin)?.[0] ?? ''
  const stem = latin.length - ending.length >= 3 ? latin.slice(0, latin.length - ending.length) : latin
  return stem.replace(/(?<=..)c$/, 'k')
}
