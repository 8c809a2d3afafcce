import { Button, SegmentedControl } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { RecognitionMode } from '../../../shared/domain/recognition.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { queryClient } from '../../app/queries.ts'
import { useChangeSettings, useSettings } from '../../app/settings.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { choosePlace } from '../places/choosePlace.ts'
import { LanguageChoice } from './LanguageChoice.tsx'
import { languageInWords } from './languageWords.ts'

/** Whether pages without text are recognised, in which languages, and where more of them lie. */
export function RecognitionSettings() {
  const { t } = useTranslation('recognition')
  const { recognition, recognitionLanguages } = useSettings()
  const change = useChangeSettings()
  const modes = RecognitionMode.options.map((value) => ({ value, label: t(`settings.mode.${value}`) }))
  return (
    <section>
      <h2>{t('settings.title')}</h2>
      <div role="group" aria-label={t('settings.mode.label')}>
        <div className="field-label">{t('settings.mode.label')}</div>
        <SegmentedControl
          data={modes}
          value={recognition}
          onChange={(value) => change.mutate({ recognition: value })}
        />
      </div>
      <p className="small second">{t('settings.hint')}</p>
      {change.error && <ErrorLine error={change.error} />}
      {recognition !== 'off' && (
        <>
          <LanguageChoice
            label={t('settings.languages')}
            description={t('settings.languagesHint')}
            languages={recognitionLanguages}
            onLanguages={(languages) => languages.length > 0 && change.mutate({ recognitionLanguages: languages })}
          />
          <FolderOfLanguages />
        </>
      )}
    </section>
  )
}

function FolderOfLanguages() {
  const { t } = useTranslation('recognition')
  const language = useLanguage()
  const known = useQuery(engine.recognition.languages.queryOptions()).data
  const name = useMutation(
    engine.recognition.nameFolder.mutationOptions({
      onSuccess: (languages) => queryClient.setQueryData(engine.recognition.languages.queryKey(), languages),
    }),
  )
  if (!known) return null

  async function choose() {
    const chosen = await choosePlace('folder')
    if (chosen) name.mutate({ place: chosen.place })
  }

  return (
    <div role="group" aria-label={t('settings.folder.label')}>
      <div className="field-label">{t('settings.folder.label')}</div>
      <div className="row">
        <span>{known.folder ?? t('settings.folder.none')}</span>
        <Button disabled={name.isPending} onClick={() => void choose()}>
          {t('settings.folder.choose')}
        </Button>
        {known.folder !== null && (
          <button type="button" className="link-button small" onClick={() => name.mutate({ place: null })}>
            {t('settings.folder.forget')}
          </button>
        )}
      </div>
      <p className="small second">{t('settings.folder.hint')}</p>
      {name.error && <ErrorLine error={name.error} />}
      <ul className="small second">
        {known.found.map(({ language: code, from }) => (
          <li key={code}>
            {languageInWords(code, language, t)} <span className="faint">{t(`settings.from.${from}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
