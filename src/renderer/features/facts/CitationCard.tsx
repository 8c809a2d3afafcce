import { SegmentedControl } from '@mantine/core'
import { IconCheck, IconQuoteOff, IconScan, IconX } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Citation, CitationDraft } from '../../../shared/contract/facts.ts'
import { Stance } from '../../../shared/domain/fact.ts'
import { client, engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { ConflictChoice } from '../../components/ConflictChoice.tsx'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { useAutosave } from '../../components/useAutosave.ts'
import { usePinpoint } from '../passages/pinpoint.ts'
import { CitationFields } from './CitationFields.tsx'
import { useOpenPassage } from './useOpenPassage.ts'

interface CitationCardProps {
  caseId: string
  citation: Citation
  readOnly: boolean
}

const readAnew = () =>
  Promise.all(
    [engine.facts.key(), engine.passages.key()].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  )

/** A passage for or against a fact: the words, where they stand, and who says them. */
export function CitationCard({ caseId, citation, readOnly }: CitationCardProps) {
  const { t } = useTranslation('facts')
  const pinpoint = usePinpoint()
  const openPassage = useOpenPassage(caseId)
  const [editing, setEditing] = useState(false)
  const { passage, exhibit, listedAs } = citation
  const recognised = passage.recognised
  return (
    <article className="citation-card">
      <button type="button" className="citation-open" title={listedAs} onClick={() => openPassage(passage)}>
        {exhibit === null ? <span className="wrap-anywhere">{listedAs}</span> : <ExhibitNumber label={exhibit} link />}
        <span className="numbers">{pinpoint('', passage).trim()}</span>
        <span className="spring" />
        <StanceMark stance={citation.stance} />
      </button>
      <blockquote className={`serif citation-quote${passage.placed ? '' : ' citation-lost'}`}>
        {passage.quote}
      </blockquote>
      {citation.translation !== '' && (
        <p className="small">
          <span className="faint">{t('translated')}</span>{' '}
          <span className="serif wrap-anywhere">{citation.translation}</span>
        </p>
      )}
      {!passage.placed && (
        <p className="state tone-unsure small">
          <IconQuoteOff size={14} stroke={1.6} aria-hidden /> {t('lost.say')}
        </p>
      )}
      {passage.reads !== null && <p className="small tone-unsure">{t('reads', { text: passage.reads })}</p>}
      {recognised !== null && (
        <p className="state tiny faint">
          <IconScan size={14} stroke={1.5} aria-hidden /> {t('recognised', { percent: recognised })}
        </p>
      )}
      {editing ? (
        <EditedCitation caseId={caseId} citation={citation} onDone={() => setEditing(false)} />
      ) : (
        <p className="small">
          <SaidBy citation={citation} />{' '}
          {!readOnly && (
            <button type="button" className="link-button" onClick={() => setEditing(true)}>
              {t('citation.edit')}
            </button>
          )}
        </p>
      )}
    </article>
  )
}

function StanceMark({ stance }: { stance: Stance }) {
  const { t } = useTranslation('facts')
  const Glyph = stance === 'supports' ? IconCheck : IconX
  return (
    <span className={`state ${stance === 'supports' ? 'tone-ok' : 'tone-bad'}`}>
      <Glyph size={14} stroke={1.7} aria-hidden />
      {t(`stance.${stance}`)}
    </span>
  )
}

/** Whose word it is, when it was said, at first hand or not, with what hedge. */
function SaidBy({ citation: { voice, speaker, saidOn, knowledge, hedge } }: { citation: Citation }) {
  const { t } = useTranslation('facts')
  const who = voice === 'outlet' ? t('voice.outlet') : speaker || t('citation.unnamed')
  return (
    <>
      {who}
      {saidOn && (
        <>
          , {t('citation.said')} <DateText date={saidOn} />
        </>
      )}
      {knowledge && `, ${t(`knowledge.${knowledge}`).toLocaleLowerCase()}`}
      {hedge !== '' && (
        <>
          . {t('citation.hedge')}: <q>{hedge}</q>
        </>
      )}
    </>
  )
}

function EditedCitation({ caseId, citation, onDone }: { caseId: string; citation: Citation; onDone: () => void }) {
  const { t } = useTranslation('facts')
  const { id: citationId, passage } = citation
  const document = useQuery(engine.evidence.get.queryOptions({ input: { documentId: passage.documentId } })).data
  const remove = useMutation(engine.facts.removeCitation.mutationOptions({ onSuccess: readAnew }))
  const saved = useAutosave<CitationDraft, Citation>({
    row: citation,
    valueOf: ({ stance, voice, speaker, saidOn, knowledge, hedge, translation }) => ({
      stance,
      voice,
      speaker,
      saidOn,
      knowledge,
      hedge,
      translation,
    }),
    write: async (fields, revision) => {
      await client.facts.changeCitation({ citationId, revision, fields })
      noteSaved()
      await readAnew()
    },
  })
  return (
    <div className="citation-edited">
      <SegmentedControl
        aria-label={t('citation.stance')}
        data={Stance.options.map((one) => ({ value: one, label: t(`stance.${one}`) }))}
        value={saved.value.stance}
        onChange={(next) => {
          saved.change({ ...saved.value, stance: Stance.catch('supports').parse(next) })
          saved.keep()
        }}
      />
      <CitationFields
        caseId={caseId}
        quote={passage.quote}
        published={document?.published ?? null}
        value={saved.value}
        onChange={saved.change}
        onDayRead={(isRead) => {
          if (!isRead) saved.change({ ...saved.value, saidOn: saved.standing.saidOn })
        }}
        onLeave={saved.keep}
      />
      {saved.conflict && (
        <ConflictChoice
          conflict={saved.conflict}
          show={({ stance, speaker, hedge }) => [t(`stance.${stance}`), speaker, hedge].filter(Boolean).join(', ')}
          onMine={saved.keepMine}
          onTheirs={saved.keepTheirs}
        />
      )}
      {saved.error !== undefined && <ErrorLine error={saved.error} />}
      {remove.isError && <ErrorLine error={remove.error} />}
      <div className="row">
        <button
          type="button"
          className="link-button small"
          onClick={() => {
            saved.keep()
            onDone()
          }}
        >
          {t('citation.done')}
        </button>
        <span className="spring" />
        <ConfirmButton
          label={t('citation.remove')}
          text={t('citation.removeText')}
          disabled={remove.isPending}
          onConfirm={() => remove.mutate({ citationId, revision: citation.revision })}
        />
      </div>
    </div>
  )
}
