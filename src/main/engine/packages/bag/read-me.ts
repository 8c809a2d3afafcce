import { LANGUAGES } from '../../../../shared/domain/language.ts'
import { translator } from '../../../../shared/messages/translate.ts'

/** What the package is and how it is read, for whoever finds it; it says nothing of the case. */
export function readMe(): string {
  return LANGUAGES.map((language) => translator(language)('packages:readMe')).join('\n\n')
}
