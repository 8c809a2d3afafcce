import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { FactChoice } from '../facts/FactChoice.tsx'

interface PlaceFactProps {
  caseId: string
  onPlace: (factId: string) => void
  onClose: () => void
}

/** Finds the fact that is to stand somewhere, or enters a new one without a document. */
export function PlaceFact({ caseId, onPlace, onClose }: PlaceFactProps) {
  const { t } = useTranslation('claims')
  const [chosen, setChosen] = useState<string>()
  const add = useMutation(
    engine.facts.add.mutationOptions({
      onSuccess: async (fact) => {
        await queryClient.invalidateQueries({ queryKey: engine.facts.key() })
        onPlace(fact.id)
      },
    }),
  )
  const begin = (typed: string) => {
    const text = typed.trim()
    if (text !== '' && !add.isPending) add.mutate({ caseId, text, happened: null, citation: null })
  }
  return (
    <div
      className="place-fact"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <FactChoice caseId={caseId} chosen={chosen} onChoose={setChosen} onCite={onPlace} onNew={begin} />
      <p className="field-hint">{t('element.newFact')}</p>
      {add.isError && <ErrorLine error={add.error} />}
      <div className="row">
        <Button variant="filled" disabled={chosen === undefined} onClick={() => chosen && onPlace(chosen)}>
          {t('element.addFact')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </div>
  )
}
