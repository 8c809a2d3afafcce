import { Button, Kbd, SegmentedControl, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CitationDraft } from '../../../shared/contract/facts.ts'
import type { MarkedPassage } from '../../../shared/contract/passages.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { Stance } from '../../../shared/domain/fact.ts'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { TypedDate } from '../../components/TypedDate.tsx'
import { usePlaceInWords } from '../passages/pinpoint.ts'
import { CitationFields } from './CitationFields.tsx'
import { FactChoice } from './FactChoice.tsx'

const PLAIN: Omit<CitationDraft, 'stance'> = {
  voice: 'outlet',
  speaker: '',
  saidOn: null,
  knowledge: null,
  hedge: '',
  translation: '',
}

export interface CitationFormProps {
  caseId: string
  passage: MarkedPassage
  onClose: () => void
}

/** Cites a passage for or against a fact, one that is there or a new one. */
export function CitationForm({ caseId, passage, onClose }: CitationFormProps) {
  const { t } = useTranslation('facts')
  const placeInWords = usePlaceInWords()
  const document = useQuery(engine.evidence.get.queryOptions({ input: { documentId: passage.documentId } })).data
  const [stance, setStance] = useState<Stance>('supports')
  const [said, setSaid] = useState(PLAIN)
  const [text, setText] = useState<string>()
  const [happened, setHappened] = useState<EdtfDate | null | undefined>(null)
  const [isDayRead, setDayRead] = useState(true)
  const [chosen, setChosen] = useState<string>()
  const [detailed, setDetailed] = useState(false)
  const done = {
    onSuccess: () => {
      noteSaved()
      void queryClient.invalidateQueries({ queryKey: engine.facts.key() })
      void queryClient.invalidateQueries({ queryKey: engine.passages.key() })
      onClose()
    },
  }
  const add = useMutation(engine.facts.add.mutationOptions(done))
  const cite = useMutation(engine.facts.cite.mutationOptions(done))
  const isNew = text !== undefined
  const box = useRef<HTMLDivElement>(null)
  // Chromium's scrollIntoView returns a promise, which is no clean-up.
  useEffect(() => void box.current?.scrollIntoView({ block: 'nearest' }), [isNew, detailed, said.voice])
  const busy = add.isPending || cite.isPending
  const ready = isDayRead && (isNew ? text.trim() !== '' && happened !== undefined : chosen !== undefined)

  function send(factId = chosen): void {
    if (busy || !isDayRead) return
    const citation = { ...said, stance, passage }
    if (isNew) {
      if (ready) add.mutate({ caseId, text, happened: happened ?? null, citation })
    } else if (factId !== undefined) cite.mutate({ factId, ...citation })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      event.stopPropagation()
      onClose()
    }
    const isButton = (event.target as HTMLElement).tagName === 'BUTTON'
    if (event.key === 'Enter' && isNew && !isButton && !event.defaultPrevented && !event.nativeEvent.isComposing) {
      event.preventDefault()
      send()
    }
  }

  return (
    <div ref={box} className="citation-form" role="dialog" aria-label={t('form.label')} onKeyDown={onKeyDown}>
      <div className="citation-head">
        {document?.exhibit && <ExhibitNumber label={document.exhibit} />}
        <span className="numbers">{placeInWords(passage)}</span>
        <span className="spring" />
        <button type="button" className="link-button citation-esc" onClick={onClose}>
          {t('form.esc')}
        </button>
      </div>
      {isNew ? (
        <div className="citation-new">
          <Textarea
            autoFocus
            autosize
            minRows={1}
            maxRows={5}
            maxLength={2000}
            label={t('form.text')}
            value={text}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TypedDate label={t('form.happened')} value={happened ?? null} onChange={setHappened} />
        </div>
      ) : (
        <FactChoice
          caseId={caseId}
          chosen={chosen}
          onChoose={setChosen}
          onCite={send}
          newLabel={t('form.new')}
          onNew={(typed) => setText(typed.trim() === '' ? passage.quote.slice(0, 2000) : typed.trim())}
        />
      )}
      {(isNew || detailed) && (
        <CitationFields
          caseId={caseId}
          quote={passage.quote}
          published={document?.published ?? null}
          value={{ ...said, stance }}
          onChange={({ stance: _stance, ...next }) => setSaid(next)}
          onDayRead={setDayRead}
        />
      )}
      {(add.error ?? cite.error) && <ErrorLine error={add.error ?? cite.error} />}
      <div className="citation-foot">
        <SegmentedControl
          aria-label={t('citation.stance')}
          data={Stance.options.map((one) => ({ value: one, label: t(`stance.${one}`) }))}
          value={stance}
          onChange={(next) => setStance(Stance.catch('supports').parse(next))}
        />
        {!isNew && (
          <button
            type="button"
            className="link-button small"
            aria-expanded={detailed}
            onClick={() => setDetailed(!detailed)}
          >
            {t('form.details')}
          </button>
        )}
        <span className="spring" />
        <Button
          variant="filled"
          disabled={!ready || busy}
          rightSection={<Kbd className="key citation-enter">Enter</Kbd>}
          onClick={() => send()}
        >
          {t('form.cite')}
        </Button>
      </div>
    </div>
  )
}
