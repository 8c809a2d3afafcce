import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../shared/contract/cases.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ConflictChoice } from '../../components/ConflictChoice.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { SavedChoice, SavedText } from '../../components/SavedFields.tsx'
import { useCaseField } from './caseEditing.ts'
import { useCaseWords } from './caseWords.ts'

/** Languages in which proceedings are often held, BCP 47. */
const LANGUAGES_OF_PROCEEDINGS = [
  'en',
  'ru',
  'fr',
  'de',
  'es',
  'it',
  'pt',
  'zh',
  'ar',
  'tr',
  'pl',
  'ro',
  'bg',
  'sr',
  'uk',
  'hy',
  'ja',
  'ko',
]

/** Whose law, which forum, where and in which language. */
export function ForumFields({ shown, readOnly }: { shown: Case; readOnly: boolean }) {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const { forums, jurisdictions, languageName } = useCaseWords()
  const forum = useCaseField(shown, 'forum')
  const forumName = useCaseField(shown, 'forumName')
  const spoken = [...new Set([...LANGUAGES_OF_PROCEEDINGS, shown.language].filter(Boolean))]
  const none = t('notChosen')

  return (
    <section className="overview-section">
      <h2>{t('overview.forum')}</h2>
      <div className="field-grid">
        <div className="field-wide">
          <SavedChoice
            saved={forum}
            label={t('field.forum')}
            choices={[
              ...forums.map(({ id, name }) => ({ value: id, label: name[language] })),
              { value: 'other', label: t('field.otherForum') },
            ]}
            none={none}
            readOnly={readOnly}
          />
        </div>
        {forum.value === 'other' && (
          <SavedText saved={forumName} label={t('field.forumName')} maxLength={300} readOnly={readOnly} />
        )}
        <SavedChoice
          saved={useCaseField(shown, 'jurisdiction')}
          label={t('field.jurisdiction')}
          choices={jurisdictions.map(({ code, name }) => ({ value: code, label: name[language] }))}
          none={none}
          readOnly={readOnly}
        />
        <div>
          <SavedText saved={useCaseField(shown, 'seat')} label={t('field.seat')} maxLength={200} readOnly={readOnly} />
          {shown.seat !== '' && <SeatAgreed shown={shown} readOnly={readOnly} />}
        </div>
        <SavedText
          saved={useCaseField(shown, 'governingLaw')}
          label={t('field.governingLaw')}
          maxLength={300}
          readOnly={readOnly}
        />
        <SavedLanguage shown={shown} spoken={spoken} nameOf={languageName} readOnly={readOnly} />
        <SavedReference shown={shown} readOnly={readOnly} />
      </div>
    </section>
  )
}

function SeatAgreed({ shown, readOnly }: { shown: Case; readOnly: boolean }) {
  const { t } = useTranslation('cases')
  const agreed = useCaseField(shown, 'seatAgreed')
  return (
    <>
      <Checkbox
        className="field-under"
        label={t('field.seatAgreed')}
        checked={agreed.value}
        disabled={readOnly}
        onChange={(event) => {
          agreed.change(event.currentTarget.checked)
          agreed.keep()
        }}
      />
      {agreed.conflict && (
        <ConflictChoice
          conflict={agreed.conflict}
          show={(value) => t(value ? 'field.seatIsAgreed' : 'field.seatIsProposed')}
          onMine={agreed.keepMine}
          onTheirs={agreed.keepTheirs}
        />
      )}
      {agreed.error !== undefined && <ErrorLine error={agreed.error} />}
    </>
  )
}

interface SavedLanguageProps {
  shown: Case
  spoken: readonly string[]
  nameOf: (tag: string) => string
  readOnly: boolean
}

function SavedLanguage({ shown, spoken, nameOf, readOnly }: SavedLanguageProps) {
  const { t } = useTranslation('cases')
  const saved = useCaseField(shown, 'language')
  return (
    <SavedChoice
      saved={
        { ...saved, change: (value: string | null) => saved.change(value ?? '') } as Parameters<
          typeof SavedChoice
        >[0]['saved']
      }
      label={t('field.language')}
      choices={spoken.map((tag) => ({ value: tag, label: nameOf(tag) }))}
      none={t('notChosen')}
      readOnly={readOnly}
    />
  )
}

function SavedReference({ shown, readOnly }: { shown: Case; readOnly: boolean }) {
  const { t } = useTranslation('cases')
  const saved = useCaseField(shown, 'reference', (text) => text.trim() !== '')
  return <SavedText saved={saved} label={t('field.reference')} maxLength={60} readOnly={readOnly} />
}
