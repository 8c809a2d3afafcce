import type { Language } from '../../../shared/domain/language.ts'
import type { EntryNames } from '../../../shared/messages/entry-words.ts'
import { readForums } from '../cases/forums.ts'
import { listingsOf } from '../evidence/documents.ts'
import { exhibitLabel } from '../exhibits/labels.ts'
import { readJurisdictions } from '../jurisdictions/jurisdictions.ts'
import { momentIn } from '../papers/moments.ts'
import type { Vault } from '../vault/vault.ts'

/** Names as they are in the vault now; sizes to the byte and moments with their distance from UTC, as a paper has them. */
export function namesNow(vault: Vault, resources: string, language: Language, zone: string): EntryNames {
  const languages = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' })
  const numbers = new Intl.NumberFormat(language, { style: 'unit', unit: 'byte', unitDisplay: 'long' })
  const documents = new Map<string, string | undefined>()
  return {
    language,
    document(id) {
      if (!documents.has(id)) documents.set(id, listingsOf(vault, [id]).get(id)?.listedAs)
      return documents.get(id)
    },
    exhibit: (id) => exhibitLabel(vault, id),
    code(field, code) {
      if (field === 'forum') return readForums(resources).find(({ id }) => id === code)?.name[language]
      if (field !== 'language') return readJurisdictions(resources).find((one) => one.code === code)?.name[language]
      try {
        return languages.of(code)
      } catch {
        return undefined
      }
    },
    moment: (at) => momentIn(at, language, zone),
    size: (bytes) => numbers.format(bytes),
  }
}
