import { IconArrowBackUp, IconArrowForwardUp, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tellError } from './errors.ts'
import { dismissTaken, stepInWords, useTaken } from './undoing.ts'

/** Says in the status bar what was undone; why it was not, until it is dismissed. */
export function UndoNotice() {
  const { t } = useTranslation('undo')
  const taken = useTaken()
  const Glyph = taken && 'step' in taken && taken.direction === 'redo' ? IconArrowForwardUp : IconArrowBackUp
  return (
    <span className="status-item" role="status">
      {taken && (
        <>
          <Glyph size={14} stroke={1.6} aria-hidden />
          {'step' in taken ? (
            t(`done.${taken.direction}`, { what: stepInWords(taken.step, t) })
          ) : (
            <>
              {tellError(taken.error).sentence}
              <button type="button" className="link-button" aria-label={t('dismiss')} onClick={dismissTaken}>
                <IconX size={14} stroke={1.6} aria-hidden />
              </button>
            </>
          )}
        </>
      )}
    </span>
  )
}
