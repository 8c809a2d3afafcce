/** Words in -our whose American spelling is -or, by what stands before. */
const OUR =
  /^((?:un|dis|mis|non)?(?:arb|ard|arm|behavi|cand|clam|col|demean|enam|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig)o)ur/
const RE = 'calib|cent|fib|goit|lit|lust|manoeuv|maneuv|meag|met|mit|nit|och|reconnoit|sab|sepulch|somb|spect|theat'
const RE_AT_END = new RegExp(`(?<=${RE})re(?=s?$)`)
const RE_INFLECTED = new RegExp(`(?<=${RE})r(?=(?:ed|ing)$)`)
const ENCE = /^((?:un|sub|cross)?(?:defen|offen|preten|licen))c/

/** Single words that no rule covers: British to American. */
const PAIRS: readonly (readonly [from: string, to: string])[] = [
  ['practis', 'practic'],
  ['advisor', 'adviser'],
  ['aeroplane', 'airplane'],
  ['aesthet', 'esthet'],
  ['ageing', 'aging'],
  ['aluminium', 'aluminum'],
  ['anaesthe', 'anesthe'],
  ['anaem', 'anem'],
  ['archaeolog', 'archeolog'],
  ['artefact', 'artifact'],
  ['counsellor', 'counselor'],
  ['cosy', 'cozy'],
  ['despatch', 'dispatch'],
  ['dialled', 'dialed'],
  ['dialling', 'dialing'],
  ['encyclopaed', 'encycloped'],
  ['enquir', 'inquir'],
  ['focuss', 'focus'],
  ['foetus', 'fetus'],
  ['foetal', 'fetal'],
  ['fuelled', 'fueled'],
  ['fuelling', 'fueling'],
  ['gaol', 'jail'],
  ['grey', 'gray'],
  ['haemo', 'hemo'],
  ['initialled', 'initialed'],
  ['initialling', 'initialing'],
  ['instalment', 'installment'],
  ['jewellery', 'jewelry'],
  ['leukaem', 'leukem'],
  ['manoeuv', 'maneuv'],
  ['mould', 'mold'],
  ['orthopaed', 'orthoped'],
  ['paediatr', 'pediatr'],
  ['plough', 'plow'],
  ['programme', 'program'],
  ['sceptic', 'skeptic'],
  ['skilful', 'skillful'],
  ['smoulder', 'smolder'],
  ['sulph', 'sulf'],
  ['towards', 'toward'],
  ['tyre', 'tire'],
  ['wilful', 'willful'],
]
const BY_TWO_LETTERS = Map.groupBy(PAIRS, ([from]) => from.slice(0, 2))

/**
 * One spelling for British and American English: colour, centre, defence, organise, catalogue, judgement.
 * The result need not be a word (`advertise` gives `advertize`), only the same for both. Words that are two in
 * American English as well (cheque and check) stay two. Doubled consonants (travelled) are the stemmer's.
 */
export function oneSpelling(word: string): string {
  if (word.length < 4) return word
  const pair = BY_TWO_LETTERS.get(word.slice(0, 2))?.find(([from]) => word.startsWith(from))
  const spelled = pair ? pair[1] + word.slice(pair[0].length) : word
  return spelled
    .replace(OUR, '$1r')
    .replace(ENCE, '$1s')
    .replace(RE_AT_END, 'er')
    .replace(RE_INFLECTED, 'er')
    .replace(/(?<=...[iy])s(?=(?:e|es|ed|er|ers|ing|ings|able|ation|ations|ational)$)/, 'z')
    .replace(/(?<=(?:al|l|ag)og)u(?:e(?=s?$)|(?=(?:ed|ing)$))/, '')
    .replace(/dgement/, 'dgment')
}
