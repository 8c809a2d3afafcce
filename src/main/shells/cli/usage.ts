import type { CommanderError } from 'commander'
import type { TFunction } from 'i18next'

/** The sentence for a command line that was typed wrongly; what commander names in quotes is kept. */
export function usageSentence(t: TFunction, error: CommanderError): string {
  const what = /'(.+?)'/.exec(error.message)?.[1] ?? ''
  const reason = t([`cli:usage.${error.code.replace('commander.', '')}`, 'cli:usage.other'], { what })
  return `${reason}\n${t('cli:usage.help')}`
}
