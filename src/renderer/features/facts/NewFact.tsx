import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../../shared/contract/facts.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { closesOnEscape } from '../../components/closesOnEscape.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { TypedDate } from '../../components/TypedDate.tsx'

interface NewFactProps {
  caseId: string
  onMade: (fact: Fact) => void
  onClose: () => void
}

/** A fact without a source yet; a passage is cited for it in the evidence. */
export function NewFact({ caseId, onMade, onClose }: NewFactProps) {
  const { t } = useTranslation('facts')
  const [text, setText] = useState('')
  const [happened, setHappened] = useState<EdtfDate | null | undefined>(null)
  const add = useMutation(
    engine.facts.add.mutationOptions({
      onSuccess: async (fact) => {
        await queryClient.invalidateQueries({ queryKey: engine.facts.key() })
        onMade(fact)
        onClose()
      },
    }),
  )
  return (
    <form
      className="new-fact"
      aria-label={t('new.title')}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '' && happened !== undefined) add.mutate({ caseId, text, happened, citation: null })
      }}
      onKeyDown={(event) => {
        closesOnEscape(onClose)(event)
        if (event.key === 'Enter' && event.target instanceof HTMLTextAreaElement) {
          event.preventDefault()
          event.currentTarget.requestSubmit()
        }
      }}
    >
      <Textarea
        autoFocus
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        label={t('form.text')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TypedDate label={t('form.happened')} value={happened ?? null} onChange={setHappened} />
      <p className="field-hint">{t('new.hint')}</p>
      {add.isError && <ErrorLine error={add.error} />}
      <div className="row">
        <Button type="submit" variant="filled" disabled={text.trim() === '' || happened === undefined || add.isPending}>
          {t('new.add')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}
