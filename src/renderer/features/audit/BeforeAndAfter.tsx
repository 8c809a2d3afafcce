import { useTranslation } from 'react-i18next'
import type { Entry } from '../../../shared/contract/audit.ts'
import { changedFields, isNothing } from '../../../shared/domain/changed-fields.ts'
import { type EntryNames, fieldInWords, valueInWords } from '../../../shared/messages/entry-words.ts'

/** What an entry changed, field by field: as it stood, and as it was left. */
export function BeforeAndAfter({ entry, names }: { entry: Entry; names: EntryNames }) {
  const { t } = useTranslation('audit')
  const inWords = (field: string, value: unknown) => valueInWords(field, value, names, t)
  const all = changedFields(entry)
  const stood = all.some(({ before }) => !isNothing(before))
  const changed = stood ? all : all.filter(({ after }) => !isNothing(after))
  const nothing = <span className="faint">{t('value.nothing')}</span>

  if (changed.length === 0) return <p className="small second">{t('values.none')}</p>
  return (
    <table className={stood ? 'entry-fields' : 'entry-fields entry-fields-new'}>
      <thead>
        <tr>
          <th scope="col">{t('values.field')}</th>
          {stood && <th scope="col">{t('values.before')}</th>}
          <th scope="col">{t(stood ? 'values.after' : 'values.value')}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{fieldInWords(field, t)}</th>
            {stood && <td className="entry-before">{inWords(field, before) || nothing}</td>}
            <td>{inWords(field, after) || nothing}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
