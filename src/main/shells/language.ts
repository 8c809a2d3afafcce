import { Language } from '../../shared/domain/language.ts'
import { createSettings } from '../engine/settings/settings.ts'
import { personsFolders } from './folders.ts'

/** The language for the person: `LIBELLUS_LANGUAGE` for this run, else the settings', else the system's, else English. */
export function personsLanguage(env: NodeJS.ProcessEnv = process.env): Language {
  const system = Intl.DateTimeFormat().resolvedOptions().locale
  const chosen =
    Language.safeParse(env.LIBELLUS_LANGUAGE).data ?? createSettings(personsFolders(env).settings).read().language
  return chosen ?? Language.catch('en').parse(system.slice(0, 2))
}
