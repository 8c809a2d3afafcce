import { useTranslation } from 'react-i18next'
import type { Case } from '../../../shared/contract/cases.ts'
import { SavedText, SavedWords } from '../../components/SavedFields.tsx'
import { useCaseField } from './caseEditing.ts'

/** Counsel's own words on a case. They never leave the house. */
export function NotesAndTags({ shown, readOnly }: { shown: Case; readOnly: boolean }) {
  const { t } = useTranslation('cases')
  return (
    <section className="overview-section stack">
      <h2>{t('overview.notes')}</h2>
      <SavedText
        saved={useCaseField(shown, 'notes')}
        label={t('field.notes')}
        hint={t('field.notesHint')}
        maxLength={100_000}
        long
        readOnly={readOnly}
      />
      <SavedWords saved={useCaseField(shown, 'tags')} label={t('field.tags')} readOnly={readOnly} />
    </section>
  )
}
