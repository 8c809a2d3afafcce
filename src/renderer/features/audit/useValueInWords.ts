import { useTranslation } from 'react-i18next'
import { EdtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import { count, fileSize, fullMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { useCaseWords } from '../cases/caseWords.ts'
import { asData, type ChangeNames } from './changeInWords.ts'
import { isNothing } from './changedFields.ts'

const DATES = new Set(['on', 'published', 'archivedOn', 'withdrawnOn', 'collectedAt'])
const BYTES = new Set(['size', 'bytes'])

/** Fields whose values are words of a list, with the catalogue key under which each stands. */
const LISTED: Readonly<Record<string, string>> = {
  stage: 'cases:stage',
  role: 'cases:role',
  bars: 'marks:bar',
  state: 'exhibits:state',
  side: 'exhibits:side',
}

/** A value of the trail as a person reads it, by the field it stands in. Empty where there is nothing. */
export function useValueInWords(names: ChangeNames): (field: string, value: unknown) => string {
  const { t, i18n } = useTranslation('audit')
  const language = useLanguage()
  const { forumName, jurisdictionName, languageName } = useCaseWords()

  function text(field: string, value: string): string {
    const listed = LISTED[field]
    if (listed !== undefined && i18n.exists(`${listed}.${value}`)) return t(`${listed}.${value}`)
    if (i18n.exists(`audit:value.${field}.${value}`)) return t(`value.${field}.${value}`)
    if (field === 'documentId' || field === 'of') return names.document(value) ?? t('gone.document')
    if (field === 'forum') return forumName({ forum: value, forumName: '' }) || value
    if (field === 'jurisdiction' || field === 'country') return jurisdictionName(value)
    if (field === 'language') return languageName(value)
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return fullMoment(value, language)
    const date = DATES.has(field) ? EdtfDate.safeParse(value).data : undefined
    return date ? dateInWords(date, language, 'long') : (names.exhibit(value) ?? value)
  }

  function inWords(field: string, value: unknown): string {
    if (isNothing(value)) return ''
    if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no')
    if (typeof value === 'number') return BYTES.has(field) ? fileSize(value, language) : count(value, language)
    if (typeof value === 'string') return text(field, value)
    if (Array.isArray(value)) {
      return value.map((one) => inWords(field, one)).join(value.some((one) => typeof one === 'object') ? '\n' : ', ')
    }
    return Object.entries(asData(value))
      .filter(([, part]) => !isNothing(part))
      .map(([name, part]) => t('value.named', { name: t(`field.${name}`, name), value: inWords(name, part) }))
      .join(', ')
  }
  return inWords
}
