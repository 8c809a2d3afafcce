import { useTranslation } from 'react-i18next'
import { fileSize } from '../app/dates.ts'
import { useLanguage } from '../app/i18n.ts'
import { ProgressBar } from './ProgressBar.tsx'

interface WorkLineProps {
  label: string
  /** Bytes. */
  done: number
  total: number | null
  onStop: () => void
}

/** Work that runs without an open vault, in one line: what it does, how far it is, stop. */
export function WorkLine({ label, done, total, onStop }: WorkLineProps) {
  const { t } = useTranslation('jobs')
  const language = useLanguage()
  return (
    <div className="job-line small" role="status">
      <span>{label}</span>
      <ProgressBar label={label} done={done} total={total} />
      {done > 0 && (
        <span className="numbers faint">
          {total === null
            ? fileSize(done, language)
            : t('of', { done: fileSize(done, language), total: fileSize(total, language) })}
        </span>
      )}
      <button type="button" className="link-button" onClick={onStop}>
        {t('stop')}
      </button>
    </div>
  )
}
