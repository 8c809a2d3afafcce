import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Chronology, ChronologyEntry } from '../../../shared/contract/chronology.ts'
import { speakerInWords } from '../../../shared/messages/speaker-words.ts'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { usePinpoint } from '../passages/pinpoint.ts'

interface SourceMarksProps {
  caseId: string
  entry: ChronologyEntry
  documents: ReadonlyMap<string, Chronology['documents'][number]>
  /** More are counted. */
  most?: number
}

/** The passages that an entry rests on as `C-1 ¶ 6`, each a link to where it stands; where all are shown, with whose word it is. */
export function SourceMarks({ caseId, entry, documents, most = Infinity }: SourceMarksProps) {
  const { t } = useTranslation('chronology')
  const pinpoint = usePinpoint()
  const { sources } = entry
  return (
    <>
      {sources.slice(0, most).map((source) => {
        const { documentId, stretch, contradicts, voice, speaker } = source
        const document = documents.get(documentId)
        return (
          <Link
            key={`${documentId} ${stretch} ${contradicts} ${speaker}`}
            className="citation-mark link"
            tabIndex={most === Infinity ? 0 : -1}
            to="/case/$caseId/evidence"
            params={{ caseId }}
            search={{ doc: documentId, ...(stretch !== null && { mark: stretch }) }}
            title={document?.listedAs}
          >
            {contradicts && (
              <span className="state tone-bad">
                <IconX size={13} stroke={1.8} aria-hidden />
                {t('inspector.against')}
              </span>
            )}
            {document?.exhibit ? (
              <ExhibitNumber label={document.exhibit} link />
            ) : (
              <span className="one-line tl-listed">{document?.listedAs}</span>
            )}
            <span className="numbers">{pinpoint('', { ...source, from: 0, to: 0 }).trim()}</span>
            {most === Infinity && voice === 'speaker' && (
              <span className="second wrap-anywhere">{speakerInWords(source, t)}</span>
            )}
          </Link>
        )
      })}
      {sources.length > most && <span className="faint">{t('timeline.more', { count: sources.length - most })}</span>}
    </>
  )
}
