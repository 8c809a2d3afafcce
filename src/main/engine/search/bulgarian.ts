/**
 * A light stem of a folded Bulgarian noun, adjective or name: without the article at its end, then without the
 * ending of number and gender, with the consonant that a plural changes put back (фабрики, фабриката: фабрик).
 * Verbs stay as they are but for their last vowel.
 * Source: J. Savoy, "Searching strategies for the Bulgarian language", Information Retrieval 10 (2007), the classes
 * of endings and the least lengths.
 */
export function stemBulgarian(form: string): string {
  if (form.length < 4) return form
  let stem = form
  if (stem.length > 6 && stem.endsWith('ият')) stem = stem.slice(0, -3)
  else if (stem.length > 4 && stem.endsWith('ът')) stem = stem.slice(0, -2)
  else if (stem.length > 5 && /(?:то|те|та|ия)$/.test(stem)) stem = stem.slice(0, -2)
  else if (stem.length > 4 && stem.endsWith('ят')) stem = stem.slice(0, -2)
  stem = withoutPlural(stem)
  if (stem.length > 3) stem = stem.replace(/[аояеи]$/, '')
  if (stem.length > 4) stem = stem.replace(/и$/, '')
  if (stem.length > 4) stem = stem.replace(/ен$/, 'н')
  if (stem.length > 5) stem = stem.replace(/ъ(?=.$)/, '')
  return stem.replace(/(?<=..)ц$/, 'к')
}

function withoutPlural(stem: string): string {
  if (stem.length > 6 && stem.endsWith('овци')) return stem.slice(0, -3)
  if (stem.length > 5 && stem.endsWith('ове')) return stem.slice(0, -3)
  if (stem.length > 5 && stem.endsWith('еве')) return `${stem.slice(0, -3)}й`
  if (stem.length > 5 && stem.endsWith('ища')) return stem.slice(0, -3)
  return stem.replace(/(?<=..)лози$/, 'лог')
}
