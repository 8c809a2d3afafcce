import { IconScan } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isDoubtful } from '../../../shared/domain/recognition.ts'
import './recognition.css'

/** How sure recognised text is, wherever it is listed or quoted; `confidence` in percent. */
export function RecognisedTag({ confidence }: { confidence: number }) {
  const { t } = useTranslation('recognition')
  const doubtful = isDoubtful(confidence)
  return (
    <span
      className={`tag recognised-tag${doubtful ? ' tone-warn' : ''}`}
      title={t(doubtful ? 'doubtful' : 'hint', { confidence })}
    >
      {t(doubtful ? 'doubtfulTag' : 'tag', { confidence })}
    </span>
  )
}

/** The same in the margin of a paragraph, beneath its number. */
export function RecognisedInMargin({ confidence }: { confidence: number }) {
  const { t } = useTranslation('recognition')
  const doubtful = isDoubtful(confidence)
  return (
    <span
      className={`recognised-in-margin${doubtful ? ' tone-warn' : ''}`}
      role="img"
      aria-label={t(doubtful ? 'doubtfulTag' : 'tag', { confidence })}
      title={t(doubtful ? 'doubtful' : 'hint', { confidence })}
    >
      <IconScan size={11} stroke={1.6} aria-hidden />
      {t('margin', { confidence })}
    </span>
  )
}
