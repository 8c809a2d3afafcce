import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DocumentSummary, type EvidenceDocument, RelationKind } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { listedAs } from './documentList.ts'
import { useRelate } from './useDocumentChanges.ts'

const KINDS = RelationKind.options
const SHOWN_AT_ONCE = 100

/** What a document is attached to, translates or copies, and what belongs to it. */
export function RelationSection({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const relate = useRelate()
  const [choosing, setChoosing] = useState(false)
  const [kind, setKind] = useState<RelationKind>(document.relation?.kind ?? 'attachment')
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId: document.caseId } })).data ?? []
  const parent = documents.find(({ id }) => id === document.relation?.of)
  const others = documents.filter(({ id }) => id !== document.id)

  function choose(of: string | null): void {
    if (of === null) return
    setChoosing(false)
    relate.mutate({ documentId: document.id, relation: { kind, of } })
  }

  return (
    <section className="section">
      <h2>{t('relation.title')}</h2>
      {document.relation && parent ? (
        <p className="small">
          {t(`relation.${document.relation.kind}`)} <DocumentLink document={parent} />
        </p>
      ) : (
        <p className="small faint">{t('relation.none')}</p>
      )}
      {choosing ? (
        <div className="stack">
          <Select
            aria-label={t('relation.kind')}
            data={KINDS.map((value) => ({ value, label: t(`relation.${value}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(value) => setKind(RelationKind.catch('attachment').parse(value))}
          />
          <Select
            aria-label={t('relation.choose')}
            placeholder={t('relation.choose')}
            searchable
            autoFocus
            limit={SHOWN_AT_ONCE}
            nothingFoundMessage={t('relation.nothing')}
            data={others.map((other) => ({ value: other.id, label: nameOf(other) }))}
            onChange={choose}
          />
          <div>
            <Button variant="subtle" onClick={() => setChoosing(false)}>
              {t('relation.cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="row small">
          {others.length > 0 && (
            <button type="button" className="link-button" onClick={() => setChoosing(true)}>
              {document.relation ? t('relation.change') : t('relation.set')}
            </button>
          )}
          {document.relation && (
            <button
              type="button"
              className="link-button"
              onClick={() => relate.mutate({ documentId: document.id, relation: null })}
            >
              {t('relation.takeBack')}
            </button>
          )}
        </div>
      )}
      {KINDS.map((one) => {
        const related = document.related.filter((other) => other.kind === one)
        return (
          related.length > 0 && (
            <div key={one} className="related small">
              <h3>{t(`relation.has.${one}`)}</h3>
              {related.map((other) => (
                <div key={other.document.id}>
                  <DocumentLink document={other.document} />
                </div>
              ))}
            </div>
          )
        )
      })}
      {relate.isError && <ErrorLine error={relate.error} />}
    </section>
  )
}

function DocumentLink({ document }: { document: DocumentSummary }) {
  return (
    <Link
      to="/case/$caseId/evidence"
      params={{ caseId: document.caseId }}
      search={{ doc: document.id }}
      className="link"
    >
      {document.exhibit !== null && <ExhibitNumber label={document.exhibit} link />} {listedAs(document)}
    </Link>
  )
}

function nameOf(document: DocumentSummary): string {
  return [document.exhibit, listedAs(document)].filter(Boolean).join('  ')
}
