import { Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { openPalette } from '../../app/frameState.ts'
import { useChangeSettings, useSettings } from '../../app/settings.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { RecognitionSettings } from '../recognition/RecognitionSettings.tsx'
import { LanguageChoice } from './LanguageChoice.tsx'
import { ThemeChoice } from './ThemeChoice.tsx'

/** How the window looks and speaks, and the name that stands on changes. */
export function SettingsView() {
  const { t } = useTranslation('settings')
  const { singleKeys } = useSettings()
  const change = useChangeSettings()
  const about = useQuery(engine.settings.about.queryOptions()).data

  return (
    <Pane view="settings" name="settings" label={t('title')}>
      <div className="view-head">
        <h1>{t('title')}</h1>
      </div>
      <div className="pane-scroll">
        <div className="form-sheet">
          {change.error && <ErrorLine error={change.error} />}
          <section>
            <h2>{t('window')}</h2>
            <LanguageChoice />
            <ThemeChoice />
          </section>
          <section>
            <h2>{t('person')}</h2>
            {about && <OperatorName account={about.account} />}
          </section>
          <RecognitionSettings />
          <section>
            <h2>{t('keyboard')}</h2>
            <Checkbox
              label={t('singleKeys.label')}
              description={t('singleKeys.hint')}
              checked={singleKeys}
              onChange={(event) => change.mutate({ singleKeys: event.currentTarget.checked })}
            />
            <button type="button" className="link-button small" onClick={() => openPalette('keys')}>
              {t('allKeys')}
            </button>
          </section>
          <section>
            <h2>{t('about')}</h2>
            <dl>
              <PropertyRow label={t('versionLabel')}>{about?.version}</PropertyRow>
              <PropertyRow label={t('shellLabel')}>{about && t(`shell.${about.shell}`)}</PropertyRow>
              <PropertyRow label={t('accountLabel')}>{about?.account}</PropertyRow>
            </dl>
            <p className="second">{t('offline')}</p>
          </section>
        </div>
      </div>
    </Pane>
  )
}

/** Left empty, the system's account stands on the entries. */
function OperatorName({ account }: { account: string }) {
  const { t } = useTranslation('settings')
  const { operator } = useSettings()
  const change = useChangeSettings()
  const [typed, setTyped] = useState<string>()

  function keep() {
    if (typed !== undefined && typed.trim() !== operator) change.mutate({ operator: typed.trim() })
    setTyped(undefined)
  }

  return (
    <TextInput
      label={t('operator.label')}
      description={t('operator.hint', { account })}
      inputWrapperOrder={['label', 'input', 'description']}
      placeholder={account}
      maxLength={120}
      value={typed ?? operator}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
    />
  )
}
