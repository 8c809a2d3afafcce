import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ChooseFact } from '../facts/ChooseFact.tsx'

interface PlaceFactProps {
  caseId: string
  onPlace: (factId: string) => void
  onClose: () => void
}

/** Finds the fact that is to stand somewhere, or enters a new one without a document. */
export function PlaceFact({ caseId, onPlace, onClose }: PlaceFactProps) {
  const { t } = useTranslation('claims')
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
    <div className="place-fact">
      <ChooseFact caseId={caseId} label={t('element.addFact')} onChoose={onPlace} onClose={onClose} onNew={begin}>
        <p className="field-hint">{t('element.newFact')}</p>
        {add.isError && <ErrorLine error={add.error} />}
      </ChooseFact>
    </div>
  )
}
