import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FactChoice } from './FactChoice.tsx'

interface ChooseFactProps {
  caseId: string
  /** What its button says. */
  label: string
  onChoose: (factId: string) => void
  onClose: () => void
  /** A new fact is wanted; what was typed is its beginning. Without it none can be begun. */
  onNew?: (typed: string) => void
  children?: ReactNode
}

/** Finds the fact that is to stand somewhere. Enter takes it, Escape closes this and nothing around it. */
export function ChooseFact({ caseId, label, onChoose, onClose, onNew, children }: ChooseFactProps) {
  const { t } = useTranslation(['common', 'facts'])
  const [chosen, setChosen] = useState<string>()
  return (
    <div
      className="ground-choice"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <FactChoice
        caseId={caseId}
        chosen={chosen}
        onChoose={setChosen}
        onCite={onChoose}
        {...(onNew && { onNew, newLabel: t('facts:new.title') })}
      />
      {children}
      <div className="row">
        <Button variant="filled" disabled={chosen === undefined} onClick={() => chosen && onChoose(chosen)}>
          {label}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}
