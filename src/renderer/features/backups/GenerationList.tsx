import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Generation, sharesMinute } from '../../../shared/contract/backups.ts'
import { fileSize, fullMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'

interface GenerationListProps {
  /** The latest first. */
  generations: readonly Generation[]
  /** The one that is to be restored, where one can be chosen. */
  chosen?: string | undefined
  onChoose?: (id: string) => void
}

/** The states of the vault that a backup holds. */
export function GenerationList({ generations, chosen, onChoose }: GenerationListProps) {
  const { t } = useTranslation('backups')
  const language = useLanguage()
  return (
    <ul className="generations" aria-label={t('generation.title')}>
      {generations.map(({ id, madeAt, objects, size }, index) => {
        const seconds = sharesMinute(madeAt, generations)
        const when = fullMoment(madeAt, language, { seconds })
        const what = t('generation.holds', { count: objects, size: fileSize(size, language) })
        return (
          <li key={id}>
            {onChoose ? (
              <Radio label={when} checked={id === chosen} onChange={() => onChoose(id)} name="generation" />
            ) : (
              <span>{when}</span>
            )}
            {index === 0 && generations.length > 1 && <span className="tag">{t('generation.latest')}</span>}
            <span className="spring" />
            <span className="faint numbers">{what}</span>
          </li>
        )
      })}
    </ul>
  )
}
