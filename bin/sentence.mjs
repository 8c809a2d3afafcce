import { readFileSync } from 'node:fs'

/** A sentence of the command line's catalogue, before anything is built. */
export function sentence(key, values = {}) {
  const wanted = process.env.LIBELLUS_LANGUAGE || Intl.DateTimeFormat().resolvedOptions().locale
  const language = wanted.startsWith('ru') ? 'ru' : 'en'
  const catalogue = new URL(`../src/shared/messages/${language}/cli.json`, import.meta.url)
  const text = JSON.parse(readFileSync(catalogue, 'utf8'))[key]
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]))
}
