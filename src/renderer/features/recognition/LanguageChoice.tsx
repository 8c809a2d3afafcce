import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { languageInWords } from './languageWords.ts'

interface LanguageChoiceProps {
  label: string
  description: string
  languages: readonly string[]
  onLanguages: (languages: string[]) => void
}

const MOST = 8

/** The languages to expect on pages, of those whose data are on this computer; the likeliest first. */
export function LanguageChoice({ label, description, languages, onLanguages }: LanguageChoiceProps) {
  const { t } = useTranslation('recognition')
  const language = useLanguage()
  const found = useQuery(engine.recognition.languages.queryOptions()).data?.found ?? []
  const known = new Set([...found.map((one) => one.language), ...languages])
  return (
    <MultiSelect
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={[...known].map((code) => ({ value: code, label: languageInWords(code, language, t) }))}
      value={[...languages]}
      onChange={onLanguages}
      maxValues={MOST}
      searchable
      error={languages.length === 0 && t('dialog.noLanguage')}
    />
  )
}
