import { ActionIcon } from '@mantine/core'
import { IconArrowsExchange, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../../shared/contract/facts.ts'
import { FactLine } from './FactLine.tsx'
import { draggedFact, takesFact } from './factDrag.ts'

interface ElementFactsProps {
  caseId: string
  stance: 'for' | 'against'
  factIds: readonly string[]
  facts: ReadonlyMap<string, Fact>
  readOnly: boolean
  /** Puts a fact for or against the element, or with null takes it out. */
  onPlace: (factId: string, stance: 'for' | 'against' | null) => void
}

/** The facts for an element, or those against it, each with its passages. A fact can be dropped here. */
export function ElementFacts({ caseId, stance, factIds, facts, readOnly, onPlace }: ElementFactsProps) {
  const { t } = useTranslation('claims')
  const [isOver, setOver] = useState(false)
  const other = stance === 'for' ? 'against' : 'for'
  return (
    <ul
      className={isOver ? 'element-facts element-over' : 'element-facts'}
      {...(!readOnly && takesFact((factId) => onPlace(factId, stance), setOver))}
    >
      {factIds.length === 0 && (
        <li className="small faint">{t(stance === 'for' ? 'element.none' : 'element.noneAgainst')}</li>
      )}
      {factIds.map((id) => {
        const fact = facts.get(id)
        return (
          <li key={id} className="element-fact" {...(!readOnly && draggedFact(id))}>
            {fact && <FactLine caseId={caseId} fact={fact} />}
            {!readOnly && (
              <span className="element-acts">
                <ActionIcon
                  size={20}
                  aria-label={t(other === 'for' ? 'element.moveFor' : 'element.moveAgainst')}
                  title={t(other === 'for' ? 'element.moveFor' : 'element.moveAgainst')}
                  onClick={() => onPlace(id, other)}
                >
                  <IconArrowsExchange size={14} stroke={1.5} />
                </ActionIcon>
                <ActionIcon
                  size={20}
                  aria-label={t('element.remove')}
                  title={t('element.remove')}
                  onClick={() => onPlace(id, null)}
                >
                  <IconX size={14} stroke={1.5} />
                </ActionIcon>
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
