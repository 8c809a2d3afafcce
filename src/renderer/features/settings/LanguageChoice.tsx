import { Menu, Select } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Language, LANGUAGES } from '../../../shared/domain/language.ts'
import { useLanguage } from '../../app/i18n.ts'
import { useChangeSettings, useSettings } from '../../app/settings.ts'

/** Each language by its own name, so that it is found in whichever is spoken. */
const OWN_NAME: Record<Language, string> = { en: 'English', ru: 'Русский' }

/** The language of the window; `quiet` is a word in a corner instead of a field. */
export function LanguageChoice({ quiet = false }: { quiet?: boolean }) {
  const { t } = useTranslation('settings')
  const { language } = useSettings()
  const spoken = useLanguage()
  const change = useChangeSettings()
  const choices = [
    { value: 'system', label: t('language.system') },
    ...LANGUAGES.map((value) => ({ value: value as string, label: OWN_NAME[value] })),
  ]
  const choose = (value: string | null) => change.mutate({ language: Language.safeParse(value).data ?? null })

  if (!quiet) {
    return (
      <Select
        label={t('language.label')}
        data={choices}
        value={language ?? 'system'}
        onChange={choose}
        allowDeselect={false}
      />
    )
  }
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button type="button" className="start-quiet">
          <IconLanguage size={16} stroke={1.5} aria-hidden />
          {OWN_NAME[spoken]}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ value, label }) => (
          <Menu.Item key={value} onClick={() => choose(value)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
