import { IconLinkOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { ListRow } from '../../components/ListRow.tsx'

interface SectionRowProps {
  section: Row<'section'>
  references: number
  broken: number
}

/** A section in the list: its heading, its references, and whether the dossier prints it. */
export function SectionRow({ section, references, broken }: SectionRowProps) {
  const { t } = useTranslation('sections')
  const { heading, printed, withdrawnOn } = section
  return (
    <ListRow
      title={heading}
      line={
        broken > 0 ? (
          <span className="state tone-bad">
            <IconLinkOff size={13} stroke={1.6} aria-hidden />
            {t('list.broken', { count: broken })}
          </span>
        ) : (
          t('list.references', { count: references })
        )
      }
      end={
        withdrawnOn !== null ? (
          <span className="tag">{t('list.withdrawn')}</span>
        ) : (
          printed && <span className="tag">{t('list.printed')}</span>
        )
      }
    />
  )
}
