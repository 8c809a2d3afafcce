import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Fault, isHarm, type Verification } from '../../../shared/contract/vault.ts'
import { adviceOn, soundnessInWords, subjectOf } from '../../../shared/messages/vault-words.ts'
import { count, fileSize } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { type DocumentOfOriginal, useDocumentsOf } from './useDocumentsOf.ts'

/** Rows of one kind that are shown at once; the rest is a click away. */
const SHOWN = 8

interface VerificationResultProps {
  verification: Verification
  /** Where a backup was restored: what to do about its faults, in place of what to do about those of each kind. */
  advice?: string
}

/** What was proved; what is wrong, by kind, with what to do about it; and what harms nothing. */
export function VerificationResult({ verification, advice }: VerificationResultProps) {
  const { t } = useTranslation('vault')
  const language = useLanguage()
  const { clean, accepted, faults, objects, bytes, pages, entries, chains } = verification
  const remarks = faults.filter((fault) => !isHarm(fault))
  return (
    <div className="stack">
      <p className={clean ? 'state tone-ok' : 'state tone-bad'} role="status">
        {clean ? (
          <IconCheck size={16} stroke={1.6} aria-hidden />
        ) : (
          <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
        )}
        {soundnessInWords(verification, t)}
      </p>
      <p className="small second">
        {t('verify.found.counts', {
          objects: count(objects, language),
          size: fileSize(bytes, language),
          pages: count(pages, language),
          entries: count(entries, language),
          chains: count(chains, language),
        })}
      </p>
      {accepted > 0 && <p className="small second">{t('verify.found.accepted', { count: accepted })}</p>}
      {!clean && advice !== undefined && <p>{advice}</p>}
      <Findings faults={faults.filter(isHarm)} advised={advice !== undefined} />
      {remarks.length > 0 && <p className="small strong">{t('verify.found.remarks')}</p>}
      <Findings faults={remarks} />
    </div>
  )
}

/** `advised`: what to do is said elsewhere. */
function Findings({ faults, advised = false }: { faults: readonly Fault[]; advised?: boolean }) {
  if (faults.length === 0) return null
  return (
    <ul className="faults">
      {[...Map.groupBy(faults, ({ kind }) => kind)].map(([kind, ofKind]) => (
        <li key={kind}>
          <FaultsOfKind kind={kind} faults={ofKind} advised={advised} />
        </li>
      ))}
    </ul>
  )
}

function FaultsOfKind({ kind, faults, advised }: { kind: Fault['kind']; faults: readonly Fault[]; advised: boolean }) {
  const { t } = useTranslation('vault')
  const documents = useDocumentsOf(faults)
  const rest = faults.slice(SHOWN)
  return (
    <>
      <h3>
        {t(`faultKind.${kind}.title`)} <span className="section-count">{faults.length}</span>
      </h3>
      {!advised && <p className="second">{adviceOn(kind, faults, t)}</p>}
      <Subjects faults={faults.slice(0, SHOWN)} documents={documents} />
      {rest.length > 0 && (
        <details>
          <summary className="link-button">{t('verify.found.more', { count: rest.length })}</summary>
          <Subjects faults={rest} documents={documents} />
        </details>
      )}
    </>
  )
}

interface SubjectsProps {
  faults: readonly Fault[]
  documents: ReturnType<typeof useDocumentsOf>
}

function Subjects({ faults, documents }: SubjectsProps) {
  const { t } = useTranslation('vault')
  return (
    <ul className="fault-subjects">
      {faults.map((fault, index) => (
        <li key={index}>
          {documents.get(fault.subject)?.map((document) => (
            <DocumentLink key={document.documentId} {...document} />
          ))}
          <span>{subjectOf(fault, t)}</span>
        </li>
      ))}
    </ul>
  )
}

function DocumentLink({ caseId, documentId, reference, listedAs }: DocumentOfOriginal) {
  return (
    <Link to="/case/$caseId/evidence" params={{ caseId }} search={{ doc: documentId }} className="link small">
      {`${reference} · ${listedAs}`}
    </Link>
  )
}
