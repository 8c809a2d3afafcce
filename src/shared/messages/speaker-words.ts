import type { TFunction } from 'i18next'
import type { Citation } from '../contract/facts.ts'

/** Whose word a passage is: that of who speaks in it, or the source's own. */
export function speakerInWords({ voice, speaker }: Pick<Citation, 'voice' | 'speaker'>, t: TFunction): string {
  return voice === 'outlet' ? t('answers:ownVoice') : speaker || t('facts:citation.unnamed')
}
