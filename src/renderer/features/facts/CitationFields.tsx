import { Autocomplete, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CitationDraft } from '../../../shared/contract/facts.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { Knowledge, Voice } from '../../../shared/domain/fact.ts'
import { hedgesIn } from '../../../shared/domain/hedge.ts'
import { engine } from '../../app/engine.ts'
import { TypedDate } from '../../components/TypedDate.tsx'

/** What stands behind the semicolons of a field of hedges. */
const APART = '; '
/** Hedges offered at once. */
const OFFERED = 6

interface CitationFieldsProps {
  caseId: string
  quote: string
  /** When the document was published, where that is known: offered as the day of the statement. */
  published: EdtfDate | null
  value: CitationDraft
  onChange: (value: CitationDraft) => void
  /** The day of the statement is typed as a date, or as what is none. */
  onDayRead: (isRead: boolean) => void
  /** A field was left, or a choice made. */
  onLeave?: () => void
}

/** Who says what a passage says, when, at first hand or not, and with what hedge. */
export function CitationFields({ caseId, quote, published, value, onChange, onDayRead, onLeave }: CitationFieldsProps) {
  const { t } = useTranslation('facts')
  const speakers = useSpeakers(caseId)
  const hedges = useMemo(() => hedgesIn(quote), [quote])
  const set = (fields: Partial<CitationDraft>) => onChange({ ...value, ...fields })
  const kept = value.hedge.split(';').map((hedge) => hedge.trim())
  const offered = hedges.filter((hedge) => !kept.includes(hedge)).slice(0, OFFERED)
  return (
    <div className="citation-fields">
      <div className="citation-voice">
        <SegmentedControl
          aria-label={t('citation.voice')}
          data={Voice.options.map((voice) => ({ value: voice, label: t(`voice.${voice}`) }))}
          value={value.voice}
          onChange={(next) => {
            set({ voice: Voice.catch('outlet').parse(next) })
            onLeave?.()
          }}
        />
        <SegmentedControl
          aria-label={t('citation.knowledge')}
          data={['unsaid', ...Knowledge.options].map((one) => ({ value: one, label: t(`knowledge.${one}`) }))}
          value={value.knowledge ?? 'unsaid'}
          onChange={(next) => {
            set({ knowledge: Knowledge.safeParse(next).data ?? null })
            onLeave?.()
          }}
        />
      </div>
      {value.voice === 'speaker' && (
        <Autocomplete
          label={t('citation.speaker')}
          description={t('citation.speakerHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          classNames={{ input: 'field-input', label: 'field-label', description: 'field-hint' }}
          data={speakers}
          limit={6}
          maxLength={300}
          comboboxProps={{ withinPortal: false }}
          value={value.speaker}
          onChange={(speaker) => set({ speaker })}
          onBlur={onLeave}
        />
      )}
      <div className="citation-said">
        <TypedDate
          label={t('citation.saidOn')}
          value={value.saidOn}
          onChange={(saidOn) => {
            onDayRead(saidOn !== undefined)
            if (saidOn !== undefined) set({ saidOn })
          }}
          offered={published ? { date: published, why: t('citation.published') } : undefined}
          {...(onLeave && { onLeave })}
        />
        <div>
          <TextInput
            label={t('citation.hedge')}
            maxLength={300}
            value={value.hedge}
            onChange={(event) => set({ hedge: event.currentTarget.value })}
            onBlur={onLeave}
          />
          {offered.length > 0 && (
            <div className="hedges-offered tiny">
              <span className="faint">{t('citation.hedgeOffered')}</span>
              {offered.map((hedge) => (
                <button
                  key={hedge}
                  type="button"
                  className="link-button"
                  onClick={() => {
                    set({ hedge: [value.hedge.trim(), hedge].filter(Boolean).join(APART) })
                    onLeave?.()
                  }}
                >
                  {hedge}
                </button>
              ))}
            </div>
          )}
        </div>
      </div>
      <Textarea
        label={t('citation.translation')}
        description={t('citation.translationHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={10_000}
        value={value.translation}
        onChange={(event) => set({ translation: event.currentTarget.value })}
        onBlur={onLeave}
      />
    </div>
  )
}

/** Everybody whose words were cited in the case. */
function useSpeakers(caseId: string): string[] {
  const { data } = useQuery(engine.facts.list.queryOptions({ input: { caseId } }))
  return useMemo(() => {
    const speakers = (data ?? []).flatMap(({ citations }) => citations.map(({ speaker }) => speaker))
    return [...new Set(speakers)].filter(Boolean).toSorted()
  }, [data])
}
