import { Menu, SegmentedControl } from '@mantine/core'
import { IconSunMoon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Settings } from '../../../shared/contract/settings.ts'
import { useChangeSettings, useSettings } from '../../app/settings.ts'

/** Light, dark, or as the system; `quiet` is a word in a corner. */
export function ThemeChoice({ quiet = false }: { quiet?: boolean }) {
  const { t } = useTranslation('settings')
  const { theme } = useSettings()
  const change = useChangeSettings()
  const choices = Settings.shape.theme.options.map((value) => ({ value, label: t(`theme.${value}`) }))

  if (!quiet) {
    return (
      <div role="group" aria-label={t('theme.label')}>
        <div className="field-label">{t('theme.label')}</div>
        <SegmentedControl data={choices} value={theme} onChange={(value) => change.mutate({ theme: value })} />
      </div>
    )
  }
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button type="button" className="start-quiet">
          <IconSunMoon size={16} stroke={1.5} aria-hidden />
          {t(`theme.${theme}`)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ value, label }) => (
          <Menu.Item key={value} onClick={() => change.mutate({ theme: value })}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
