import type { TFunction } from 'i18next'

/** How alike two names are: `the same name`, or `92 %`. */
export function likenessInWords(likeness: number, t: TFunction): string {
  return likeness === 1 ? t('conflicts:same') : t('conflicts:likeness', { percent: Math.round(likeness * 100) })
}
