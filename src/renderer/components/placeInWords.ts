import type { TFunction } from 'i18next'

/** The engine's words for the parts of files that have a name in every language; other places are names of fields. */
const PARTS = {
  'document property': 'documentProperty',
  'core property': 'documentProperty',
  'mail header': 'mailHeader',
  'site name': 'siteName',
  byline: 'byline',
} as const

/** Where a value was read, `¶ 3` or `mail header "Subject"`, in the words of the window's language. */
export function placeInWords(where: string, t: TFunction): string {
  return where
    .replaceAll(/¶ (\d+)/g, (_, ordinal: string) => t('evidence:reader.paragraph', { ordinal }))
    .replace(/^(document property|core property|mail header|site name|byline)\b/, (part) =>
      t(`evidence:about.place.${PARTS[part as keyof typeof PARTS]}`),
    )
}
