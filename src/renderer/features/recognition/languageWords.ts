import type { TFunction } from 'i18next'

/** Tesseract's names that are not those of ISO 639, or that name a script as well (BCP 47). */
const KNOWN: Readonly<Record<string, string>> = {
  aze_cyrl: 'az-Cyrl',
  chi_sim: 'zh-Hans',
  chi_sim_vert: 'zh-Hans',
  chi_tra: 'zh-Hant',
  chi_tra_vert: 'zh-Hant',
  deu_latf: 'de-Latf',
  frk: 'de-Latf',
  kmr: 'ku',
  kur_ara: 'ckb',
  srp: 'sr-Cyrl',
  srp_latn: 'sr-Latn',
  uzb_cyrl: 'uz-Cyrl',
}

/** A language of recognition as a person calls it: `rus` is Russian, `script/Cyrillic` any language in Cyrillic. */
export function languageInWords(code: string, inLanguage: string, t: TFunction): string {
  if (code.startsWith('script/')) return t('recognition:script', { name: code.slice('script/'.length) })
  const tag = KNOWN[code] ?? code.split('_')[0]!
  try {
    const name = new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'none' }).of(tag)
    return name ?? code
  } catch {
    return code
  }
}
