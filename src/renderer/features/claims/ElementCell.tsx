import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ElementStanding } from '../../../shared/contract/claims.ts'
import type { ElementDraft } from '../../../shared/domain/claim.ts'
import { takesFact } from './factDrag.ts'
import { GapMark } from './GapMark.tsx'
import { StrengthMark } from './StrengthMark.tsx'
import { placeOf, useClaimEdit, withElement, withFact } from './useClaims.ts'

interface ElementCellProps {
  claimId: string
  element: ElementDraft
  /** Undefined until it is counted. */
  standing: ElementStanding | undefined
  isSelected: boolean
  readOnly: boolean
  onSelect: () => void
}

/** An element of the matrix; a fact that is dropped on it stands for it. */
export function ElementCell({ claimId, element, standing, isSelected, readOnly, onSelect }: ElementCellProps) {
  const { t } = useTranslation('claims')
  const [isOver, setOver] = useState(false)
  const edit = useClaimEdit(claimId)
  const gap = standing?.gap ?? null
  const isMissing = gap === 'no-fact' || gap === 'no-document'
  const dropped = (factId: string) => {
    edit.mutate((claim) => withElement(claim, element.number, withFact(factId, 'for')))
    onSelect()
  }
  const classes = ['element-cell', isMissing && 'element-gap', isOver && 'element-over'].filter(Boolean).join(' ')
  const told = standing && [
    t('counts.facts', { count: standing.facts }),
    t('counts.exhibits', { count: standing.exhibits.length }),
    ...(standing.against > 0 ? [t('counts.against', { count: standing.against })] : []),
  ]
  return (
    <button
      type="button"
      className={classes}
      data-place={placeOf(claimId, element.number)}
      aria-pressed={isSelected}
      tabIndex={isSelected ? 0 : -1}
      title={told?.join(', ')}
      onClick={onSelect}
      {...(!readOnly && takesFact(dropped, setOver))}
    >
      <span className="element-title wrap-anywhere">{element.title}</span>
      <span className="element-foot">
        {(!isMissing || element.strength !== null) && <StrengthMark strength={element.strength} />}
        <span className="spring" />
        {gap !== null && <GapMark gap={gap} />}
        {standing && gap === null && (
          <span className="tiny numbers second">
            {t('counts.short', { facts: standing.facts, exhibits: standing.exhibits.length })}
          </span>
        )}
      </span>
    </button>
  )
}
