import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { FactLine } from './FactLine.tsx'
import { PlaceFact } from './PlaceFact.tsx'
import { takesFact } from './factDrag.ts'

interface DefenceFactsProps {
  caseId: string
  factIds: readonly string[]
  readOnly: boolean
  onFacts: (factIds: string[]) => void
}

/** The facts on which the answer to a defence rests. A fact can be dropped here. */
export function DefenceFacts({ caseId, factIds, readOnly, onFacts }: DefenceFactsProps) {
  const { t } = useTranslation('claims')
  const facts = useQuery(engine.facts.list.queryOptions({ input: { caseId } })).data ?? []
  const [isOver, setOver] = useState(false)
  const [choosing, setChoosing] = useState(false)

  function put(factId: string): void {
    setChoosing(false)
    if (!factIds.includes(factId)) onFacts([...factIds, factId])
  }

  return (
    <div {...(!readOnly && takesFact(put, setOver))}>
      <ul className={isOver ? 'element-facts element-over' : 'element-facts'} aria-label={t('claim.answerFacts')}>
        {factIds.map((id) => {
          const fact = facts.find((one) => one.id === id)
          return (
            <li key={id} className="element-fact">
              {fact && <FactLine caseId={caseId} fact={fact} />}
              {!readOnly && (
                <span className="element-acts">
                  <ActionIcon
                    size={20}
                    aria-label={t('claim.removeAnswerFact')}
                    title={t('claim.removeAnswerFact')}
                    onClick={() => onFacts(factIds.filter((one) => one !== id))}
                  >
                    <IconX size={14} stroke={1.5} />
                  </ActionIcon>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {choosing ? (
        <PlaceFact caseId={caseId} onPlace={put} onClose={() => setChoosing(false)} />
      ) : (
        !readOnly && (
          <Button variant="subtle" size="compact-xs" onClick={() => setChoosing(true)}>
            {t('claim.addAnswerFact')}
          </Button>
        )
      )}
    </div>
  )
}
