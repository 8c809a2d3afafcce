import { IconFilePlus } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { carriesFiles } from './pickedFiles.ts'
import { useImport } from './useImport.ts'

/** A case view on which files and folders can be dropped anywhere. */
export function DropTarget({ caseId, children }: { caseId: string; children: ReactNode }) {
  const { t } = useTranslation('jobs')
  const { drop, error, forgetError } = useImport(caseId)
  const [over, setOver] = useState(false)

  function onDragOver(event: DragEvent) {
    if (!carriesFiles(event.dataTransfer)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }

  function onDragLeave(event: DragEvent<HTMLElement>) {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
  }

  function onDrop(event: DragEvent) {
    if (!carriesFiles(event.dataTransfer)) return
    event.preventDefault()
    setOver(false)
    drop(event.dataTransfer)
  }

  return (
    <div className="case-frame" onDragOver={onDragOver} onDragLeave={onDragLeave} onDrop={onDrop}>
      {children}
      {over && (
        <div className="drop-veil">
          <IconFilePlus size={22} stroke={1.5} aria-hidden />
          {t('dropHere')}
        </div>
      )}
      {error && (
        <div className="drop-error">
          <ErrorLine error={error} />
          <button type="button" className="link-button" onClick={forgetError}>
            {t('common:close')}
          </button>
        </div>
      )}
    </div>
  )
}
