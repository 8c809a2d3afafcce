import { IconFileText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../shared/domain/article.ts'
import { DateText } from '../../components/DateText.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'

/** What the file says of itself; nobody vouches for it. */
export function ReadFromFile({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation(['custody', 'evidence'])
  return (
    <div className="custody-part">
      <h3>
        <IconFileText size={14} stroke={1.5} aria-hidden />
        {t('read.title')}
      </h3>
      {findings.length === 0 ? (
        <p className="small faint">{t('read.nothing')}</p>
      ) : (
        <dl>
          {findings.map(({ field, role, value, basis, where }) => (
            <PropertyRow
              key={`${field} ${role} ${value} ${where}`}
              label={role === 'main' ? t(`evidence:about.field.${field}`) : t(`evidence:about.role.${role}`)}
              basis={basis}
              where={where}
            >
              {field === 'published' ? <DateText date={value} length="long" /> : value}
            </PropertyRow>
          ))}
        </dl>
      )}
    </div>
  )
}
