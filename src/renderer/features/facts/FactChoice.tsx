import { TextInput } from '@mantine/core'
import { IconPlus, IconQuote } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import { engine } from '../../app/engine.ts'
import { factsFor } from './factChoice.ts'

interface FactChoiceProps {
  caseId: string
  /** The id of the fact that stands chosen; undefined where a new one does. */
  chosen: string | undefined
  onChoose: (factId: string | undefined) => void
  onCite: (factId: string) => void
  /** A new fact is wanted; what was typed is its beginning. Without it none can be begun. */
  onNew?: (typed: string) => void
  /** What stands for beginning one. */
  newLabel?: string
}

/** Finds a fact by its number or its words, or begins a new one. ↑ ↓ choose, Enter cites. */
export function FactChoice({ caseId, chosen, onChoose, onCite, onNew, newLabel }: FactChoiceProps) {
  const { t } = useTranslation('facts')
  const id = useId()
  const list = useQuery(engine.facts.list.queryOptions({ input: { caseId } }))
  const [typed, setTyped] = useState('')
  const facts = useMemo(() => factsFor(list.data ?? [], typed), [list.data, typed])
  const at = Math.max(0, chosen === undefined ? facts.length : facts.findIndex((fact) => fact.id === chosen))

  // Without a word typed Enter begins a new fact: nobody means whichever happens to stand first.
  const first = typed.trim() === '' ? undefined : facts[0]?.id
  useEffect(() => onChoose(first), [first, typed, onChoose])

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const choices = facts.length + (onNew ? 1 : 0)
      if (choices > 0) onChoose(facts[(at + step + choices) % choices]?.id)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      const fact = facts[at]
      if (fact) onCite(fact.id)
      else onNew?.(typed)
    }
  }

  return (
    <div className="fact-choice">
      <TextInput
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={`${id}-${at}`}
        aria-label={t('form.find')}
        placeholder={t('form.find')}
        leftSection={<IconQuote size={15} stroke={1.5} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={`${id}-list`} aria-label={t('title')}>
        {facts.map((fact, index) => (
          <div
            key={fact.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="fact-option"
            onClick={() => onChoose(fact.id)}
            onDoubleClick={() => onCite(fact.id)}
          >
            <span className="fact-number">{formatFactNumber(fact.number)}</span>
            <span className="wrap-anywhere">{fact.text}</span>
          </div>
        ))}
        {onNew && (
          <div
            id={`${id}-${facts.length}`}
            role="option"
            aria-selected={at === facts.length}
            className="fact-option"
            onClick={() => onNew(typed)}
          >
            <IconPlus size={15} stroke={1.5} aria-hidden />
            <span>{newLabel}</span>
          </div>
        )}
      </div>
    </div>
  )
}
